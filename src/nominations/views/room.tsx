import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import { countryName, type Language } from '../../platform/languages/public.ts'
import { LONGEST_COMMENT } from '../focal.ts'
import type { FocalPoint, Nominations, Nominee } from '../reads.ts'
import { nominationsTexts } from '../texts.ts'
import type { Words } from '../words.ts'
import { Said } from './one.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly words: Words
  readonly selection: Nominations
  readonly points: readonly FocalPoint[]
  readonly nominees: readonly Nominee[]
  readonly now: Date
  readonly problem: { readonly number: number; readonly text: string } | null
  readonly typed: { get(name: string): string }
}

/** The room of whoever speaks for a group: its nominees, to endorse, to rank and to comment on. */
export function RoomPage(props: Props) {
  const { language, words, points, nominees } = props
  const t = nominationsTexts(language)
  const groups = points.map(({ group }) => group)
  const own = nominees.filter(({ group }) => group !== null && groups.includes(group))
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('room.title')}</h1>
        <p class="lede">{t('room.lead')}</p>
        {points.map((point) => (
          <p key={point.id}>
            {t.parts('room.basis', { group: words.groupName(point.group), basis: <bdi>{point.basis}</bdi> })}
            <br />
            {t('points.term', { from: words.day(noon(point.from)), to: words.day(noon(point.until)) })}
          </p>
        ))}
      </div>
      {own.length === 0 && <p class="empty">{t('room.none')}</p>}
      {own.map((nominee) => (
        <OfGroup key={nominee.id} {...props} nominee={nominee} />
      ))}
    </div>
  )
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

function OfGroup(props: Props & { nominee: Nominee }) {
  const { language, words, nominee, points, edition, selection, now, problem, typed } = props
  const t = nominationsTexts(language)
  const { number } = nominee.entry
  const point = points.find(({ group }) => group === nominee.group)
  const word = nominee.words.find(({ focalPointId }) => focalPointId === point?.id)
  const seen = seenOf({ [String(number)]: [nominee.answers, word] }, now)
  const again = problem?.number === number
  return (
    <Part id={`n${number}`} heading={nominee.name.written}>
      <p>
        <bdi>{besideIn(language)(nominee.jobTitle, nominee.organization)}</bdi>
        <br />
        {besideIn(language)(nominee.country && countryName(nominee.country, language), words.answer(nominee))}
      </p>
      <Said {...{ nominee, selection, language, words }} forGroup />
      <Problem text={again ? problem.text : undefined} />
      {!selection.releasedAt && (
        <Act
          act="say"
          to={`${pathTo(language, edition.slug, 'nominations', selection.code, 'group')}#n${number}`}
          seen={seen}
          label={t('room.keep')}
          look="second"
        >
          <input type="hidden" name="number" value={number} />
          <label class="choice">
            <input
              type="checkbox"
              name="endorsed"
              value="yes"
              checked={again ? typed.get('endorsed') === 'yes' : word?.endorsed === true}
            />
            <span>{t('room.endorse')}</span>
          </label>
          <Labelled id={`rank-${number}`} label={t('room.rank')}>
            <input
              class="input input--s"
              id={`rank-${number}`}
              name="rank"
              inputmode="numeric"
              value={again ? typed.get('rank') : String(word?.rank ?? '')}
            />
          </Labelled>
          <Labelled id={`comment-${number}`} label={t('room.comment')}>
            <textarea
              class="input"
              id={`comment-${number}`}
              name="comment"
              rows={3}
              maxlength={LONGEST_COMMENT}
              dir="auto"
            >
              {again ? typed.get('comment') : (word?.comment ?? '')}
            </textarea>
          </Labelled>
        </Act>
      )}
    </Part>
  )
}
