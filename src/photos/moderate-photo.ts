import { type Acting, defineAct } from '../acts/public.ts'
import { emailKey } from '../identity/public.ts'
import type { Written } from '../platform/languages/public.ts'
import { isBlank } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { addEntry, type Breach, breachesOf, entriesOf, letStand, lockSelection } from '../rounds/public.ts'
import { moderationLetter } from './letters.ts'
import { alike } from './likeness.ts'
import { PHOTO_TAKEN_DOWN } from './news.ts'
import { type Contest, contestOf, type PhotoInside, photosInside } from './reads.ts'
import { decidePhoto } from './store.ts'

type Verdict = 'admitted' | 'declined' | 'taken_down'
export const VERDICTS = ['admitted', 'declined', 'taken_down'] as const satisfies readonly Verdict[]

type Wish = { readonly number: number; readonly verdict: Verdict; readonly reason: Written }

/** A photograph with all that somebody who decides should know. */
export type Looked = {
  readonly contest: Contest
  readonly photo: PhotoInside
  /** Rules it does not keep, each with its words. */
  readonly breaches: readonly Breach[]
  /** Others that look nearly the same, whoever sent them. */
  readonly alike: readonly PhotoInside[]
  /** How many of the same sender are in already, this one aside, and how many may be; null: as many as they like. */
  readonly entered: { readonly count: number; readonly most: number | null }
}

type Code =
  | 'photo-unknown'
  | 'photo-withdrawn'
  | 'photo-amended'
  | 'rules-broken'
  | 'too-many'
  | 'reason-missing'
  | 'not-public'
  | 'so-already'

const ownerOf = ({ sender }: PhotoInside) => sender.personId ?? emailKey(sender.email)

/** What is known of one photograph at this moment; null when there is none of this number. */
async function lookAt(
  { tx, edition, locking }: Pick<Acting, 'tx' | 'edition' | 'locking'>,
  number: number,
): Promise<Looked | null> {
  const contest = await contestOf(tx, edition)
  if (!contest) return null
  // How many of one sender are in is counted over photographs: who decides on one waits for who decides on another.
  if (locking) await lockSelection(tx, edition, contest.id)
  const [photo] = await photosInside(tx, edition, contest.by, { number, locking })
  if (!photo) return null
  const others = (await photosInside(tx, edition, contest.by)).filter((one) => one.number !== number)
  const count = others.filter((one) => one.state === 'admitted' && !one.withdrawn && ownerOf(one) === ownerOf(photo))
  const most = contest.rules.limits.find(({ of, by }) => of === 'entered' && by === 'person')?.most ?? null
  return {
    contest,
    photo,
    breaches: breachesOf(contest.rules, photo.facts),
    alike: alike(photo, others),
    entered: { count: count.length, most },
  }
}

/**
 * A photograph is admitted to the gallery, declined, or taken down at once. Its sender is told, with the reason. One that breaks a rule, or is
 * one too many of its sender, cannot be admitted.
 */
export const photoDecided = defineAct<Wish, Looked, Wish, void, Code>({
  name: 'photo decided',
  may: 'mayModeratePhotos',
  async look(at, { number }) {
    const looked = await lookAt(at, number)
    return looked ? ok(looked) : refuse('photo-unknown')
  },
  shown: ({ photo, breaches, entered, alike: others }) => ({
    [photo.reference]: [
      photo.version,
      photo.state,
      photo.withdrawn,
      photo.amended,
      breaches.map(({ code }) => code),
      entered.count,
    ],
    alike: others.map(({ reference }) => reference),
  }),
  decide({ photo, breaches, entered }, wish) {
    if (photo.withdrawn) return refuse('photo-withdrawn')
    if (photo.state === wish.verdict) return refuse('so-already')
    if (wish.verdict === 'taken_down') {
      if (photo.state !== 'admitted') return refuse('not-public')
    } else if (photo.amended) return refuse('photo-amended')
    if (wish.verdict !== 'admitted') return isBlank(wish.reason) ? refuse('reason-missing') : ok(wish)
    if (breaches.length > 0) return refuse('rules-broken')
    return entered.most !== null && entered.count >= entered.most ? refuse('too-many') : ok(wish)
  },
  async do({ tx, edition, now }, { verdict, reason }, { contest, photo }) {
    await decidePhoto(tx, edition, photo.id, { state: verdict, reason: isBlank(reason) ? null : reason, at: now })
    const selectionId = contest.id
    if (verdict === 'admitted') {
      const facts = { ...photo.facts, person: ownerOf(photo) }
      const { id: entryId } = await addEntry(tx, edition, { selectionId, subject: photo.id, facts }, now)
      await letStand(tx, edition, { selectionId, entryId, standing: 'entered' }, now)
      return
    }
    const entry = (await entriesOf(tx, edition, selectionId)).find(({ subject }) => subject === photo.id)
    if (entry) await letStand(tx, edition, { selectionId, entryId: entry.id, standing: 'gone' }, now)
  },
  record: (_, { number, verdict, reason }, { photo }) => ({
    subject: String(number),
    before: { state: photo.state },
    after: { state: verdict },
    details: { reason: reason.text },
  }),
  async tell({ platform, tx, edition, now }, _, { verdict, reason }, { photo }) {
    if (verdict !== 'admitted') await platform.tell(tx, PHOTO_TAKEN_DOWN, { edition, submissionId: photo.id, at: now })
    if (photo.sender.email === '') return
    const letter = await moderationLetter(tx, {
      edition,
      photo,
      verdict,
      reason,
      at: now,
      origin: platform.config.origin,
    })
    await platform.mail.queue(tx, letter)
  },
})
