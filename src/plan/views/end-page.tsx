import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language, Written } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { EndRefusal } from '../cancel.ts'
import type { ChangedSession } from '../changed.ts'
import type { sessionOnDesk } from '../desk-reads.ts'
import { planTexts } from '../texts.ts'
import { Changed } from './changed.tsx'
import { PlaceOf } from './desk.tsx'
import { Refused } from './parts.tsx'
import { WrittenReason } from './written-reason.tsx'

export type StandingProps = {
  edition: EditionScope
  language: Language
  session: NonNullable<Awaited<ReturnType<typeof sessionOnDesk>>>
  reason: Written
  /** Mark of the session as shown; travels with the form. */
  seen: string
  changed: readonly ChangedSession[] | null
}
type Props = StandingProps & {
  act: 'cancel' | 'postpone'
  /** Whether the public knows of it: then its room is kept until it is told. */
  published: boolean
  refusal: EndRefusal | undefined
}

/** The session in question, by number, title and present place. */
export const SessionInQuestion = ({ session, edition, language }: Omit<StandingProps, 'changed'>) => (
  <>
    <p class="over">
      <b>{sessionTexts(language)('session.number', { number: session.number })}</b> ·{' '}
      {sessionTexts(language)(`state.${session.state}`)}
    </p>
    <p class="lede">
      <Own language={session.language}>{session.title}</Own>
    </p>
    <p>
      <PlaceOf {...{ session, edition, language }} />
    </p>
  </>
)

/** Cancelling or postponing one session: what it means, the reason everybody reads, and the button that does it. */
export function EndPage(props: Props) {
  const { edition, language, session, act, published, refusal, changed, seen, reason } = props
  const t = planTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'sessions', session.number)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t(`place.${act}`)}</h1>
        <SessionInQuestion {...props} />
      </div>
      <Changed items={changed} {...{ edition, language }} />
      {!changed && <Refused words={refusal && t(`refusal.${refusal.code}`, { number: session.number })} />}
      <Chapter id="what" heading={t('standing.means')}>
        <form method="post" action={`${here}/${act}`} class="stack">
          <p>{t(published ? 'standing.published' : 'standing.not-published')}</p>
          <input type="hidden" name="seen" value={seen} />
          <WrittenReason label={t('standing.reason')} required {...{ language, reason }} />
          <div class="toolbar">
            <button type="submit" class="btn btn--wrong">
              {t(`standing.${act}.confirm`)}
            </button>
            <a class="btn btn--second" href={here}>
              {t('standing.leave')}
            </a>
          </div>
        </form>
      </Chapter>
    </div>
  )
}
