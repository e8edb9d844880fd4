import path from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { LANGUAGES, type Language } from '../src/platform/languages/public.ts'
import { filesUnder, read } from './sources.ts'

export type Message = { readonly file: string; readonly key: string; readonly text: string }

/** Folders of texts, as `src/home/texts`. */
export const textFolders = (): string[] => [
  ...new Set(filesUnder('src', /\/texts\/en\.json$/).map((file) => path.posix.dirname(file))),
]

/** Every message of a language, from all catalogues. */
export const messagesIn = (language: Language): Message[] =>
  textFolders().flatMap((folder) => {
    const file = `${folder}/${language}.json`
    return Object.entries(JSON.parse(read(file)) as Record<string, string>).map(([key, text]) => ({ file, key, text }))
  })

/** Each way a message can be said: with every case of its plurals and choices, values as {}, counts as #. */
export function waysToSay(text: string): string[] {
  const said = (elements: MessageFormatElement[]): string[] =>
    elements.reduce<string[]>(
      (before, element) => {
        const after =
          element.type === TYPE.literal
            ? [element.value]
            : element.type === TYPE.pound
              ? ['#']
              : element.type === TYPE.plural || element.type === TYPE.select
                ? Object.values(element.options).flatMap((option) => said(option.value))
                : ['{}']
        // One case after another is enough; all of one beside all of another would be the same words again.
        return before.length >= after.length
          ? before.map((words, i) => words + after[i % after.length])
          : after.map((words, i) => before[i % before.length] + words)
      },
      [''],
    )
  return said(parse(text, { ignoreTag: true }))
}

const EDITIONS = 'editions'

/** What the files of the editions that come with the program say in a language, each at its place: everything that stands there in all six. */
export const editionWordsIn = (language: Language): Message[] =>
  filesUnder(EDITIONS, /\.json$/).flatMap((file) =>
    saidIn(JSON.parse(read(file)), language, '').map((one) => ({ file, ...one })),
  )

function saidIn(value: unknown, language: Language, key: string): Omit<Message, 'file'>[] {
  if (typeof value !== 'object' || value === null) return []
  if (LANGUAGES.every((one) => one in value))
    return [(value as Record<Language, unknown>)[language]]
      .flat()
      .flatMap((text) => (typeof text === 'string' ? [{ key, text }] : []))
  return Object.entries(value).flatMap(([name, part]) => saidIn(part, language, `${key}/${name}`))
}
