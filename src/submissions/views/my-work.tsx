import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import type { myWork } from '../reads.ts'
import { submissionsTexts } from '../texts.ts'

/** Drafts and submissions of this person or browser, each with its way on. */
export function MyWorkPage({
  work,
  language,
  name,
}: {
  work: Awaited<ReturnType<typeof myWork>>
  language: Language
  name: string | null
}) {
  const t = submissionsTexts(language)
  const day = (at: Date) => <time datetime={at.toISOString()}>{formatDate(at, language, 'UTC', 'shortDate')}</time>
  const none = work.drafts.length === 0 && work.submissions.length === 0
  return (
    <div class="wrap">
      <div class="title">
        {name && (
          <p class="over">
            <bdi>{name}</bdi>
          </p>
        )}
        <h1>{t('me.title')}</h1>
        <p class="lede">{none ? t('me.none') : t('me.lead')}</p>
      </div>
      {none && (
        <p class="actions">
          <a class="btn" href={pathTo(language)}>
            {t('me.to-calls')}
          </a>
        </p>
      )}
      {work.unclaimed > 0 && (
        <form method="post" action={pathTo(language, 'me', 'take')} class="notice">
          <div class="stack">
            <p>{t('me.take.text', { count: work.unclaimed })}</p>
            <button type="submit" class="btn btn--second">
              {t('me.take')}
            </button>
          </div>
        </form>
      )}
      {work.drafts.length > 0 && (
        <Chapter id="drafts" heading={t('me.drafts')}>
          <ul class="entries">
            {work.drafts.map((d) => (
              <li class="entry" key={d.id}>
                <p class="entry__ref">{day(d.savedAt)}</p>
                <div>
                  <h3>
                    <a href={pathTo(language, d.edition, 'drafts', d.id)}>{pickText(d.form, language).text}</a>
                  </h3>
                  {d.amends && <p class="entry__meta">{t('draft.amends', { reference: d.amends })}</p>}
                </div>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
      {work.submissions.length > 0 && (
        <Chapter id="submitted" heading={t('me.submitted')}>
          <ul class="entries">
            {work.submissions.map((s) => (
              <li class="entry" key={s.reference}>
                <p class="entry__ref">
                  <b>
                    <bdi dir="ltr">{s.reference}</bdi>
                  </b>{' '}
                  {day(s.submittedAt)}
                </p>
                <div>
                  <h3>
                    <a href={pathTo(language, s.edition, 'drafts', s.draftId, 'receipt')}>
                      <span lang={s.language} dir={direction(s.language)}>
                        {s.title}
                      </span>
                    </a>
                  </h3>
                  <p class="entry__meta">{t(`state.${s.state}`)}</p>
                </div>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}
