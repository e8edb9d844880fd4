import { z } from 'zod'
import type { EditionScope } from '../../access/public.ts'
import { type Actor, perform } from '../../acts/public.ts'
import { findCampaigns } from '../../campaigns/public.ts'
import { readEditionFile } from '../../editions/public.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  passagesTaken,
  pointMade,
  readableText,
  spanOfWords,
  synthesisReleased,
  themeMade,
} from '../../synthesis/public.ts'
import { findTopics } from '../../topics/public.ts'
import { said } from '../story.ts'

const synthesisFile = z.object({
  themes: z.array(z.object({ id: z.string(), parent: z.string().optional(), name: said })),
  passages: z.array(
    z.object({ id: z.string(), submission: z.string(), themes: z.array(z.string()), words: z.string() }),
  ),
  points: z.array(z.object({ theme: z.string(), passages: z.array(z.string()), words: said })),
})
type SynthesisFile = z.infer<typeof synthesisFile>

type Doing = {
  readonly platform: Platform
  readonly edition: EditionScope
  readonly officer: Actor
  readonly head: Actor
  /** Where a sample stands as a submission; null where visitors have changed that. */
  referenceOf(sample: string): Promise<string | null>
}

/** Officers read the submissions: themes, passages, points, as the edition's folder tells them; the head publishes what they made. */
export async function makeSynthesis(doing: Doing): Promise<void> {
  const file = synthesisFile.parse(readEditionFile(doing.edition.slug, 'sample-synthesis'))
  const themes = await makeThemes(doing, file)
  const passages = await takePassages(doing, file, themes)
  const { platform, edition, officer, head } = doing
  await findCampaigns(platform, edition)
  await findTopics(platform, edition)
  for (const { theme, words, passages: ids } of file.points) {
    const wish = { words, theme: themes.get(theme) ?? null, passages: ids.flatMap((id) => passages.get(id) ?? []) }
    await perform(platform, pointMade, { edition, actor: officer, wish })
  }
  await perform(platform, synthesisReleased, { edition, actor: head, wish: null })
}

async function makeThemes({ platform, edition, officer }: Doing, file: SynthesisFile): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const { id, parent, name } of file.themes) {
    const wish = { name, parent: (parent && made.get(parent)) ?? null }
    const done = await perform(platform, themeMade, { edition, actor: officer, wish })
    if (done.ok) made.set(id, done.value.id)
  }
  return made
}

async function takePassages(
  { platform, edition, officer, referenceOf }: Doing,
  { passages }: SynthesisFile,
  known: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const taken = new Map<string, string>()
  for (const { id, submission, words, themes } of passages) {
    const reference = await referenceOf(submission)
    const text = reference && (await readableText(platform.db, edition, reference))
    if (!reference || !text) continue
    const question = text.texts.find((one) => spanOfWords(one.text, words))?.question
    if (!question) throw new Error(`${submission} does not say: ${words}`)
    const wish = { reference, question, sentences: [], words, themes: themes.flatMap((one) => known.get(one) ?? []) }
    const done = await perform(platform, passagesTaken, { edition, actor: officer, wish })
    if (done.ok && done.value[0]) taken.set(id, done.value[0])
  }
  return taken
}
