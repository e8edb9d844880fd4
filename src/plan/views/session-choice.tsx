import type { ComponentChildren } from 'preact'
import { Own } from '../../sessions/parts.ts'
import type { DeskSession } from '../desk-reads.ts'

type Props = {
  sessions: readonly DeskSession[]
  /** Numbers of those that are ticked. */
  chosen: readonly string[]
  /** What stands below a title. */
  below?: (session: DeskSession) => ComponentChildren
  /** What is sent for one, beginning with its number; the number alone when left out. */
  sent?: (session: DeskSession) => string
}

/** Sessions to tick, sent by their numbers under the name `session`. */
export const SessionChoice = ({ sessions, chosen, below, sent }: Props) => (
  <div class="choices">
    {sessions.map((session) => (
      <label class="choice" key={session.id}>
        <input
          type="checkbox"
          name="session"
          value={sent ? sent(session) : session.number}
          checked={chosen.some((one) => one.split(' ')[0] === String(session.number))}
        />
        <span>
          {session.number} <Own language={session.language}>{session.title}</Own>
        </span>
        {below && <small>{below(session)}</small>}
      </label>
    ))}
  </div>
)
