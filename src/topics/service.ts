import { z } from 'zod'
import type { Topic } from '../analysis/public.ts'
import type { Config } from '../platform/config.ts'
import { LANGUAGES, type Localized } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'

/**
 * A service of the deployment's choice that helps to sort texts: off unless the settings name one. It is sent public words alone, and what
 * it answers is a machine's word: how near texts are to each other, and a name for a group of them, shown as made by it.
 */
export type TextService = {
  /** Whose word it is, for whoever reads it. */
  readonly name: string
  /** A place among meanings for each text, in their order; null where the service has none to give. */
  vectors(texts: readonly string[]): Promise<number[][] | null>
  /** A name for each topic, in some of our languages; null where the service gives none. */
  names(topics: readonly Topic[]): Promise<Localized[] | null>
}

/** For one answer; whoever waits longer sorts without it. */
const SECONDS_TO_ANSWER = 20
const TEXTS_AT_ONCE = 64
/** A meaning is told by the beginning of a text well enough, and services take so much at once. */
const LONGEST_TEXT = 8_000
const LONGEST_NAME = 80
const LONGEST_ANSWER = 32 * 1024 * 1024

const vectorsAnswer = z.object({ vectors: z.array(z.array(z.number()).min(1).max(8192)) })
const namesAnswer = z.object({ names: z.array(z.record(z.string(), z.string())) })

/** The service of the settings over HTTP: `POST …/vectors {texts}` and `POST …/names {topics, languages}`; 404 says that it has no such. */
export function textServiceOf({ textService }: Pick<Config, 'textService'>): TextService | null {
  if (!textService) return null
  const ask = asking(textService)
  return {
    name: new URL(textService.url).host,
    async vectors(texts) {
      const all: number[][] = []
      for (let from = 0; from < texts.length; from += TEXTS_AT_ONCE) {
        const part = texts.slice(from, from + TEXTS_AT_ONCE).map((text) => cut(text, LONGEST_TEXT))
        const answer = await ask('vectors', { texts: part }, vectorsAnswer)
        if (!answer) return null
        if (answer.vectors.length !== part.length) throw new Error('not a vector for each text')
        all.push(...answer.vectors)
      }
      return all
    },
    async names(topics) {
      const told = topics.map(({ phrases, passages }) => ({ phrases, passages: passages.map((one) => one.passage) }))
      const answer = await ask('names', { topics: told, languages: LANGUAGES }, namesAnswer)
      if (!answer) return null
      if (answer.names.length !== topics.length) throw new Error('not a name for each topic')
      return answer.names.map(inOurLanguages)
    },
  }
}

/** One line in each of our languages, no longer than a name is. */
const inOurLanguages = (given: Readonly<Record<string, string>>): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const name = cut((given[language] ?? '').replace(/\s+/gu, ' ').trim(), LONGEST_NAME)
      return name ? [[language, name]] : []
    }),
  )

const asking =
  ({ url, secret }: { url: string; secret: string | null }) =>
  async <Answer>(what: string, body: object, shape: z.ZodType<Answer>): Promise<Answer | null> => {
    const answer = await fetch(`${url}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000),
    })
    if (answer.status === 404) {
      await answer.body?.cancel()
      return null
    }
    if (!answer.ok) throw new Error(`the service answers ${answer.status}`)
    return shape.parse(JSON.parse(await bounded(answer)))
  }

/** An answer that never ends is none. */
async function bounded(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > LONGEST_ANSWER) throw new Error('the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
