import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { LockKept } from '../locks-reads.ts'
import { planTexts } from '../texts.ts'

/** Beside a placed session: lock it where it is, or unlock it. */
export function SessionLock({
  edition,
  language,
  number,
  at,
  lock,
  mayPlace,
}: {
  edition: EditionScope
  language: Language
  number: number
  /** The place as shown; a session that has moved since is not locked unseen. */
  at: string
  lock: LockKept | undefined
  mayPlace: boolean
}) {
  const t = planTexts(language)
  const locks = pathTo(language, edition.slug, 'desk', 'programme', 'locks')
  const locked = lock && (
    <p>
      <b>{t('locks.is-locked')}</b> <bdi>{lock.reason}</bdi>{' '}
      <span class="small soft">
        <bdi>{lock.lockedBy}</bdi>
      </span>
    </p>
  )
  if (!mayPlace) return locked ?? null
  return (
    <form method="post" action={lock ? `${locks}/${lock.id}/unlock` : locks} class="stack">
      <input type="hidden" name="back" value={`session ${number}`} />
      {locked ?? (
        <>
          <input type="hidden" name="session" value={`${number} ${at}`} />
          <div class="field">
            <label class="field__label" for="lock-reason">
              {t('locks.reason')}
            </label>
            <input class="input" id="lock-reason" name="reason" maxlength={2000} dir="auto" />
          </div>
        </>
      )}
      <button type="submit" class="btn btn--second">
        {t(lock ? 'locks.unlock' : 'locks.lock-here')}
      </button>
    </form>
  )
}
