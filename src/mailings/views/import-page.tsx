import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Outcome } from '../addressees.ts'
import { MOST_ROWS } from '../read-list.ts'
import { countsOf } from '../take-addressees.ts'
import { mailingTexts } from '../texts.ts'
import { Fallback } from './mailings-page.tsx'
import { groupName, Native, Who } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  fallback: Language
  /** The rows as they were read, to be mended and sent again. */
  table: string
  outcomes: readonly Outcome[]
  groups: readonly Term[]
  seen: string | null
  refusal: string | undefined
  /** What is to be said of the file as a whole. */
  remarks: readonly string[]
}

const MOST_SHOWN = 500
const REFUSALS = ['changed-meanwhile', 'nothing-to-take', 'not-allowed', 'not-confirmed'] as const

/** What each row of a table would become; nothing is taken before that is confirmed. */
export function ImportPage(props: Props) {
  const { edition, language, outcomes, table, seen, fallback } = props
  const t = mailingTexts(language)
  const counts = countsOf(outcomes)
  const here = pathTo(language, edition.slug, 'desk', 'mailings', 'import')
  const refused = REFUSALS.find((one) => one === props.refusal)
  const taken = counts.added + counts.changed
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('import.title')}</h1>
        <p class="lede">
          {t('import.counts', { added: counts.added, changed: counts.changed, known: counts.known })}{' '}
          {counts['left-out'] > 0 && t('import.left-out', { count: counts['left-out'] })}
        </p>
      </div>
      {refused && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{t(`refusal.${refused}`)}</p>
        </div>
      )}
      {props.remarks.map((one) => (
        <p key={one} class="notice notice--care" role="status">
          {one} {t('import.letters')}
        </p>
      ))}
      {taken === 0 && !refused && (
        <p class="notice">{t(outcomes.length === 0 ? 'import.no-rows' : 'refusal.nothing-to-take')}</p>
      )}
      <form method="post" action={here} class="stack" encType="multipart/form-data">
        {seen !== null && <input type="hidden" name="seen" value={seen} />}
        {taken > 0 && (
          <p class="actions">
            <button type="submit" class="btn" name="do" value="take">
              {t('import.take', { count: taken })}
            </button>
          </p>
        )}
        {outcomes.length > 0 && (
          <Chapter id="rows" heading={t('import.rows')}>
            <div class="stack">
              <Rows {...props} />
            </div>
          </Chapter>
        )}
        <Chapter id="mend" heading={t('import.mend')}>
          <div class="stack">
            <p>{t('import.mend.lead')}</p>
            <textarea
              class="input mailing-table"
              name="table"
              rows={10}
              dir="auto"
              spellcheck={false}
              aria-labelledby="mend"
            >
              {`\n${table}`}
            </textarea>
            <Fallback {...{ language }} picked={fallback} />
            <p class="actions">
              <button type="submit" class="btn btn--second" name="do" value="look">
                {t('import.again')}
              </button>
              <a href={pathTo(language, edition.slug, 'desk', 'mailings')}>{t('back')}</a>
            </p>
          </div>
        </Chapter>
      </form>
    </div>
  )
}

function Rows({ language, outcomes, groups }: Props) {
  const t = mailingTexts(language)
  // What needs somebody's eye stands first.
  const order = ['left-out', 'changed', 'added', 'known']
  const sorted = outcomes.toSorted((a, b) => order.indexOf(a.becomes) - order.indexOf(b.becomes))
  return (
    <Scroll of="rows">
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col" class="n">
              {t('import.line')}
            </th>
            <th scope="col">{t('import.becomes')}</th>
            <th scope="col">{t('column.email')}</th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.group')}</th>
            <th scope="col">{t('column.language')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, MOST_SHOWN).map((one) => (
            <tr key={one.line}>
              <th scope="row" class="n">
                {one.line}
              </th>
              {one.becomes === 'left-out' ? (
                <Fault {...{ language }} row={one.row} />
              ) : (
                <Taken {...{ language, groups, one }} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > MOST_SHOWN && <p>{t('import.more', { count: sorted.length - MOST_SHOWN })}</p>}
    </Scroll>
  )
}

function Fault({ language, row }: { language: Language; row: Extract<Outcome, { becomes: 'left-out' }>['row'] }) {
  const t = mailingTexts(language)
  return (
    <>
      <td>
        <span class="state state--wrong">{t('becomes.left-out')}</span>
      </td>
      <td colspan={4}>
        {row.cell !== '' && <bdi dir="auto">{row.cell}</bdi>}
        <p class="small">{t(`fault.${row.fault}`, { line: row.firstLine ?? 0, most: MOST_ROWS })}</p>
      </td>
    </>
  )
}

type TakenProps = { language: Language; groups: readonly Term[]; one: Exclude<Outcome, { becomes: 'left-out' }> }

function Taken({ language, groups, one }: TakenProps) {
  const t = mailingTexts(language)
  const { told } = one
  return (
    <>
      <td>
        <span class={`state ${one.becomes === 'known' ? '' : 'state--good'}`}>{t(`becomes.${one.becomes}`)}</span>
      </td>
      <td>
        <bdi dir="ltr">{told.email}</bdi>
      </td>
      <td>
        <Who {...told} />
        {one.becomes === 'changed' && one.before.name !== told.name && (
          <p class="small">
            <del>
              <bdi>{one.before.name}</bdi>
            </del>
          </p>
        )}
      </td>
      <td>{groupName(told.group, groups, language)}</td>
      <td>
        <Native of={told.language} />
      </td>
    </>
  )
}
