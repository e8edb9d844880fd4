import type { EditionScope } from '../../access/public.ts'
import { type Column, type ListWish, listAddress } from '../../page/list.ts'
import { FilterChoice, FilterField, List, type Narrowing } from '../../page/parts/list.tsx'
import { pathTo } from '../../page/route.ts'
import { formatList, type Language } from '../../platform/languages/public.ts'
import { ATTENDANCES, type Judgement, REGISTRATION_STATES, type Terms } from '../registration.ts'
import { registrationTexts } from '../texts.ts'
import { type Change, wantsReason } from './judge.ts'
import { type Asked, FILTERS, type Row } from './list.ts'

const PAGE_SIZE = 100

type Props = {
  edition: EditionScope
  language: Language
  query: URLSearchParams
  asked: Asked
  wish: ListWish
  columns: readonly Column<Row>[]
  /** Of the whole list, in order. */
  rows: readonly Row[]
  /** By state, with the other filters. */
  counts: ReadonlyMap<string, number>
  groups: readonly (readonly [code: string, words: string])[]
  terms: Terms
  taken: number
}

/** Who is registered: where each stands, and what may be done with several at once. */
export function RegistrationsPage(props: Props) {
  const { edition, language, query, wish, rows, taken, terms } = props
  const t = registrationTexts(language)
  const to = (...more: string[]) => pathTo(language, edition.slug, 'desk', 'registrations', ...more)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('desk.title')}</h1>
        <p class="lede">
          {terms.places === null ? t('desk.taken', { taken }) : t('desk.taken.of', { taken, places: terms.places })}
        </p>
        <p class="actions no-print">
          <a class="btn btn--second" href={to('terms')}>
            {t('desk.terms')}
          </a>
          <a class="btn btn--second" href={to('delegations')}>
            {t('delegations')}
          </a>
          <a class="btn btn--second" href={to('import')}>
            {t('import.title')}
          </a>
          <a class="btn btn--second" href={to('links')}>
            {t('desk.links')}
          </a>
          <a class="btn btn--second" href={to('attendance')}>
            {t('attendance.title')}
          </a>
          <a class="btn btn--second" href={pathTo(language, edition.slug, 'check-in')}>
            {t('desk.door')}
          </a>
        </p>
      </div>
      <List
        {...{ language, query, wish }}
        base={to()}
        columns={props.columns}
        rows={rows.slice((wish.page - 1) * PAGE_SIZE, wish.page * PAGE_SIZE)}
        count={rows.length}
        pageSize={PAGE_SIZE}
        name={t('desk.title')}
        counted={t('desk.count', { count: rows.length })}
        keyOf={(row) => String(row.number)}
        viewsName={t('list.state')}
        kept={null}
        views={statesOf(props, to())}
        filters={<Filters {...props} />}
        filterNames={FILTERS.filter((name) => name !== 'state')}
        narrowed={narrowings(props, to())}
        actions={
          <a class="small no-print" href={listAddress(`${to()}.xlsx`, query, {})}>
            {t('desk.xlsx')}
          </a>
        }
        bulk={{
          to: to('together'),
          acts: [
            { value: 'approve', label: t('judge.approve'), primary: true },
            { value: 'refuse', label: t('judge.refuse') },
            { value: 'cancel', label: t('judge.cancel') },
          ],
          nameOf: (row) => row.name,
        }}
      />
    </div>
  )
}

function statesOf({ language, query, asked, counts }: Props, base: string) {
  const t = registrationTexts(language)
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
  return [
    { label: t('state.all'), count: all, href: listAddress(base, query, { state: null }), current: asked.state === '' },
    ...REGISTRATION_STATES.map((state) => ({
      label: t(`state.${state}`),
      count: counts.get(state) ?? 0,
      href: listAddress(base, query, { state }),
      current: asked.state === state,
    })),
  ]
}

function Filters({ language, asked, groups }: Props) {
  const t = registrationTexts(language)
  return (
    <>
      <FilterField label={t('list.search')}>
        <input class="input" type="search" name="q" value={asked.q} maxlength={200} />
      </FilterField>
      <FilterChoice
        label={t('list.presence')}
        name="presence"
        any={t('list.any')}
        picked={asked.presence}
        options={ATTENDANCES.map((one) => [one, t(`presence.${one}`)] as const)}
      />
      <FilterChoice label={t('list.group')} name="group" any={t('list.any')} picked={asked.group} options={groups} />
      <label class="choice">
        <input type="checkbox" name="needs" value="1" checked={asked.needs} />
        <span>{t('list.with-needs')}</span>
      </label>
    </>
  )
}

function narrowings({ language, query, asked, groups }: Props, base: string): Narrowing[] {
  const t = registrationTexts(language)
  const group = groups.find(([code]) => code === asked.group)?.[1] ?? asked.group
  const said: readonly (readonly [keyof Asked, string, string])[] = [
    ['q', t('list.search'), asked.q],
    ['presence', t('list.presence'), t.named('presence', asked.presence) ?? ''],
    ['group', t('list.group'), group],
    ['needs', t('list.needs'), asked.needs ? t('list.with-needs') : ''],
  ]
  return said
    .filter(([, , value]) => value !== '')
    .map(([filter, name, value]) => ({ name, value, without: listAddress(base, query, { [filter]: null }) }))
}

type TogetherProps = {
  edition: EditionScope
  language: Language
  judgement: Judgement
  numbers: readonly number[]
  changes: readonly Change[]
  /** Of those picked, whom it does not concern. */
  aside: number
  seen: string
  reason: string
  problem: string | null
  back: string
}

/** Counts and names whom a judgement would change, before it does. */
export function TogetherPage(props: TogetherProps) {
  const { edition, language, judgement, numbers, changes, aside, problem, back } = props
  const t = registrationTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t(`judge.${judgement}.title`, { count: changes.length })}</h1>
        {aside > 0 && <p class="lede">{t('judge.aside', { count: aside })}</p>}
      </div>
      {problem && (
        <p class="notice notice--care" role="alert">
          {problem}
        </p>
      )}
      <ul>
        {changes.map(({ of, becomes }) => (
          <li key={of.id}>
            <bdi>{of.name}</bdi>{' '}
            <small class="soft">{formatList([t(`state.${of.state}`), t(`state.${becomes.state}`)], language)}</small>
          </li>
        ))}
      </ul>
      {changes.length > 0 && (
        <form method="post" action={pathTo(language, edition.slug, 'desk', 'registrations', 'together')}>
          <input type="hidden" name="act" value={judgement} />
          <input type="hidden" name="seen" value={props.seen} />
          <input type="hidden" name="numbers" value={numbers.join(' ')} />
          <input type="hidden" name="back" value={back} />
          {wantsReason(judgement) && (
            <div class="field">
              <label class="field__label" for="reason">
                {t('judge.reason')}
              </label>
              <p class="field__help">{t('judge.reason.help')}</p>
              <textarea class="input" id="reason" name="reason" rows={3} maxlength={2000} required>
                {props.reason}
              </textarea>
            </div>
          )}
          <div class="actions">
            <button type="submit" class="btn">
              {t(`judge.${judgement}`)}
            </button>
            <a class="btn btn--quiet" href={back}>
              {t('form.leave')}
            </a>
          </div>
        </form>
      )}
      {changes.length === 0 && (
        <p>
          <a href={back}>{t('form.leave')}</a>
        </p>
      )}
    </div>
  )
}
