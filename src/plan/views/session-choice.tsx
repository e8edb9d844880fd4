import type { ComponentChildren } from 'preact'
import { Own } from '../../sessions/parts.ts'
import type { DeskSession } from '../desk-reads.ts'

type Props = {
  sessions: readonly DeskSession[]
  /** Numbers of those that are ticked. */
  chosen: readonly string[]
  /** What stands below a title. */
  below?: (session: DeskSession) => ComponentChildren
}

/** Sessions to tick, sent as their numbers under the name `session`. */
export const SessionChoice = ({ sessions, chosen, below }: Props) => (
  <div class="choices">
    {sessions.map((session) => (
      <label class="choice" key={session.id}>
        <input
          type="checkbox"
          name="session"
          value={session.number}
          checked={chosen.includes(String(session.number))}
        />
        <span>
          {session.number} <Own language={session.language}>{session.title}</Own>
        </span>
        {below && <small>{below(session)}</small>}
      </label>
    ))}
  </div>
)
