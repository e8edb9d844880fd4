import { defineTexts, isLanguage, type Language } from '../platform/languages/public.ts'
import type { FileRefusal, Remark } from './report.ts'
import ar from './texts/ar.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }
import es from './texts/es.json' with { type: 'json' }
import fr from './texts/fr.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }
import type { ExportWords } from './write/export-facts.ts'

const texts = defineTexts({ ar, zh, en, fr, ru, es })

/** The sentence of a remark on an item or file, or of a refusal of a file. */
export const sentenceOf = ({ code, facts }: Remark | FileRefusal, language: Language): string =>
  texts(language)(code, { ...facts })

/** The words an export puts where its format has no place for a fact, in a language of the interface; English for any other. */
export function exportWords(language: string): ExportWords {
  const t = texts(isLanguage(language) ? language : 'en')
  return {
    language: t.language,
    cancelled: t('mark.cancelled'),
    postponed: t('mark.postponed'),
    unplaced: t('mark.unplaced'),
    roomUnknown: t('room.unknown'),
  }
}
