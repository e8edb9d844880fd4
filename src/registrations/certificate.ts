import { defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { giveProof, standingProof } from '../proofs/public.ts'
import { attendedBy } from './door/reads.ts'
import { inAllLanguages } from './letters-on-paper.ts'
import { ownFacts } from './register.ts'
import { type Registration, takesPart } from './registration.ts'

const CERTIFICATE = 'participation'

type Facts = { readonly own: Registration; readonly attended: boolean }

/** Whoever was at a door or in a session has a certificate; asking again gives the same one. */
export const certificateGiven = defineAct<
  null,
  Facts,
  Registration,
  { own: Registration; code: string; givenAt: Date; fresh: boolean },
  'no-registration' | 'not-attended'
>({
  name: 'certificate given',
  may: 'owner',
  async look({ tx, edition, personId, locking }) {
    const facts = await ownFacts(tx, edition, personId, locking)
    if (!facts?.own) return refuse('no-registration')
    return ok({ own: facts.own, attended: (await attendedBy(tx, edition, facts.own.id)).length > 0 })
  },
  decide: ({ own, attended }) => (attended && takesPart(own) ? ok(own) : refuse('not-attended')),
  async do({ tx, edition, now }, own) {
    const about = { kind: CERTIFICATE, subject: own.id }
    const what = inAllLanguages('certificate.title')
    const { startsOn: from, endsOn: to } = edition
    const code = await giveProof(tx, edition, { ...about, what, name: own.name, from, to }, now)
    const givenAt = (await standingProof(tx, edition, about))?.givenAt ?? now
    return { own, code, givenAt, fresh: givenAt.getTime() === now.getTime() }
  },
  record: ({ own, fresh }) => (fresh ? { subject: own.id, after: { letter: CERTIFICATE } } : []),
})
