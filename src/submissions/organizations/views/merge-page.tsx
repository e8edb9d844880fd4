import type { EditionScope } from '../../../access/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { submissionsTexts } from '../../texts.ts'
import type { NamedOrganization } from '../reads.ts'
import { OrganizationName, WhoStands } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  from: NamedOrganization
  into: NamedOrganization
  addresses: boolean
  seen: string
  to: string
  /** Something changed after the page was made that was confirmed. */
  changed: boolean
}

/** Two organizations side by side: who stands behind each, and what becomes of them as one. */
export function MergePage({ edition, language, from, into, addresses, seen, to, changed }: Props) {
  const t = submissionsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('organizations.merge.title')}</h1>
        <p class="lede">{t('organizations.merge.text', { count: from.submissions.length })}</p>
        <p>{t('organizations.merge.follows')}</p>
      </div>
      {changed && (
        <p class="notice notice--care" role="alert">
          {t('organizations.changed')}
        </p>
      )}
      {[from, into].map((o, i) => (
        <section key={o.id} class="mt-5">
          <h2>
            <small class="soft">{t(i === 0 ? 'organizations.merge.from' : 'organizations.merge.into')}</small>{' '}
            <OrganizationName organization={o} language={language} />
          </h2>
          <WhoStands submissions={o.submissions} {...{ edition, language, addresses }} />
        </section>
      ))}
      <form method="post" action={`${to}/merge`} class="actions mt-5">
        <input type="hidden" name="from" value={from.id} />
        <input type="hidden" name="into" value={into.id} />
        <input type="hidden" name="seen" value={seen} />
        <button type="submit" class="btn">
          {t('organizations.merge.button')}
        </button>
        <a class="btn btn--quiet" href={to}>
          {t('organizations.merge.not')}
        </a>
      </form>
    </div>
  )
}
