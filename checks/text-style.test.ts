import { expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../src/platform/languages/public.ts'
import { messagesIn, waysToSay } from './catalogues.ts'
import { styleFaults } from './text-style.ts'

test.each(LANGUAGES)('texts in %s keep the style sheet of the language', (language) => {
  const faults = messagesIn(language).flatMap(({ file, key, text }) =>
    [...new Set(waysToSay(text).flatMap((words) => styleFaults(language, words)))].map(
      (fault) => `${file} ${key}: ${fault}`,
    ),
  )
  expect(faults).toEqual([])
})

test.each([
  ['fr', 'Motif : aucun', 'Motif\u00a0: aucun'],
  ['fr', 'Prêt ?', 'Prêt\u202f?'],
  ['fr', '« Oui »', '«\u00a0Oui\u00a0»'],
  ['fr', "L'acte", 'L’acte'],
  ['es', 'Por qué aquí?', '¿Por qué aquí?'],
  ['es', 'Su ordenador', 'Su computadora'],
  ['ru', 'Версия — это', 'Версия – это'],
  ['ru', 'ещё раз', 'еще раз'],
  ['zh', '共 5 项', '共5项'],
  ['zh', '电话(选填)', '电话（选填）'],
  ['zh', '编号:5', '编号：5'],
  ['ar', 'جامعة, مدينة', 'جامعة، مدينة'],
  ['ar', 'جزءًا', 'جزءاً'],
  ['ar', 'و كلمة', 'وكلمة'],
  ['ar', 'اختر قاعة', 'يُرجى اختيار قاعة'],
  ['ar', 'في مسودتك', 'في مسودتكم'],
  ['en', 'the "right" one', 'the “right” one'],
] as [Language, string, string][])('%s: «%s» is found, «%s» is not', (language, wrong, right) => {
  expect(styleFaults(language, wrong)).not.toEqual([])
  expect(styleFaults(language, right)).toEqual([])
})
