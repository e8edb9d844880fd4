import sharp from 'sharp'
import { z } from 'zod'
import type { EditionScope } from '../../access/public.ts'
import { type Actor, perform, program } from '../../acts/public.ts'
import { findOrAddPerson } from '../../identity/public.ts'
import {
  focalPointNamed,
  focalWordSaid,
  nominationsNamed,
  nomineeAnswered,
  nomineePlaced,
  nomineesAsked,
  nomineesOf,
  nomineesTakenIn,
  selectionReleased,
} from '../../nominations/public.ts'
import { keepFile } from '../../platform/files/keep-file.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { said, writtenIn } from '../story.ts'

const of = { at: z.iso.datetime(), selection: z.string() }
/** A nominee of the samples, by the address the nomination gives. */
const nominee = z.string()

const nominationAct = z.discriminatedUnion('do', [
  z.object({ ...of, do: z.literal('take_in') }),
  z.object({ ...of, do: z.literal('ask') }),
  z.object({
    ...of,
    do: z.literal('answer'),
    nominee,
    does: z.enum(['consent', 'decline', 'keep']),
    answers: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])).default({}),
  }),
  z.object({
    ...of,
    do: z.literal('name_focal_point'),
    email: z.string(),
    group: z.string(),
    basis: z.string(),
    from: z.string(),
    until: z.string(),
  }),
  z.object({
    ...of,
    do: z.literal('focal_word'),
    by: z.string(),
    nominee,
    endorsed: z.boolean(),
    rank: z.number().nullable(),
    comment: z.string(),
  }),
  z.object({
    ...of,
    do: z.literal('settle'),
    nominee,
    standing: z.enum(['shortlisted', 'chosen', 'reserve', 'not_taken']),
    language: z.enum(LANGUAGES),
    reason: said,
  }),
  z.object({ ...of, do: z.literal('announce') }),
])
type NominationAct = z.infer<typeof nominationAct>

/** What became of the nominations of the samples, for the demonstration. */
export const nominationsCourse = z.object({ nominations: z.array(nominationAct) })

type Cast = { readonly officer: Actor; readonly head: Actor }

/** Carries out one of them through the act its people use. What visitors have made impossible or needless meanwhile is left out: theirs counts. */
export async function carryOutNomination(platform: Platform, edition: EditionScope, act: NominationAct, cast: Cast) {
  const { selection } = act
  const by = { edition, actor: cast.officer }
  switch (act.do) {
    case 'take_in':
      return void (await perform(platform, nomineesTakenIn, { ...by, wish: { selection } }))
    case 'ask':
      return void (await perform(platform, nomineesAsked, { ...by, wish: { selection, number: null } }))
    case 'answer':
      return answer(platform, edition, act)
    case 'name_focal_point':
      return void (await perform(platform, focalPointNamed, { ...by, wish: act }))
    case 'focal_word':
      return focalWord(platform, edition, act)
    case 'settle': {
      const found = await nomineeNamed(platform, edition, act)
      const reason = { ...writtenIn(act.reason, act.language), language: act.language }
      const wish = { selection, number: found?.entry.number ?? 0, standing: act.standing, reason }
      return void (await perform(platform, nomineePlaced, { ...by, wish }))
    }
    case 'announce':
      return void (await perform(platform, selectionReleased, { edition, actor: cast.head, wish: { selection } }))
  }
}

async function nomineeNamed({ db }: Platform, edition: EditionScope, act: { selection: string; nominee: string }) {
  const selection = await nominationsNamed(db, edition, act.selection)
  const all = selection ? await nomineesOf(db, edition, selection.id) : []
  return all.find(({ email, joinedInto }) => email === act.nominee && joinedInto === null) ?? null
}

async function answer(platform: Platform, edition: EditionScope, act: NominationAct & { do: 'answer' }) {
  const found = await nomineeNamed(platform, edition, act)
  if (!found) return
  const photo = act.does === 'consent' ? await drawnPortrait(platform, found.entry.number) : null
  const wish = { nomineeId: found.id, does: act.does, answers: act.answers, photo }
  await perform(platform, nomineeAnswered, { edition, actor: program(), wish })
}

async function focalWord(platform: Platform, edition: EditionScope, act: NominationAct & { do: 'focal_word' }) {
  const found = await nomineeNamed(platform, edition, act)
  if (!found) return
  const at = platform.clock.now()
  const personId = await platform.db
    .transaction()
    .execute((tx) => findOrAddPerson(tx, { email: act.by, language: 'en' }, at))
  const { selection, endorsed, comment } = act
  const wish = { selection, number: found.entry.number, endorsed, rank: String(act.rank ?? ''), comment }
  await perform(platform, focalWordSaid, { edition, actor: program(personId), wish })
}

const GROUNDS = ['#d9c7b0', '#bcd0cf', '#d6bfc9', '#c6cdb4', '#c3c6dd']

/** Nobody sat for it: a head and shoulders, drawn. */
async function drawnPortrait(platform: Platform, number: number) {
  const ground = GROUNDS[number % GROUNDS.length]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="480" height="480"><rect width="100" height="100" fill="${ground}"/><circle cx="50" cy="40" r="18" fill="#5d4a3f"/><path d="M14 100c2-26 16-38 36-38s34 12 36 38z" fill="#2f3e4e"/></svg>`
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
  const { sha256 } = await keepFile(platform, bytes, { mediaType: 'image/jpeg', at: platform.clock.now() })
  return { sha256, publicSha256: sha256 }
}
