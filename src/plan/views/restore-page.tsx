import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import type { NamedBreaches } from '../breaches-at.ts'
import type { RestoreRefusal } from '../cancel.ts'
import type { Place } from '../placing.ts'
import { momentIn, sentencesOf } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { Changed } from './changed.tsx'
import { SessionInQuestion, type StandingProps } from './end-page.tsx'
import { Refused } from './parts.tsx'
import { WrittenReason } from './written-reason.tsx'

type Props = StandingProps & {
  back: Place | null
  /** What its place would break by now. */
  broken: NamedBreaches | null
  refusal: RestoreRefusal | undefined
}

/** Bringing back a session that was called off: to the place it had if nothing is against that, or without one. */
export function RestorePage(props: Props) {
  const { edition, language, session, back, changed } = props
  const t = planTexts(language)
  const room = session.room ?? back?.roomCode ?? ''
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('place.restore')}</h1>
        <SessionInQuestion {...props} />
      </div>
      <Changed items={changed} {...{ edition, language }} />
      <Against {...props} />
      <Chapter id="what" heading={t('standing.means')}>
        <p>
          {back
            ? t('standing.back', { moment: momentIn(edition.zone, language)(back.startsAt), room })
            : t('standing.back.nowhere')}
        </p>
        <Confirm {...props} />
      </Chapter>
    </div>
  )
}

function Against({ refusal, broken, changed, edition, language, back }: Props) {
  if (!refusal || changed) return null
  const { number = '', title = '', room = back?.roomCode ?? '' } = refusal.facts
  const facts = { number, title: String(title), room: String(room) }
  const sentences = broken && sentencesOf(broken.frame, broken.names, language, edition.zone)
  const code = refusal.code === 'clashes' ? 'back-clashes' : refusal.code
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

function Confirm({ edition, language, session, back, refusal, reason, seen }: Props) {
  const t = planTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'sessions', session.number)
  const blocked = refusal !== undefined && refusal.code !== 'changed-meanwhile' && refusal.code !== 'not-confirmed'
  return (
    <form method="post" action={`${here}/restore`} class="stack">
      <input type="hidden" name="seen" value={seen} />
      <WrittenReason label={t('standing.reason')} {...{ language, reason }} />
      <div class="toolbar">
        {!blocked && (
          <button type="submit" class="btn">
            {t(back ? 'standing.restore.there' : 'standing.restore.confirm')}
          </button>
        )}
        {back && (
          <button type="submit" class={blocked ? 'btn' : 'btn btn--second'} name="place" value="none">
            {t('standing.restore.without')}
          </button>
        )}
        <a class="btn btn--second" href={here}>
          {t('standing.leave')}
        </a>
      </div>
    </form>
  )
}
