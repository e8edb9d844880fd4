import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import type { Language } from '../../../platform/languages/public.ts'
import type { ChangedSession } from '../../changed.ts'
import { type NamesOfPlan, type Sentences, sentencesOf } from '../../sentences.ts'
import { Broken } from '../../views/broken.tsx'
import { Changed } from '../../views/changed.tsx'
import { ReasonField } from '../../views/form-parts.tsx'
import { Refused } from '../../views/parts.tsx'
import { SessionLink } from '../../views/session-link.tsx'
import type { AcceptFacts, AcceptRefusal, Fate } from '../accept.ts'
import { onlyOf } from '../concerned.ts'
import { proposalTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  facts: AcceptFacts
  wish: { readonly sessions: readonly number[] | null; readonly reason: string }
  refusal: AcceptRefusal | undefined
  names: NamesOfPlan
  /** Mark of all this page shows; travels with the form. */
  seen: string
  changed: readonly ChangedSession[] | null
  /** The address of the proposal. */
  here: string
}

/** Those that lose their place come first, then those that move, then those that get a first one. */
const KINDS = ['unplaced', 'moved', 'placed'] as const

/** What taking a plan over would do: counted, session by session, with the rules it breaks and the button that does it. */
export function AcceptPage(props: Props) {
  const { edition, language, facts, names, refusal, changed } = props
  const t = proposalTexts(language)
  const sentences = sentencesOf(facts.frame, names, language, edition.zone)
  const published = facts.taken.filter((one) => one.published).length
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('accept.title')}</h1>
        <p class="lede">{t('undo.lead')}</p>
        {published > 0 && <p>{t('accept.published', { count: published })}</p>}
      </div>
      <Changed items={changed} {...{ edition, language }} />
      {!changed && <Refused words={refusal && t(`refusal.${refusal.code}`)} />}
      <Meaning {...props} />
      <Broken broken={facts.breaches} help={t('accept.broken')} {...{ sentences, language }} />
      {KINDS.map((kind) => (
        <OfKind key={kind} {...props} {...{ kind, sentences }} />
      ))}
      <Withdrawn {...props} />
      <Confirm {...props} />
    </div>
  )
}

/** What the change of the forum means beside places, in sentences and figures. */
function Meaning({ facts, language }: Props) {
  const { change, consequences } = facts
  if (!change) return null
  const t = proposalTexts(language)
  const { sessions, people, rooms } = consequences
  const only = onlyOf(change)
  return (
    <div class="notice notice--care">
      <div>
        <p>{t(only ? `consequence.only.${change.kind as 'virtual' | 'hybrid'}` : `consequence.${change.kind}`)}</p>
        {(change.kind === 'virtual' || change.kind === 'hybrid') && (
          <p>
            {!only
              ? t(`consequence.edition.${change.kind}`)
              : t('days' in only ? 'consequence.edition.days' : 'consequence.edition.none')}
          </p>
        )}
        <ul>
          {sessions !== undefined && <li>{t('accept.sessions', { count: sessions })}</li>}
          {people !== undefined && <li>{t('accept.people', { count: people })}</li>}
          {rooms !== undefined && rooms > 0 && <li>{t('accept.rooms', { count: rooms })}</li>}
        </ul>
      </div>
    </div>
  )
}

function OfKind({
  facts,
  kind,
  names,
  sentences,
  edition,
  language,
}: Props & { kind: (typeof KINDS)[number]; sentences: Sentences }) {
  const t = proposalTexts(language)
  const fates = facts.taken.filter((one) => one.kind === kind)
  if (fates.length === 0) return null
  // What the public has seen comes first.
  const sorted = fates.toSorted((a, b) => Number(b.published) - Number(a.published) || a.number - b.number)
  return (
    <Chapter id={kind} heading={t(`accept.${kind}`, { count: fates.length })}>
      <ul class="plain stack">
        {sorted.map((one) => {
          const session = names.sessions.get(one.session)
          return (
            session && (
              <li key={one.session}>
                {one.number} <SessionLink {...{ edition, language, session }} />
                <p class="small soft">
                  {wayOf(one, sentences)}
                  {one.published && ` · ${t('accept.is-published')}`}
                </p>
              </li>
            )
          )
        })}
      </ul>
    </Chapter>
  )
}

const wayOf = ({ from, to }: Fate, { place }: Sentences) =>
  [from && place(from), to && place(to)].filter((words) => words !== null).join(' → ')

function Withdrawn({ facts, names, edition, language }: Props) {
  const { withdrawn } = facts
  if (withdrawn.length === 0) return null
  return (
    <Chapter id="withdrawn" heading={proposalTexts(language)('accept.withdrawn', { count: withdrawn.length })}>
      <ul class="plain stack">
        {withdrawn.map(({ id, number }) => {
          const session = names.sessions.get(id)
          return (
            session && (
              <li key={id}>
                {number} <SessionLink {...{ edition, language, session }} />
              </li>
            )
          )
        })}
      </ul>
    </Chapter>
  )
}

function Confirm({ facts, wish, seen, here, language }: Props) {
  const t = proposalTexts(language)
  const count = facts.taken.length + facts.withdrawn.length
  const broken = facts.breaches.length > 0
  const owed = facts.change !== null || broken || facts.taken.some(({ published }) => published)
  return (
    <form method="post" action={`${here}/accept`} class="stack mt-5">
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="plan" value={facts.plan} />
      <input type="hidden" name="take" value={wish.sessions ? 'ticked' : 'all'} />
      {wish.sessions?.map((number) => (
        <input key={number} type="hidden" name="session" value={number} />
      ))}
      {broken && <input type="hidden" name="anyway" value="yes" />}
      <ReasonField
        label={t('accept.reason')}
        value={wish.reason}
        optional={!owed}
        required={owed}
        language={language}
      />
      <div class="actions">
        <button type="submit" class={broken ? 'btn btn--wrong' : 'btn'}>
          {t(broken ? 'accept.confirm-anyway' : 'accept.confirm', { count })}
        </button>
        <a class="btn btn--second" href={`${here}?plan=${facts.plan}`}>
          {t('accept.leave')}
        </a>
      </div>
    </form>
  )
}
