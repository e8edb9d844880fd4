import sharp from 'sharp'
import type { EditionScope } from '../../access/public.ts'
import type { Answers } from '../../forms/public.ts'
import { findOrAddPerson } from '../../identity/public.ts'
import { keepFile } from '../../platform/files/keep-file.ts'
import type { Platform } from '../../platform/platform.ts'
import { saveDraft, startDraft, submitDraft } from '../../submissions/public.ts'

/** A picture of stripes, another one for each seed, with the place it was taken in its metadata. */
export function striped(seed: number, format: 'jpeg' | 'webp' = 'jpeg'): Promise<Buffer> {
  const bars = Array.from({ length: 8 }, (_, i) => {
    const grey = (seed * 37 + i * i * 53) % 256
    return `<rect x="${i * 300}" y="${(seed * 31 * i) % 700}" width="300" height="900" fill="rgb(${grey},${grey},${grey})"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1600"><rect width="2400" height="1600" fill="#678"/>${bars.join('')}</svg>`
  const place = { IFD0: { Artist: 'Nobody' }, IFD3: { GPSLatitude: '46/1 12/1 0/1' } }
  return sharp(Buffer.from(svg)).withExif(place).toFormat(format).toBuffer()
}

type Sent = { readonly email: string; readonly picture: Uint8Array; readonly answers?: Answers }

/** Sends a photograph as people do, and answers its number. */
export async function sendPhoto(platform: Platform, edition: EditionScope, { email, picture, answers }: Sent) {
  const at = platform.clock.now()
  const personId = await platform.db.transaction().execute((tx) => findOrAddPerson(tx, { email, language: 'en' }, at))
  const { sha256, size } = await keepFile(platform, picture, { mediaType: 'image/jpeg', at })
  const file = { sha256, public_sha256: sha256, filename: 'a.jpg', media_type: 'image/jpeg', size_bytes: size }
  const owner = { browserHash: null, personId }
  const started = await startDraft(platform, edition, {
    call: 'photo_contest',
    form: 'photo_entry',
    language: 'en',
    owner,
  })
  if (!started.ok) throw new Error(started.refusal.code)
  const draftId = started.value.id
  await saveDraft(platform, edition, owner, draftId, {
    answers: { ...ANSWERS, photo: [file], submitter_email: email, ...answers } as Answers,
    shown: {},
  })
  const done = await submitDraft(platform, edition, { owner, draftId, arrivedAt: at })
  if (!done.ok) throw new Error(`${done.refusal.code} ${JSON.stringify(done.refusal.facts)}`)
  return done.value.number
}

const ANSWERS = {
  submitter_name: 'Akosua Exampleton',
  country: 'GH',
  stakeholder_type: 'civil_society',
  submission_language: 'en',
  photo_title: 'Evening class',
  photo_story:
    'Six women practise mobile banking under one solar lamp after market, and the trainer sold vegetables until last year.',
  alt_text: 'Six women around a table with phones.',
  photo_date: '2021-08-21',
  photo_place: 'A village',
  photo_country: 'GH',
  credit_line: 'Credit of Exampleton',
  people_depicted: 'adults_consented',
  photographer_adult: true,
  rights_declaration: true,
  photo_licence: true,
  no_itu_relation: true,
  sdgs: ['4', '5'],
  action_lines: ['C4'],
  consent_publication: true,
  consent_data: true,
}
