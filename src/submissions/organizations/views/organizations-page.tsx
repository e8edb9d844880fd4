import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { submissionsTexts } from '../../texts.ts'
import type { Lookalike, Merge, sharedAddresses, unprovenSenders } from '../reads.ts'
import { listed, OrganizationName, WhoStands } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  all: readonly Lookalike[]
  unproven: Awaited<ReturnType<typeof unprovenSenders>>
  shared: Awaited<ReturnType<typeof sharedAddresses>>
  merges: readonly Merge[]
  who: ReadonlyMap<string, string>
  /** What the reader may see and do. */
  sees: { addresses: boolean; changes: boolean }
  to: string
  problem: string | null
}

/** Questions about who people and organizations are: nothing is decided by likeness, an officer says it. */
export function OrganizationsPage(props: Props) {
  const t = submissionsTexts(props.language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('organizations.title')}</h1>
        <p class="lede">{t('organizations.lead')}</p>
      </div>
      {props.problem && (
        <p class="notice notice--care" role="alert">
          {props.problem}
        </p>
      )}
      <Alike {...props} />
      <Senders {...props} />
      {props.sees.addresses && <Shared {...props} />}
      <Merges {...props} />
    </div>
  )
}

function Alike({ edition, language, all, sees, to }: Props) {
  const t = submissionsTexts(language)
  const alike = all.filter(({ like }) => like.length > 0)
  return (
    <Chapter id="alike" heading={t('organizations.alike')} aside={t('organizations.alike.text')}>
      {alike.length === 0 ? (
        <p class="soft">{t('organizations.alike.none')}</p>
      ) : (
        <ul class="entries">
          {alike.map(({ organization, like }) => (
            <li class="entry" key={organization.id}>
              <div>
                <h3>
                  <OrganizationName {...{ organization, language }} />
                </h3>
                <WhoStands
                  submissions={organization.submissions}
                  {...{ edition, language }}
                  addresses={sees.addresses}
                />
              </div>
              <ul class="plain">
                {like.map((other) => (
                  <li key={other.id}>
                    <OrganizationName organization={other} language={language} />
                    <WhoStands submissions={other.submissions} {...{ edition, language }} addresses={sees.addresses} />
                    {sees.changes && (
                      <a
                        class="btn btn--second btn--small"
                        href={`${to}/merge?from=${organization.id}&into=${other.id}`}
                      >
                        {t('organizations.merge.look', { name: other.name })}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Chapter>
  )
}

function Senders({ edition, language, unproven, sees, to }: Props) {
  const t = submissionsTexts(language)
  return (
    <Chapter id="senders" heading={t('organizations.senders')} aside={t('organizations.senders.text')}>
      {unproven.length === 0 ? (
        <p class="soft">{t('organizations.senders.none')}</p>
      ) : (
        <ul class="entries">
          {unproven.map((s) => (
            <li class="entry" key={s.reference}>
              <p class="entry__ref">
                <a href={pathTo(language, edition.slug, 'submissions', s.reference)}>
                  <bdi dir="ltr">{s.reference}</bdi>
                </a>
              </p>
              <div>
                <h3>
                  <bdi lang={s.language}>{s.organization}</bdi>
                </h3>
                <p class="entry__meta">
                  <bdi>{s.submitter}</bdi>
                  {sees.addresses && s.email && (
                    <>
                      {' · '}
                      <bdi dir="ltr">{s.email}</bdi>
                    </>
                  )}
                </p>
                {sees.changes && (
                  <form method="post" action={`${to}/vouch`} class="entry__foot">
                    <input type="hidden" name="number" value={s.number} />
                    <input type="hidden" name="vouched" value="yes" />
                    <button
                      type="submit"
                      class="btn btn--second btn--small"
                      aria-label={t('organizations.vouch.of', { reference: s.reference })}
                    >
                      {t('organizations.vouch')}
                    </button>
                  </form>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Chapter>
  )
}

function Shared({ language, shared }: Props) {
  const t = submissionsTexts(language)
  return (
    <Chapter id="shared" heading={t('organizations.shared')} aside={t('organizations.shared.text')}>
      {shared.length === 0 ? (
        <p class="soft">{t('organizations.shared.none')}</p>
      ) : (
        <ul class="entries">
          {shared.map(({ email, names, references }) => (
            <li class="entry" key={email}>
              <p class="entry__ref">
                <bdi dir="ltr">{email}</bdi>
              </p>
              <div>
                <p>{listed(names, language)}</p>
                <p class="entry__meta">
                  <bdi dir="ltr">{listed(references, language)}</bdi>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Chapter>
  )
}

function Merges({ edition, language, merges, who, sees, to }: Props) {
  const t = submissionsTexts(language)
  return (
    <Chapter id="merges" heading={t('organizations.merges')}>
      {merges.length === 0 ? (
        <p class="soft">{t('organizations.merges.none')}</p>
      ) : (
        <ul class="entries">
          {merges.map((m) => (
            <li class="entry" key={m.id}>
              <p class="entry__ref">
                <Moment at={m.at} zone={edition.zone} language={language} weekday={false} />
              </p>
              <div>
                <p>
                  <bdi>{m.from}</bdi> → <bdi>{m.into}</bdi>
                </p>
                <p class="entry__meta">
                  {t('organizations.merges.moved', { count: m.submissions.length })}
                  {(m.moved.sessions?.length ?? 0) > 0 && (
                    <> · {t('organizations.merges.sessions', { count: m.moved.sessions?.length ?? 0 })}</>
                  )}
                  {m.by && who.get(m.by) && (
                    <>
                      {' · '}
                      <bdi>{who.get(m.by)}</bdi>
                    </>
                  )}
                </p>
                {sees.changes && (
                  <form method="post" action={`${to}/unmerge`} class="entry__foot">
                    <input type="hidden" name="merge" value={m.id} />
                    <button
                      type="submit"
                      class="btn btn--second btn--small"
                      aria-label={t('organizations.unmerge.of', { from: m.from, into: m.into })}
                    >
                      {t('organizations.unmerge')}
                    </button>
                  </form>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Chapter>
  )
}
