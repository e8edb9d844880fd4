import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatList, type Language, languageName } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { isCalledOff, sessionTexts, standsStill, type Words } from '../../sessions/public.ts'
import type { NamedBreaches } from '../breaches-at.ts'
import type { ChangedSession } from '../changed.ts'
import type { sessionOnDesk, VenueChoices } from '../desk-reads.ts'
import type { AboutSession } from '../desk-session/about.ts'
import { BestPlaces } from '../desk-session/best.tsx'
import { SessionHistory } from '../desk-session/history.tsx'
import { SessionPeople, WishedFacts } from '../desk-session/people.tsx'
import { editingTexts } from '../editing/texts.ts'
import { placeMark } from '../locks.ts'
import type { LockKept } from '../locks-reads.ts'
import type { PlacingRefusal } from '../place.ts'
import { momentIn, sentencesOf } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import type { UndoRefusal } from '../undo-placement.ts'
import type { UnplaceRefusal } from '../unplace.ts'
import { Changed } from './changed.tsx'
import { PlaceOf } from './desk.tsx'
import { Choose, Fact, ReasonField } from './form-parts.tsx'
import { Refused } from './parts.tsx'
import { SessionLock } from './session-lock.tsx'
import { Standing } from './standing.tsx'

/** Every no a form of this page can bring. */
export type SessionRefusal = PlacingRefusal | UnplaceRefusal | UndoRefusal

type Props = {
  edition: EditionScope
  language: Language
  session: NonNullable<Awaited<ReturnType<typeof sessionOnDesk>>>
  choices: VenueChoices
  words: Words
  typed: { slot: string; room: string; reason: string }
  refusal: SessionRefusal | undefined
  broken: NamedBreaches | null
  mayPlace: boolean
  mayEdit: boolean
  about: AboutSession
  /** Whether slots that have begun are offered as well. */
  past: boolean
  lock: LockKept | undefined
  /** Mark of the session's state and place as shown; travels with every form. */
  seen: string
  changed: readonly ChangedSession[] | null
}

/** A session of the working plan: what was asked for it, where it stands, and all that can be done about that. */
export function DeskSessionPage(props: Props) {
  const { edition, language, session, mayPlace, lock, about, words } = props
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>{tSession('session.number', { number: session.number })}</b> · {tSession(`state.${session.state}`)}
        </p>
        <h1>
          <Own language={session.language}>{session.title}</Own>
        </h1>
        {props.mayEdit && (
          <p class="actions no-print">
            <a
              class="btn btn--second"
              href={pathTo(language, edition.slug, 'desk', 'sessions', session.number, 'edit')}
            >
              {editingTexts(language)('edit')}
            </a>
          </p>
        )}
      </div>
      <Chapter id="facts" heading={t('desk.asked')}>
        <Facts {...props} />
      </Chapter>
      <SessionPeople {...{ edition, language, about, words }} />
      <Chapter id="place" heading={t('place.title')}>
        <div class="stack">
          <NotDone {...props} />
          {mayPlace && !isCalledOff(session.state) && <PlaceForm {...props} />}
          {mayPlace && !standsStill(session.state) && (
            <BestPlaces {...{ edition, language, about, seen: props.seen }} number={session.number} />
          )}
        </div>
      </Chapter>
      {(session.startsAt || lock) && (mayPlace || lock) && (
        <Chapter id="lock" heading={t('locks.title')}>
          <SessionLock {...{ edition, language, lock, mayPlace }} number={session.number} at={placeMark(session)} />
        </Chapter>
      )}
      {mayPlace && <Standing {...{ edition, language, session }} />}
      {session.history.length > 0 && (
        <Chapter id="history" heading={t('desk.history')}>
          <SessionHistory {...{ edition, language, about, words }} />
        </Chapter>
      )}
    </div>
  )
}

