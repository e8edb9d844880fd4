import type { EditionScope } from '../access/public.ts'
import { defineAct, perform, program } from '../acts/public.ts'
import { type Answers, filesIn, formById, kindOf, MEANS, type Question, said } from '../forms/public.ts'
import { keepFile } from '../platform/files/keep-file.ts'
import { sizesOf } from '../platform/images/read-image.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import type { EntryFacts } from '../rounds/public.ts'
import { latestAnswers, lockSubmission } from '../submissions/public.ts'
import { likenessOf } from './likeness.ts'
import { type Contest, contestOf, untaken } from './reads.ts'
import { keepPhoto, type PhotoLooked } from './store.ts'

/** Widths of the pictures on pages: of a wall of pictures, of a page of its own, of a large screen. */
const WIDTHS = [400, 800, 1600]

/** A photograph is looked at: its words, what the rules look at, and its sizes. From then on it waits at the desk. */
export const photoTakenIn = defineAct<PhotoLooked, number, PhotoLooked, void, 'photo-gone'>({
  name: 'photo taken in',
  may: 'mayModeratePhotos',
  async look({ tx, edition }, { submissionId, version }) {
    const submission = await lockSubmission(tx, edition, submissionId)
    const stands = submission && submission.state !== 'withdrawn' && submission.currentVersion === version
    return stands ? ok(submission.number) : refuse('photo-gone')
  },
  decide: (_, photo) => ok(photo),
  do: ({ tx, edition, now }, photo) => keepPhoto(tx, edition, photo, now),
  record: (_, { version }, number) => ({ subject: String(number), details: { version } }),
})

/** Takes in every photograph of an edition that nobody has looked at yet; how many. Done twice, it is done once. */
export async function takeInPhotos(platform: Platform, edition: EditionScope): Promise<number> {
  const contest = await contestOf(platform.db, edition)
  if (!contest) return 0
  let taken = 0
  for (const { id, number } of await untaken(platform.db, edition, contest.kind)) {
    const wish = await looked(platform, edition, contest, id)
    if (!wish) {
      platform.log.warn({ number }, 'photograph that cannot be read')
      continue
    }
    const done = await perform(platform, photoTakenIn, { edition, actor: program(), wish })
    if (done.ok) taken++
  }
  return taken
}

async function looked(
  platform: Platform,
  edition: EditionScope,
  contest: Contest,
  submissionId: string,
): Promise<PhotoLooked | null> {
  const { answers, formId, version } = await latestAnswers(platform.db, edition, submissionId)
  const form = await formById(platform.db, formId)
  const [file] = form.questions.filter(isPhoto).flatMap((question) => filesIn(answers[question.id]))
  const bytes = file && (await platform.files.get(file.sha256))
  if (!file || !bytes) return null
  const reading = await sizesOf(bytes, WIDTHS)
  if (reading.kind !== 'sized') return null
  const sizes: PhotoLooked['sizes'][number][] = []
  for (const { bytes: made, ...size } of reading.sizes) {
    const at = platform.clock.now()
    const { sha256 } = await keepFile(platform, made, { mediaType: `image/${size.format}`, at })
    sizes.push({ ...size, sha256 })
  }
  const of = contest.answers
  return {
    ...{ submissionId, selectionId: contest.id, version, original: file.sha256, sizes },
    ...{ width: reading.width, height: reading.height, likeness: likenessOf(reading.grey) },
    title: said(form, answers, MEANS.title),
    description: said(form, answers, MEANS.pictureDescription),
    ...{ story: wordsIn(answers, of.story), credit: wordsIn(answers, of.credit) },
    country: wordsIn(answers, of.country) || null,
    facts: factsIn(answers, of.facts),
  }
}

const isPhoto = (question: Question) => kindOf(question).files?.withoutMetadata === true

const wordsIn = (answers: Answers, question: string): string => {
  const answer = answers[question]
  return typeof answer === 'string' ? answer : ''
}

/** What was answered, as the rules look at it; nothing said is no fact. */
function factsIn(answers: Answers, from: Readonly<Record<string, string>>): EntryFacts {
  return Object.fromEntries(
    Object.entries(from).flatMap(([fact, question]) => {
      const answer = answers[question]
      return (typeof answer === 'string' && answer !== '') || typeof answer === 'boolean' ? [[fact, answer]] : []
    }),
  )
}
