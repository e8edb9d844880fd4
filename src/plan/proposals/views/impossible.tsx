import { Chapter } from '../../../page/layout.tsx'
import { formatList, formatNumber, isolated } from '../../../platform/languages/public.ts'
import type { Collision } from '../../../scheduling/public.ts'
import type { Sentences } from '../../sentences.ts'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

type Props = ProposalProps & { sentences: Sentences }

/** What no plan can have, whatever is searched: which rules make it so, and how many sessions must do without. */
export function Impossible(props: Props) {
  const t = proposalTexts(props.language)
  const words = [...new Set(props.view.collisions.flatMap((one) => inWords(one, props) ?? []))]
  if (words.length === 0) return null
  return (
    <Chapter id="impossible" heading={t('impossible.title')} aside={t('impossible.help')}>
      <ul class="plain stack">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Chapter>
  )
}

/** What concerns many sessions at once; a session without any place is told where it is left out. */
function inWords(one: Collision, { language, view, sentences }: Props): string | null {
  const t = proposalTexts(language)
  const list = (names: readonly string[]) => formatList(names, language)
  const number = (count: number) => formatNumber(count, language)
  switch (one.kind) {
    case 'no-time':
    case 'no-room':
      return null
    case 'too-little-room': {
      const hours = (minutes: number) => number(Math.round(minutes / 60))
      return t('impossible.too-little-room', { needed: hours(one.neededMinutes), open: hours(one.openMinutes) })
    }
    case 'rooms-too-few': {
      const { length } = one.members
      const facts = { sessions: number(length), places: number(one.places), over: length - one.places }
      const reasons = sentences.titles(one.constraints.map((constraint) => ({ constraint })))
      return t('impossible.rooms-too-few', { ...facts, rooms: list(one.rooms.map(sentences.room)), reasons })
    }
    case 'teams-too-few':
      return t('impossible.teams-too-few', {
        ...{ sessions: number(one.sessions), places: number(one.places), over: one.sessions - one.places },
      })
    case 'person-overbooked': {
      const person = isolated(view.names.people.get(one.person) ?? one.person, language)
      return t('impossible.person-overbooked', { person, sessions: number(one.sessions), slots: number(one.slots) })
    }
  }
}
