import { z } from 'zod'
import type { EditionScope, Viewer } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { editionHas, readEditionFile } from '../../editions/public.ts'
import { photoDecided, takeInPhotos } from '../../photos/public.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { emailOf } from '../hand-in.ts'
import { sampleStanding } from '../reads.ts'
import type { Samples } from '../samples.ts'
import { said, writtenIn } from '../story.ts'

const at = z.iso.datetime()

const photoAct = z.discriminatedUnion('do', [
  z.object({ at, do: z.literal('take_in') }),
  z.object({
    at,
    do: z.literal('decide'),
    /** Photographs by the samples they came with. */
    photos: z.array(z.string()),
    verdict: z.enum(['admitted', 'declined', 'taken_down']),
    language: z.enum(LANGUAGES).default('en'),
    reason: said.optional(),
  }),
])
type PhotoAct = z.infer<typeof photoAct>
export type PhotoEvent = { readonly at: Date; readonly photo: PhotoAct }

/** What became of the photographs of the samples, for the demonstration. */
const photosCourse = z.object({ photos: z.array(photoAct) })

export const photoEvents = (slug: string): PhotoEvent[] =>
  editionHas(slug, 'sample-photos')
    ? photosCourse
        .parse(readEditionFile(slug, 'sample-photos'))
        .photos.map((photo) => ({ at: new Date(photo.at), photo }))
    : []

type Cast = { readonly officer: Viewer; readonly samples: Samples }

/** Carries out one of them through the act its people use. What visitors have made impossible or needless meanwhile is left out: theirs counts. */
export async function carryOutPhoto(
  platform: Platform,
  edition: EditionScope,
  act: PhotoAct,
  { officer, samples }: Cast,
) {
  switch (act.do) {
    case 'take_in':
      return void (await takeInPhotos(platform, edition))
    case 'decide': {
      const nothing = { text: '', language: act.language, others: {} }
      const reason = act.reason ? { ...writtenIn(act.reason, act.language), language: act.language } : nothing
      for (const id of act.photos) {
        const number = await numberOf(platform, edition, id, samples)
        if (number === null) continue
        const order = { edition, actor: program(officer.person?.id), wish: { number, verdict: act.verdict, reason } }
        const done = await perform(platform, photoDecided, order)
        if (done.ok || done.refusal.code !== 'photo-unknown') continue
        await takeInPhotos(platform, edition) // a busy machine may have given one up
        await perform(platform, photoDecided, order)
      }
    }
  }
}

/** The number a sample came in under; null when it did not. A visitor may have taken the one it had. */
export async function numberOf(platform: Platform, edition: EditionScope, id: string, samples: Samples) {
  const sample = samples.submissions.find((one) => one.id === id)
  if (!sample?.submitted_at) throw new Error(`The photographs speak of ${id}, which was never handed in.`)
  const email = await emailOf(platform, edition, sample)
  const found = await sampleStanding(platform.db, edition, email, new Date(sample.submitted_at))
  return found ? Number(found.reference.split('-')[1]) : null
}
