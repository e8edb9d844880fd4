import type { EditionScope } from '../access/public.ts'
import { type Act, type Acting, defineAct } from '../acts/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { dayIn, LANGUAGES, type Localized, pickText } from '../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { giveProof, standingProof, withdrawProof } from '../proofs/public.ts'
import { championsOf } from './champions.ts'
import { awardsOf, type Judged, judgedNamed, PUBLIC_CHOICE, type Sender, sendersOf } from './reads.ts'
import { judgingTexts } from './texts.ts'
import { type Work, worksShown } from './works.ts'

const AWARD = 'award'

/** What an entry is certified to have reached. */
type Honours = {
  readonly place: number | null
  /** The category it won or is a champion of; empty where there are none. */
  readonly category: string
  readonly winner: boolean
  readonly champion: boolean
  readonly publics: boolean
}
export type Honoured = {
  readonly judged: Judged
  readonly work: Work
  readonly sender: Sender
  readonly honours: Honours
}

/** Everything that is honoured by an announced result and may still be seen, by the id of its submission. */
export async function honouredIn(db: Db | Tx, edition: EditionScope, judged: Judged): Promise<Map<string, Honoured>> {
  if (!judged.releasedAt) return new Map()
  const [awards, champions] = [await awardsOf(db, edition, judged.id), await championsOf(db, edition, judged)]
  const subjects = [...new Set([...awards, ...champions].map(({ subject }) => subject))]
  const works = await worksShown(db, edition, judged, subjects)
  const senders = await sendersOf(db, edition, subjects)
  return new Map(
    subjects.flatMap((subject): [string, Honoured][] => {
      const [work, sender] = [works.get(subject), senders.get(subject)]
      const own = awards.filter((award) => award.subject === subject)
      const champion = champions.find((one) => one.subject === subject)
      const won = own.find(({ category }) => category !== PUBLIC_CHOICE)
      const honours = {
        place: won?.place ?? null,
        category: won?.category || champion?.category || '',
        winner: won !== undefined,
        champion: champion !== undefined,
        publics: own.some(({ category }) => category === PUBLIC_CHOICE),
      }
      return work && sender ? [[subject, { judged, work, sender, honours }]] : []
    }),
  )
}

/** Of a photograph whoever sent it is named; of a prize whose work it is. */
export const nameOn = ({ judged, work, sender }: Honoured): string =>
  judged.about === 'works' ? work.credit : sender.name

type Wish = { readonly selection: string; readonly number: number }
type Given = { readonly honoured: Honoured; readonly code: string; readonly givenAt: Date; readonly fresh: boolean }
type Code = 'certificate-unknown'

async function honouredAt({ tx, edition }: Acting, wish: Wish): Promise<Result<Honoured, Refusal<Code>>> {
  const judged = await judgedNamed(tx, edition, wish.selection)
  const all = judged ? await honouredIn(tx, edition, judged) : new Map<string, Honoured>()
  const found = [...all.values()].find(({ work }) => work.number === wish.number)
  return found ? ok(found) : refuse('certificate-unknown')
}

const nameOf = ({ title }: Judged): Localized =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      judgingTexts(language)('certificate.of', { title: pickText(title, language).text }),
    ]),
  )

/** What giving a certificate is, whoever asks for it; asking again gives the same one. */
const giving = {
  decide: (honoured: Honoured) => ok(honoured),
  async do({ tx, edition, now }: Acting, honoured: Honoured): Promise<Given> {
    const about = { kind: AWARD, subject: honoured.sender.submissionId }
    const day = dayIn(edition.zone, honoured.judged.releasedAt ?? now)
    const printed = { what: nameOf(honoured.judged), name: nameOn(honoured), from: day, to: day }
    const code = await giveProof(tx, edition, { ...about, ...printed }, now)
    const givenAt = (await standingProof(tx, edition, about))?.givenAt ?? now
    return { honoured, code, givenAt, fresh: givenAt.getTime() === now.getTime() }
  },
  record: ({ honoured, fresh }: Given) =>
    fresh ? { subject: honoured.sender.reference, details: { letter: AWARD } } : [],
} satisfies Partial<Act<Wish, Honoured, Honoured, Given, Code>>

/** Whoever won prints their certificate. */
export const awardCertificateGiven = defineAct<Wish, Honoured, Honoured, Given, Code>({
  name: 'award certificate given',
  may: 'owner',
  async look(at, wish) {
    const found = await honouredAt(at, wish)
    return found.ok && at.personId !== null && found.value.sender.personId === at.personId
      ? found
      : refuse('certificate-unknown')
  },
  ...giving,
})

/** The secretariat prints one, to hand it over. */
export const awardCertificatePrinted = defineAct<Wish, Honoured, Honoured, Given, Code>({
  name: 'award certificate printed',
  may: 'mayHandleJudging',
  look: honouredAt,
  ...giving,
})

type Ended = { readonly edition: EditionScope; readonly submissionId: string; readonly at: Date }

/** What is taken down or taken back is honoured no longer: whoever checks its code is told so. */
export const endCertificate = (tx: Tx, { edition, submissionId, at }: Ended): Promise<void> =>
  withdrawProof(tx, edition, { kind: AWARD, subject: submissionId }, at)
