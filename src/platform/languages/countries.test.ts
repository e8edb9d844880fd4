import { expect, test } from 'vitest'
import { COUNTRY_CODES, countryName, LANGUAGES } from './public.ts'

test('every country and area has a name of its own in each language, clean and whole', () => {
  expect(COUNTRY_CODES).toHaveLength(249)
  for (const language of LANGUAGES) {
    const names = COUNTRY_CODES.map((code) => countryName(code, language))
    expect(new Set(names).size, language).toBe(249)
    for (const name of names) expect(name).toMatch(/^\S(?:.*\S)?$/)
    const script = {
      ar: /^[\p{Script=Arabic}\s\-()،]+$/u,
      zh: /^[\p{Script=Han}（）、]+$/u,
      ru: /^[\p{Script=Cyrillic}\s\-’(),]+$/u,
    }
    const wanted = script[language as keyof typeof script] ?? /^[\p{Script=Latin}\s\-’(),]+$/u
    expect(names.filter((name) => !wanted.test(name))).toEqual([])
  }
})

test.each([
  ['TW', 'مقاطعة تايوان الصينية', '中国台湾省', 'Taiwan, Province of China'],
  ['PS', 'دولة فلسطين', '巴勒斯坦国', 'State of Palestine'],
  ['FK', 'جزر فوكلاند (مالفيناس)', '福克兰群岛（马尔维纳斯）', 'Falkland Islands (Malvinas)'],
  ['KP', 'جمهورية كوريا الشعبية الديمقراطية', '朝鲜民主主义人民共和国', 'Democratic People’s Republic of Korea'],
  ['HK', 'الصين، منطقة هونغ كونغ الإدارية الخاصة', '中国香港特别行政区', 'China, Hong Kong SAR'],
  ['NL', 'هولندا (مملكة -)', '荷兰王国', 'Netherlands (Kingdom of the)'],
  ['IR', 'إيران (جمهورية - الإسلامية)', '伊朗伊斯兰共和国', 'Iran (Islamic Republic of)'],
  ['TR', 'تركيا', '土耳其', 'Türkiye'],
])('%s is called as the United Nations calls it', (code, ar, zh, en) => {
  expect([countryName(code, 'ar'), countryName(code, 'zh'), countryName(code, 'en')]).toEqual([ar, zh, en])
})

test.each([
  ['CI', 'fr', 'Côte d’Ivoire'],
  ['CI', 'ar', 'كوت ديفوار'],
  ['KG', 'fr', 'Kirghizistan'],
  ['KG', 'ru', 'Кыргызстан'],
  ['MD', 'es', 'República de Moldova'],
  ['MM', 'fr', 'Myanmar'],
  ['TL', 'ru', 'Тимор-Лешти'],
  ['VA', 'fr', 'Saint-Siège'],
  ['SA', 'es', 'Arabia Saudita'],
  ['BO', 'ru', 'Боливия (Многонациональное Государство)'],
] as const)('%s in %s is %s', (code, language, name) => {
  expect(countryName(code, language)).toBe(name)
})

/**
 * A page for people: where these names differ from those a browser or a telephone would show. A reviser reads it through; whoever changes
 * a name, or the runtime with its CLDR, sees here what that does.
 */
test('the differences to CLDR are the ones that were read through', async () => {
  const lines = LANGUAGES.flatMap((language) => {
    const cldr = new Intl.DisplayNames(language, { type: 'region' })
    const different = COUNTRY_CODES.filter(
      (code) => cldr.of(code)?.replaceAll("'", '’') !== countryName(code, language),
    )
    return [
      `${language}: ${different.length} of ${COUNTRY_CODES.length}`,
      ...different.map((code) => `  ${code}  ${countryName(code, language)}  <>  ${cldr.of(code)}`),
    ]
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('countries-beside-cldr.txt')
})

test('a code nobody knows stays as it is', () => {
  expect(countryName('XX', 'fr')).toBe('XX')
})
