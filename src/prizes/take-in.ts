import type { EditionScope } from '../access/public.ts'
import { type Acting, defineAct } from '../acts/public.ts'
import {
  type Answers,
  countWords,
  derived,
  facetsOf,
  formById,
  MEANS,
  organizationIn,
  said,
  vocabulariesOf,
} from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { ok, refuse } from '../platform/result.ts'
import { addEntry, changeFacts, type EntryFacts, entriesOf, letStand, roundsOf } from '../rounds/public.ts'
import { latestAnswers } from '../submissions/public.ts'
import { mayTakePart, obstaclesOf } from './admission.ts'
import { type Entered, enteredIn, type Prize, prizeHeld, type Waiting, waitingWorks } from './reads.ts'
import { keepWork, type NewWork } from './store.ts'

type Read = { readonly work: NewWork; readonly facts: EntryFacts; readonly reference: string }
type Facts = { readonly prize: Prize; readonly waiting: readonly Waiting[]; readonly backs: readonly Entered[] }
type Done = { readonly taken: number; readonly kept: number; readonly gone: number }
type Code = 'prize-unknown' | 'nothing-waits'

/**
 * Takes in the entries that wait, and lets go those that were taken back. What breaks a rule, or is one more of an entity in a category than
 * the rules allow, is kept out at once; the desk sees why. Once a round has opened nothing new comes in.
 */
export const worksTakenIn = defineAct<{ prize: string }, Facts, Facts, Done, Code>({
  name: 'prize entries taken in',
  may: 'mayHandleJudging',
  async look(at, wish) {
    const prize = await prizeHeld(at, wish.prize)
    if (!prize) return refuse('prize-unknown')
    const begun = (await roundsOf(at.tx, at.edition, prize.id)).length > 0
    const waiting = begun ? [] : await waitingWorks(at.tx, at.edition, prize.id)
    const backs = (await enteredIn(at.tx, at.edition, prize)).filter(
      ({ entry, work }) => work.withdrawn && entry.standing !== 'gone',
    )
    return ok({ prize, waiting, backs })
  },
  shown: ({ waiting, backs }) => ({
    ...Object.fromEntries(waiting.map(({ reference, version }) => [reference, version])),
    gone: backs.map(({ entry }) => entry.number),
  }),
  decide: (facts) => (facts.waiting.length + facts.backs.length === 0 ? refuse('nothing-waits') : ok(facts)),
  async do(at, { prize, waiting, backs }) {
    const { tx, edition, now } = at
    for (const { entry } of backs)
      await letStand(tx, edition, { selectionId: prize.id, entryId: entry.id, standing: 'gone' }, now)
    const reading = await readerOf(tx, edition, prize)
    let taken = 0
    for (const one of waiting) if (await enter(at, prize, await reading(one))) taken++
    return { taken, kept: waiting.length - taken, gone: backs.length }
  },
  record: (done, _, { prize }) => ({ subject: prize.code, details: { ...done } }),
})

/** Enters one, or says anew what it is; whether it takes part. */
async function enter({ tx, edition, now }: Acting, prize: Prize, { work, facts }: Read): Promise<boolean> {
  await keepWork(tx, edition, work, now)
  const { id } = await addEntry(tx, edition, { selectionId: prize.id, subject: work.submissionId, facts }, now)
  await changeFacts(tx, edition, id, facts)
  const takesPart = mayTakePart(obstaclesOf(prize.rules, { id, facts }, await entriesOf(tx, edition, prize.id)))
  const standing = takesPart ? ('entered' as const) : ('not_taken' as const)
  await letStand(tx, edition, { selectionId: prize.id, entryId: id, standing }, now)
  return takesPart
}

/** Reads entries by what the edition says their answers mean. */
async function readerOf(tx: Tx, edition: EditionScope, prize: Prize) {
  const derivedOf = await groupsAndRegions(tx, edition)
  return async ({ id, reference, version }: Waiting): Promise<Read> => {
    const { answers, formId, language } = await latestAnswers(tx, edition, id)
    const form = await formById(tx, formId)
    const { category, description, facts } = prize.answers
    const work = {
      ...{ submissionId: id, selectionId: prize.id, version, language },
      title: said(form, answers, MEANS.title),
      description: textIn(answers, description),
      entity: organizationIn(form, answers)?.['organization.name'] || said(form, answers, MEANS.submitterName),
      category: textIn(answers, category),
      country: said(form, answers, MEANS.country) || null,
      ...derivedOf(said(form, answers, MEANS.stakeholderType), said(form, answers, MEANS.country)),
    }
    return { work, reference, facts: { ...factsOf(work), ...asked(answers, facts) } }
  }
}

async function groupsAndRegions(db: Db | Tx, edition: EditionScope) {
  const [names, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  const by = (of: 'group' | 'region', code: string) =>
    code
      ? derived(
          facets.find((facet) => facet.of === of),
          names,
          code,
        )
      : null
  return (type: string, country: string) => ({ group: by('group', type), region: by('region', country) })
}

/** What every prize knows of its entries; nothing said is no fact. */
function factsOf({ category, entity, country, group, region, description, language }: NewWork): EntryFacts {
  const known = { category, entity: entity.toLowerCase(), country, group, region }
  const words = countWords(description, language)
  return {
    ...Object.fromEntries(Object.entries(known).flatMap(([fact, value]) => (value ? [[fact, value] as const] : []))),
    ...(category && entity ? { entity_in_category: `${category} ${entity.toLowerCase()}` } : {}),
    ...(words > 0 ? { words } : {}),
  }
}

const asked = (answers: Answers, from: Readonly<Record<string, string>>): EntryFacts =>
  Object.fromEntries(
    Object.entries(from).flatMap(([fact, question]) => {
      const answer = answers[question]
      return (typeof answer === 'string' && answer !== '') || typeof answer === 'boolean' ? [[fact, answer]] : []
    }),
  )

/** What was answered in words, or the one term that was picked. */
function textIn(answers: Answers, question: string): string {
  const answer = answers[question]
  const one = Array.isArray(answer) ? answer[0] : answer
  return typeof one === 'string' ? one.trim() : ''
}
