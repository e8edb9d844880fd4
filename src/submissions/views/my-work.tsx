import { Chapter } from '../../page/layout.tsx'
import { TimeLeft } from '../../page/parts/left.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import type { myWork } from '../reads.ts'
import { submissionsTexts } from '../texts.ts'

type Work = Awaited<ReturnType<typeof myWork>>

const Day = ({ at, language }: { at: Date; language: Language }) => (
  <time datetime={at.toISOString()}>{formatDate(at, language, 'UTC', 'shortDate')}</time>
)

/** Drafts and submissions of this person or browser, each with its way on. */
export function MyWorkPage({
  work,
  language,
  name,
  said,
  now,
}: {
  work: Work
  language: Language
  name: string | null
  /** What has just been done, or could not be. */
  said: 'done' | 'overtaken' | null
  now: Date
}) {
  const t = submissionsTexts(language)
  const none = [work.drafts, work.submissions, work.discarded].every((list) => list.length === 0)
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
      {work.drafts.length > 0 && <Drafts {...{ work, language, now }} />}
      {work.submissions.length > 0 && <Submitted {...{ work, language }} />}
      {(work.discarded.length > 0 || said === 'overtaken') && <Discarded {...{ work, language, said }} />}
    </div>
  )
}

type Entry = Work['drafts'][number]

const Amends = ({ draft, language }: { draft: Entry; language: Language }) =>
  draft.amends ? (
    <p class="entry__meta">{submissionsTexts(language)('draft.amends', { reference: draft.amends })}</p>
  ) : null

function Drafts({ work, language, now }: { work: Work; language: Language; now: Date }) {
  const t = submissionsTexts(language)
  return (
    <Chapter id="drafts" heading={t('me.drafts')}>
      <ul class="entries">
        {work.drafts.map((d) => {
          const title = pickText(d.form, language).text
          const to = pathTo(language, d.edition, 'drafts', d.id)
          return (
            <li class="entry" key={d.id}>
              <p class="entry__ref">
                <Day at={d.savedAt} language={language} />
              </p>
              <div>
                <h3>
                  <a href={to}>{title}</a>
                </h3>
                <Amends draft={d} language={language} />
                <p class="entry__meta">
                  {d.closesAt > now ? <TimeLeft until={d.closesAt} now={now} language={language} /> : t('draft.late')}
                </p>
                <form class="entry__foot" method="post" action={`${to}/discard`}>
                  <button type="submit" class="btn btn--quiet btn--small" aria-label={t('discard.of', { title })}>
                    {t('discard.button')}
                  </button>
                </form>
              </div>
            </li>
          )
        })}
      </ul>
    </Chapter>
  )
}

function Discarded({ work, language, said }: { work: Work; language: Language; said: 'done' | 'overtaken' | null }) {
  const t = submissionsTexts(language)
  return (
    <Chapter id="discarded" heading={t('me.discarded')}>
      <div class="stack">
        {said && (
          <p class={said === 'done' ? 'notice notice--good' : 'notice notice--care'} role="status">
            {t(`me.discarded.${said}`)}
          </p>
        )}
        <ul class="entries">
          {work.discarded.map((d) => {
            const title = pickText(d.form, language).text
            return (
              <li class="entry" key={d.id}>
                <p class="entry__ref">
                  <Day at={d.savedAt} language={language} />
                </p>
                <div>
                  <h3>{title}</h3>
                  <Amends draft={d} language={language} />
                  <p class="entry__meta">
                    {t('me.discarded.until', { date: formatDate(d.until, language, 'UTC', 'shortDate') })}
                  </p>
                  <form
                    class="entry__foot"
                    method="post"
                    action={pathTo(language, d.edition, 'drafts', d.id, 'take-back')}
                  >
                    <button
                      type="submit"
                      class="btn btn--second btn--small"
                      aria-label={t('me.discarded.back.of', { title })}
                    >
                      {t('me.discarded.back')}
                    </button>
                  </form>
                </div>
              </li>
            )
          })}
        </ul>
      </div>
    </Chapter>
  )
}

function Submitted({ work, language }: { work: Work; language: Language }) {
  const t = submissionsTexts(language)
  return (
    <Chapter id="submitted" heading={t('me.submitted')}>
      <ul class="entries">
        {work.submissions.map((s) => (
          <li class="entry" key={s.reference}>
            <p class="entry__ref">
              <b>
                <bdi dir="ltr">{s.reference}</bdi>
              </b>{' '}
              <Day at={s.submittedAt} language={language} />
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
  )
}