function Facts({ edition, language, session, words, about }: Props) {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const interpretation = session.interpretation.map((code) => languageName(code, language))
  return (
    <dl class="facts">
      <Fact name={tSession('session.type')}>{words('session_types', session.type)}</Fact>
      <Fact name={tSession('session.mode')}>{words('participation_modes', session.mode)}</Fact>
      <Fact name={t('desk.length')}>{t('desk.minutes', { count: session.durationMinutes })}</Fact>
      {session.audience !== null && <Fact name={t('desk.audience')}>{session.audience}</Fact>}
      {interpretation.length > 0 && <Fact name={t('desk.interpretation')}>{formatList(interpretation, language)}</Fact>}
      {session.reference && (
        <Fact name={tSession('session.submission')}>
          <a href={pathTo(language, edition.slug, 'desk', 'submissions', session.reference)}>
            <bdi dir="ltr">{session.reference}</bdi>
          </a>
        </Fact>
      )}
      <Fact name={t('desk.place')}>
        <PlaceOf {...{ session, edition, language }} />
      </Fact>
      {about.endsAt && (
        <Fact name={editingTexts(language)('session.ends')}>
          <Moment at={about.endsAt} zone={edition.zone} language={language} end />
        </Fact>
      )}
      <WishedFacts {...{ about, language }} />
      <Fact name={t('why.fact')}>
        <a href={pathTo(language, edition.slug, 'desk', 'sessions', session.number, 'why')}>{t('why.link')}</a>
      </Fact>
    </dl>
  )
}

/** Why the last wish was not carried out, with every rule that would be broken in a sentence of its own. */
function NotDone({ refusal, broken, choices, language, edition, changed }: Props) {
  if (!refusal) return null
  if (changed) return <Changed items={changed} {...{ edition, language }} />
  const { number = '', title = '', durationMinutes = 0, slotMinutes = 0 } = refusal.facts
  const room = choices.rooms.find((r) => r.code === refusal.facts.room)?.name ?? ''
  const code = refusal.code === 'room-occupied' && number === '' ? 'room-occupied-before' : refusal.code
  const facts = { room, number, title: String(title), durationMinutes, slotMinutes }
  const sentences = broken && sentencesOf(broken.frame, broken.names, language, edition.zone)
  return (
    <Refused words={planTexts(language)(`refusal.${code}`, facts)}>
      {sentences && (
        <ul>
          {[...new Set(broken.breaches.map(sentences.of))].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </Refused>
  )
}

function PlaceForm(props: Props) {
  const { edition, language, session, choices, typed, seen } = props
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'sessions', session.number)
  const moment = momentIn(edition.zone, language)
  const roomName = ({ name, seats }: VenueChoices['rooms'][number]) =>
    seats === null ? name : `${name} · ${tSession('grid.places', { count: seats })}`
  return (
    <form method="post" action={`${here}/place`} class="stack">
      <input type="hidden" name="seen" value={seen} />
      <Choose
        id="slot"
        label={t('place.slot')}
        choices={choices.slots.map((slot) => [slot.code, moment(slot.startsAt)])}
        chosen={typed.slot}
        required
        language={language}
      />
      <Choose
        id="room"
        label={tSession('session.room')}
        choices={choices.rooms.map((room) => [room.code, roomName(room)])}
        chosen={typed.room}
        required
        language={language}
      />
      <p class="small row">
        <a href={props.past ? here : `${here}?past=yes#place`}>
          {editingTexts(language)(props.past ? 'slots.coming' : 'slots.past')}
        </a>
      </p>
      <ReasonField label={t('place.reason')} value={typed.reason} rows={3} language={language} />
      <PlaceButtons {...props} here={here} />
    </form>
  )
}

const PLACINGS = ['placed', 'moved', 'unplaced', 'undone']
/** Undoing what was undone brings the change back. */
const isUndone = (history: Props['session']['history']) =>
  history.find(({ kind }) => PLACINGS.includes(kind))?.kind === 'undone'

function PlaceButtons({ language, session, broken, here }: Props & { here: string }) {
  const t = planTexts(language)
  return (
    <div class="toolbar">
      <button type="submit" class="btn">
        {t('place.save')}
      </button>
      {broken && (
        <button type="submit" class="btn btn--second" name="anyway" value="yes">
          {t('place.anyway')}
        </button>
      )}
      {session.startsAt && (
        <button type="submit" class="btn btn--second" formaction={`${here}/unplace`} formnovalidate>
          {t('place.unplace')}
        </button>
      )}
      {session.history.length > 0 && (
        <button type="submit" class="btn btn--second" formaction={`${here}/undo`} formnovalidate>
          {t(isUndone(session.history) ? 'place.redo' : 'place.undo')}
        </button>
      )}
    </div>
  )
}
