import { isLanguage, LANGUAGES, type Language } from '../src/platform/languages/public.ts'
import { read } from './sources.ts'

type Forbidden = { readonly language: Language; readonly words: string; readonly found: RegExp }
type Concept = { readonly term: string; readonly said: Record<Language, string>; readonly never: readonly Forbidden[] }

/** One row of the table: the concept in six languages, and what never stands for it. */
function conceptOf(line: string): Concept {
  const [en = '', ar = '', zh = '', fr = '', ru = '', es = '', never = ''] = line
    .slice(2, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
  return {
    term: en,
    said: { en, ar, zh, fr, ru, es },
    never: never.split(' · ').flatMap((part) => {
      const [language, list = ''] = part.split(/: (.*)/s)
      return isLanguage(language) ? list.split(', ').map((words) => forbidden(language, words)) : []
    }),
  }
}

/** Whole words; after `~` also the beginning of longer ones. Chinese has no blanks to tell them by. */
function forbidden(language: Language, written: string): Forbidden {
  const words = written.replace(/^~/, '')
  const open = written.startsWith('~') || language === 'zh'
  const before = language === 'zh' ? '' : language === 'ar' ? '(?<![\\p{L}\\p{M}])[وبلف]?' : '(?<![\\p{L}\\p{M}])'
  return { language, words: written, found: new RegExp(`${before}${words}${open ? '' : '(?![\\p{L}\\p{M}])'}`, 'iu') }
}

/** The table of GLOSSARY.md. */
export function concepts(): Concept[] {
  const [, table = ''] = read('GLOSSARY.md').split('## In six languages')
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map(conceptOf)
}

/** Concepts without a word in some language. */
export const unnamed = (all: readonly Concept[]): string[] =>
  all.flatMap(({ term, said }) => LANGUAGES.filter((l) => said[l] === '').map((l) => `${term}: ${l}`))
