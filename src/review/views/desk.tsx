import type { EditionScope } from '../../access/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import {
  direction,
  LANGUAGES,
  type Language,
  type Localized,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import type { Outcome } from '../decision.ts'
import { DESK_PAGE_SIZE, type DeskQuery, type deskCounts, type deskSubmissions, type kindsOnDesk } from '../reads.ts'
import { reviewTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  query: DeskQuery
  found: Awaited<ReturnType<typeof deskSubmissions>>
  counts: Awaited<ReturnType<typeof deskCounts>>
  kinds: Awaited<ReturnType<typeof kindsOnDesk>>
  mayDecide: boolean
}

const STAGES = ['all', 'undecided', 'pending', 'released'] as const
const ORDERS = ['newest', 'oldest', 'title'] as const

/** The list as an address: everything chosen stands in it, so a view can be kept as a link. */
const address = (base: string, query: DeskQuery, change: Partial<DeskQuery>): string => {
  const q = { ...query, page: 1, ...change }
  const parts = new URLSearchParams()
  if (q.search) parts.set('q', q.search)
  if (q.stage !== 'all') parts.set('stage', q.stage)
  if (q.kind) parts.set('kind', q.kind)
  if (q.language) parts.set('language', q.language)
  if (q.order !== 'newest') parts.set('order', q.order)
  if (q.page > 1) parts.set('page', String(q.page))
  return parts.size > 0 ? `${base}?${parts}` : base
}

export function DeskPage({ edition, language, query, found, counts, kinds, mayDecide }: Props) {
  const t = reviewTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'submissions')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p>
          <a href={pathTo(language, edition.slug, 'desk', 'calls')}>{t('desk.calls')}</a>
        </p>
      </div>
      <nav class="toolbar mt-4" aria-label={t('desk.state')}>
        {STAGES.map((stage) => (
          <a
            key={stage}
            href={address(base, query, { stage })}
            aria-current={stage === query.stage ? 'page' : undefined}
            class="chip"
          >
            {t(`desk.${stage}`)} <b>{counts[stage]}</b>
          </a>
        ))}
        {mayDecide && counts.pending > 0 && (
          <a class="btn btn--small" href={pathTo(language, edition.slug, 'desk', 'release')}>
            {t('release.title')}
          </a>
        )}
        <a href={pathTo(language, edition.slug, 'desk', 'programme')}>{t('desk.programme')}</a>
      </nav>
      <Filters {...{ language, base, query, kinds }} />
      <p class="small mt-4">{t('desk.count', { count: found.count })}</p>
      {found.count > 0 && (
        <section class="scroll" tabindex={0} aria-label={t('desk.title')}>
          <table class="table-s">
            <thead>
              <tr>
                <th scope="col">{t('desk.number')}</th>
                <th scope="col">{t('desk.subject')}</th>
                <th scope="col">{t('desk.received')}</th>
                <th scope="col">{t('desk.decision')}</th>
              </tr>
            </thead>
            <tbody>
              {found.rows.map((row) => (
                <tr key={row.reference}>
                  <td>
                    <a href={pathTo(language, edition.slug, 'desk', 'submissions', row.reference)}>
                      <bdi dir="ltr">{row.reference}</bdi>
                    </a>
                  </td>
                  <td>
                    <span lang={row.language} dir={direction(row.language)}>
                      {row.title}
                    </span>
                    <br />
                    <bdi class="small soft" lang={row.organizationLanguage ?? undefined}>
                      {row.organization ?? row.submitter}
                    </bdi>
                  </td>
                  <td>
                    <Moment at={row.receivedAt} zone={edition.zone} language={language} weekday={false} />
                  </td>
                  <td>{row.pending ? t(`is.${row.pending as Outcome}`, { into: row.pendingInto ?? '' }) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <nav class="pager" aria-label={t('desk.next')}>
        {query.page > 1 && (
          <a class="btn btn--second" href={address(base, query, { page: query.page - 1 })}>
            {t('desk.previous')}
          </a>
        )}
        {query.page * DESK_PAGE_SIZE < found.count && (
          <a class="btn btn--second" href={address(base, query, { page: query.page + 1 })}>
            {t('desk.next')}
          </a>
        )}
      </nav>
    </div>
  )
}

function Filters({ language, base, query, kinds }: Pick<Props, 'language' | 'query' | 'kinds'> & { base: string }) {
  const t = reviewTexts(language)
  return (
    <form method="get" action={base} class="row filters mt-4">
      <input type="hidden" name="stage" value={query.stage} />
      <label>
        <span class="field__label">{t('desk.search')}</span>
        <input class="input" type="search" name="q" value={query.search} />
      </label>
      <label>
        <span class="field__label">{t('desk.kind')}</span>
        <select class="input" name="kind">
          <option value="">{t('desk.all')}</option>
          {kinds.map((k) => (
            <option key={k.kind} value={k.kind} selected={k.kind === query.kind}>
              {pickText(k.name as Localized | null, language).text || k.kind}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="field__label">{t('desk.language')}</span>
        <select class="input" name="language">
          <option value="">{t('desk.all')}</option>
          {LANGUAGES.map((l) => (
            <option key={l} value={l} lang={l} selected={l === query.language}>
              {NATIVE_NAMES[l]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="field__label">{t('desk.sort')}</span>
        <select class="input" name="order">
          {ORDERS.map((o) => (
            <option key={o} value={o} selected={o === query.order}>
              {t(`desk.sort.${o}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn btn--second">
        {t('desk.show')}
      </button>
    </form>
  )
}
