import { expect, test } from 'vitest'
import { bySortName, personName } from './person-name.ts'

const named = (given_name: string, family_name: string) => personName({ given_name, family_name })

test.each([
  ['Rosa', 'Muestra', 'Rosa Muestra', 'Muestra, Rosa'],
  ['伟', '李', '李伟', '李伟'],
  ['민준', '김', '김민준', '김민준'],
  ['さくら', '田中', '田中さくら', '田中さくら'],
  ['Văn An', 'Nguyễn', 'Nguyễn Văn An', 'Nguyễn Văn An'],
  ['Wei', 'Li', 'Wei Li', 'Li, Wei'],
  ['Сергей', 'Образцов', 'Сергей Образцов', 'Образцов, Сергей'],
  ['هدى', 'المثالية', 'هدى المثالية', 'المثالية, هدى'],
  ['Suharto', '', 'Suharto', 'Suharto'],
  ['', 'Madonna ', 'Madonna', 'Madonna'],
  [' ', '', '', ''],
])('given %j and family %j are written %j and sorted as %j', (given, family, written, sort) => {
  expect(named(given, family)).toEqual({ written, sort })
})

test('what a person says of their own name goes before its parts', () => {
  const parts = { given_name: 'Gábor', family_name: 'Minta' }
  expect(personName({ ...parts, written_name: 'Minta Gábor' })).toEqual({ written: 'Minta Gábor', sort: 'Minta Gábor' })
  expect(personName({ written_name: 'Rosa de la Muestra', sort_name: 'Muestra, Rosa de la' }).sort).toBe(
    'Muestra, Rosa de la',
  )
  expect(personName({ ...parts, sort_name: 'MINTA' })).toEqual({ written: 'Gábor Minta', sort: 'MINTA' })
})

test('lists go by sort names, accents and capitals as the reader has them', () => {
  const people = [named('Ida', 'Öberg'), named('Ada', 'zimmer'), named('Eva', 'Nilsson')]
  expect(people.toSorted(bySortName('en')).map(({ sort }) => sort)).toEqual([
    'Nilsson, Eva',
    'Öberg, Ida',
    'zimmer, Ada',
  ])
  expect(people.toSorted(bySortName('sv')).map(({ sort }) => sort)).toEqual([
    'Nilsson, Eva',
    'zimmer, Ada',
    'Öberg, Ida',
  ])
})
