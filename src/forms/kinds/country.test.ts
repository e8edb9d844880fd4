import { expect, test } from 'vitest'
import './all.ts' // the kinds know each other
import { VALUES } from './value.ts'

const names = new Map([
  ['countries', ['CI', 'CZ', 'KG', 'AX', 'ZA', 'EG', 'DZ'].map((code) => ({ code, name: {}, details: {} }))],
])
const offered = (language: 'ar' | 'zh' | 'en' | 'fr' | 'es') =>
  VALUES.country.offered({}, { names, language }).map(({ label }) => label)

test('countries and areas stand in the order of the reader’s own alphabet, under their United Nations names', () => {
  expect(offered('en')).toEqual([
    'Åland Islands',
    'Algeria',
    'Côte d’Ivoire',
    'Czechia',
    'Egypt',
    'Kyrgyzstan',
    'South Africa',
  ])
  expect(offered('fr')).toEqual([
    'Afrique du Sud',
    'Algérie',
    'Côte d’Ivoire',
    'Égypte',
    'Îles d’Åland',
    'Kirghizistan',
    'Tchéquie',
  ])
  expect(offered('es').at(-1)).toBe('Sudáfrica')
  expect(offered('zh')).toEqual(['阿尔及利亚', '埃及', '奥兰群岛', '吉尔吉斯斯坦', '捷克', '科特迪瓦', '南非'])
  expect(offered('ar').at(-1)).toBe('مصر')
})
