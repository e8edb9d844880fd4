import { asideIn, pairIn } from '../../page/words.ts'
import { formatTime, type Language } from '../../platform/languages/public.ts'
import type { Caption } from '../captions/caption.ts'
import type { Hand, Statement } from '../floor.ts'
import type { Led } from '../lead.ts'
import { liveTexts } from '../texts.ts'
import type { Content } from './minutes.ts'

type Of = { readonly language: Language; readonly zone: string; readonly transcript: readonly Caption[] }

/** Minutes to begin with: who spoke in which order, with the transcript of their words where there is one, and what was read into the record. */
export function draftOf({ hands, statements }: Led, of: Of): Content {
  const spoken = hands.flatMap((hand) =>
    hand.state === 'spoken' && hand.beganAt ? [spokenLine(hand, hand.beganAt, of)] : [],
  )
  const read = statements.flatMap((one) =>
    one.state === 'read_out' && one.readOutAt ? [readLine(one, one.readOutAt, of)] : [],
  )
  const lines = [...spoken, ...read].sort((a, b) => a.at.getTime() - b.at.getTime())
  return { language: of.language, items: lines.map(({ line }) => line), decisions: [], actions: [] }
}

const whoIn = (language: Language, { name, organization }: Pick<Hand, 'name' | 'organization'>) =>
  organization ? asideIn(language)(name, organization) : name

function spokenLine(hand: Hand, at: Date, { language, zone, transcript }: Of) {
  const until = hand.endedAt ?? at
  const words = transcript.filter((one) => at <= one.at && one.at < until).map(({ body }) => body)
  const who = whoIn(language, hand)
  const said =
    words.length > 0 ? pairIn(language)(who, words.join(' ')) : liveTexts(language)('minutes.draft.spoke', { who })
  return { at, line: `${formatTime(at, language, zone)} ${said}` }
}

function readLine(statement: Statement, at: Date, { language, zone }: Of) {
  const said = liveTexts(language)('minutes.draft.read', { who: whoIn(language, statement) })
  return { at, line: `${formatTime(at, language, zone)} ${said}` }
}
