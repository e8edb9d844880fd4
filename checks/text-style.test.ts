import { expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../src/platform/languages/public.ts'
import { editionWordsIn, messagesIn, waysToSay } from './catalogues.ts'
import { styleFaults } from './text-style.ts'
import { tidyText } from './tidy-texts.ts'

test.each(LANGUAGES)('texts in %s keep the style sheet of the language', (language) => {
  const faults = messagesIn(language).flatMap(({ file, key, text }) =>
    [...new Set(waysToSay(text).flatMap((words) => styleFaults(language, words)))].map(
      (fault) => `${file} ${key}: ${fault}`,
    ),
  )
  expect(faults).toEqual([])
})

test.each(LANGUAGES)('what the editions of the program say in %s keeps the same style sheet', (language) => {
  const said = editionWordsIn(language)
  expect(said.length).toBeGreaterThan(1000)
  expect(
    said.flatMap(({ file, key, text }) => styleFaults(language, text).map((fault) => `${file} ${key}: ${fault}`)),
  ).toEqual([])
})

test('no help repeats that a question may be left out: the form says so beside its name', () => {
  const repeated = LANGUAGES.flatMap(editionWordsIn).filter(({ text }) =>
    /\. Optional\.|Facultatif\.|Opcional\.|اختياري\.|Необязательно\.|选填。/.test(text),
  )
  expect(repeated).toEqual([])
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
  ['zh', '会议{}已取消', '{}号会议已取消'],
  ['zh', '第{}场会议', '{}号会议'],
  ['ar', 'جامعة, مدينة', 'جامعة، مدينة'],
  ['ar', 'جزءًا', 'جزءاً'],
  ['ar', 'و كلمة', 'وكلمة'],
  ['ar', 'اختر قاعة', 'يُرجى اختيار قاعة'],
  ['ar', 'في مسودتك', 'في مسودتكم'],
  ['ar', 'لأنك أرسلت صورة', 'لأنكم أرسلتم صورة'],
  ['ar', 'قدِّم طلباً من ذلك', 'قدِّموا طلباً من ذلك'],
  ['fr', 'avant 12\u00a0h', 'avant 12:00'],
  ['es', 'desde las 14.00', 'desde las 14:00'],
  ['en', 'the "right" one', 'the “right” one'],
] as [Language, string, string][])('%s: «%s» is found, «%s» is not', (language, wrong, right) => {
  expect(styleFaults(language, wrong)).not.toEqual([])
  expect(styleFaults(language, right)).toEqual([])
})

test.each([
  ['fr', 'Motif : « aucun » ; prêt ?', 'Motif\u00a0: «\u00a0aucun\u00a0»\u202f; prêt\u202f?'],
  ['ru', 'ещё раз — да', 'еще раз – да'],
  ['zh', '共 {count} 项', '共{count}项'],
  ['ar', 'جزءًا', 'جزءاً'],
] as [Language, string, string][])('what a program can mend it mends: %s', (language, written, tidy) => {
  expect(tidyText(language, written)).toBe(tidy)
})
