import type { EditionScope } from '../../access/public.ts'
import { listAddress } from '../../page/list.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { FilterChoice, FilterField } from '../../page/parts/list.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Fact, Line } from '../lines.ts'
import type { Wish } from '../query.ts'
import { recordTexts } from '../texts.ts'
import { pageOf } from '../things.ts'

type Props = {
  edition: EditionScope
  language: Language
  wish: Wish
  address: URLSearchParams
  lines: readonly Line[]
  /** There are older ones. */
  more: boolean
  people: readonly (readonly [string, string])[]
  acts: readonly (readonly [string, string])[]
}

/** Who did what, when, to which thing, and what it was before and after. Nothing in it is ever changed. */
export function RecordPage(props: Props) {
  const { edition, language, address, lines, more } = props
  const t = recordTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'record')
  const last = lines.at(-1)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
      </div>
      <Filters {...props} base={base} />
      <div class="row row--apart list__head">
        {address.size > 0 ? <a href={base}>{t('all')}</a> : <span />}
        <a class="row--icon row small no-print" href={listAddress(`${base}.csv`, address, { before: null })}>
          <Icon name="save" /> {t('csv')}
        </a>
      </div>
      {lines.length === 0 ? (
        <div class="empty">
          <p>{t(address.size > 0 ? 'none.narrowed' : 'none')}</p>
        </div>
      ) : (
        <Lines {...props} />
      )}
      <nav class="pager no-print" aria-label={t('pages')}>
        <span class="actions">
          {props.wish.before && (
            <a class="btn btn--second" href={listAddress(base, address, { before: null })}>
              {t('newest')}
            </a>
          )}
          {more && last && (
            <a class="btn btn--second" href={listAddress(base, address, { before: String(last.id) })}>
              {t('older')} <Icon name="next" flip />
            </a>
          )}
        </span>
      </nav>
    </div>
  )
}

function Filters({ language, wish, people, acts, base }: Props & { base: string }) {
  const t = recordTexts(language)
  return (
    <form method="get" action={base} class="row filters no-print" aria-label={t('narrow')}>
      <FilterChoice label={t('who')} name="person" any={t('anybody')} picked={wish.person} options={people} />
      <FilterChoice label={t('what')} name="act" any={t('anything')} picked={wish.act} options={acts} />
      <FilterField label={t('thing')}>
        <input class="input" name="thing" value={wish.thing} dir="auto" />
      </FilterField>
      <FilterField label={t('from')}>
        <input class="input" type="date" name="from" value={wish.from} />
      </FilterField>
      <FilterField label={t('to')}>
        <input class="input" type="date" name="to" value={wish.to} />
      </FilterField>
      <button type="submit" class="btn btn--second">
        {t('show')}
      </button>
    </form>
  )
}

function Lines(props: Props) {
  const { language, lines, edition } = props
  const t = recordTexts(language)
  return (
    <section class="scroll" tabindex={0} aria-label={t('title')}>
      <table class="desk record">
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('thing')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <Moment at={line.at} zone={edition.zone} language={language} weekday={false} seconds />
              </td>
              <td>{line.by ? <bdi>{line.by}</bdi> : t('program')}</td>
              <th scope="row">{line.name === line.act ? <bdi lang="en">{line.act}</bdi> : line.name}</th>
              <td>
                <Thing {...{ line, edition, language }} />
              </td>
              <td>
                <Facts facts={line.wasBefore} />
              </td>
              <td>
                <Facts facts={[...line.isAfter, ...line.further]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const SHORT = 40

/** What it was about, leading to its page where it has one. */
function Thing({ line, edition, language }: { line: Line; edition: EditionScope; language: Language }) {
  const page = pageOf(line, edition, language)
  const name = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(line.subject) ? line.subject.slice(0, 8) : line.subject
  const shown = (
    <bdi class={name.length > SHORT ? undefined : 'nowrap'} dir="auto">
      {name}
    </bdi>
  )
  return page ? <a href={page}>{shown}</a> : shown
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <dl class="facts-of">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi dir="auto">{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
