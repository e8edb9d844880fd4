import type { EditionScope } from '../../access/public.ts'
import { faultText } from '../../forms/parts.ts'
import type { Fault, Form } from '../../forms/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { formatList, isLanguage, type Language, NATIVE_NAMES, pickText } from '../../platform/languages/public.ts'
import { countsOf, type Outcome } from '../for-others/import/outcomes.ts'
import { headingsIn } from '../for-others/import/read-people.ts'
import type { Import } from '../for-others/import/reads.ts'
import { MOST_ROWS } from '../for-others/import/take-over.ts'
import { LanguageField } from '../for-others/views.tsx'
import { registrationTexts } from '../texts.ts'

type Of = { readonly edition: EditionScope; readonly language: Language }

const here = ({ edition, language }: Of, ...more: string[]) =>
  pathTo(language, edition.slug, 'desk', 'registrations', 'import', ...more)

type Props = Of & {
  readonly imports: readonly Import[]
  readonly backs: ReadonlyMap<number, { readonly seen: string; readonly goes: number }>
  readonly problem: string | undefined
}

/** A table to be looked at, and what was taken over before. */
export function ImportPage(props: Props) {
  const { edition, language, imports, problem } = props
  const t = registrationTexts(language)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('import.title')}</h1>
        <p class="lede">{t('import.lead')}</p>
      </div>
      <Problem text={problem} />
      <Part id="table" heading={t('import.table')}>
        <p>{t('import.columns', { columns: formatList(headingsIn(language), language), most: MOST_ROWS })}</p>
        <form method="post" action={here(props)} class="stack" encType="multipart/form-data">
          <Labelled id="file" label={t('import.file')}>
            <input class="input" type="file" id="file" name="file" accept=".csv,.tsv,.txt,.xlsx" />
          </Labelled>
          <Labelled id="pasted" label={t('import.paste')}>
            <textarea class="input" id="pasted" name="table" rows={6} dir="auto" spellcheck={false} />
          </Labelled>
          <LanguageField language={language} picked={language} />
          <p>
            <button type="submit" class="btn" name="act" value="look">
              {t('import.look')}
            </button>
          </p>
        </form>
      </Part>
      {imports.length > 0 && (
        <Part id="before" heading={t('import.before')}>
          {imports.map((one) => (
            <Before key={one.number} {...{ edition, language, one }} back={props.backs.get(one.number)} />
          ))}
        </Part>
      )}
    </div>
  )
}

type BeforeProps = Of & { readonly one: Import; readonly back: { seen: string; goes: number } | undefined }

function Before({ edition, language, one, back }: BeforeProps) {
  const t = registrationTexts(language)
  return (
    <div class="stack">
      <p>
        <Pair {...{ language }} name={<Moment at={one.takenOverAt} zone={edition.zone} language={language} />}>
          {t('import.people', { count: one.people })}
        </Pair>
      </p>
      {back ? (
        <Act
          act="back"
          to={here({ edition, language }, 'back')}
          seen={back.seen}
          label={t('import.take-back')}
          look="second"
        >
          <p>{t('import.take-back.lead', { goes: back.goes })}</p>
          <input type="hidden" name="number" value={one.number} />
        </Act>
      ) : (
        <p>{t('import.taken-back')}</p>
      )}
    </div>
  )
}

type LookProps = Of & {
  readonly form: Form
  readonly fallback: Language
  /** The rows as they were read, to be mended and sent again. */
  readonly table: string
  readonly outcomes: readonly Outcome[]
  readonly seen: string
  readonly problem: string | undefined
}

/** What becomes of each row; nobody is registered before that is confirmed. */
export function LookPage(props: LookProps) {
  const { language, fallback, outcomes, table, seen, problem } = props
  const t = registrationTexts(language)
  const counts = countsOf(outcomes)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('import.look.title')}</h1>
        <p class="lede">
          {t('import.added', { count: counts.added })} {t('import.known', { count: counts.known })}{' '}
          {t('import.left-out', { count: counts['left-out'] })}
        </p>
      </div>
      <Problem text={problem} />
      <form method="post" action={here(props)} class="stack" encType="multipart/form-data">
        <input type="hidden" name="seen" value={seen} />
        {counts.added > 0 && (
          <p class="actions">
            <button type="submit" class="btn" name="act" value="take">
              {t('import.take', { count: counts.added })}
            </button>
          </p>
        )}
        <Part id="rows" heading={t('import.rows')}>
          <Rows {...props} />
        </Part>
        <Part id="mend" heading={t('import.mend')}>
          <p>{t('import.mend.lead')}</p>
          <textarea class="input" name="table" rows={10} dir="auto" spellcheck={false} aria-labelledby="mend">
            {`\n${table}`}
          </textarea>
          <LanguageField language={language} picked={fallback} />
          <p class="actions">
            <button type="submit" class="btn btn--second" name="act" value="look">
              {t('import.look')}
            </button>
            <a href={here(props)}>{t('form.leave')}</a>
          </p>
        </Part>
      </form>
    </div>
  )
}

const MOST_SHOWN = 500
/** What needs somebody's eye stands first. */
const ORDER = ['left-out', 'added', 'known'] as const

function Rows(props: LookProps) {
  const { language, outcomes } = props
  const t = registrationTexts(language)
  const sorted = outcomes.toSorted((a, b) => ORDER.indexOf(a.becomes) - ORDER.indexOf(b.becomes))
  const heads = [
    'import.becomes',
    'list.email',
    'list.name',
    'list.presence',
    'list.state',
    'delegate.language',
  ] as const
  return (
    <Scroll of="rows">
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col" class="n">
              {t('import.line')}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, MOST_SHOWN).map((one) => (
            <Row key={one.row.line} {...props} one={one} />
          ))}
        </tbody>
      </table>
      {sorted.length > MOST_SHOWN && <p>{t('import.more', { count: sorted.length - MOST_SHOWN })}</p>}
    </Scroll>
  )
}

function Row({ language, form, one }: LookProps & { readonly one: Outcome }) {
  const t = registrationTexts(language)
  const { row } = one
  const said = one.becomes === 'left-out' ? null : row.said
  const state = one.becomes === 'added' ? one.standing.state : one.becomes === 'known' ? row.other.own?.state : null
  return (
    <tr>
      <th scope="row" class="n">
        {row.line}
      </th>
      <td>
        <span
          class={`state ${one.becomes === 'known' ? '' : one.becomes === 'added' ? 'state--good' : 'state--wrong'}`}
        >
          {t(`import.becomes.${one.becomes}`)}
        </span>
      </td>
      <td>
        <bdi dir="ltr">{row.email}</bdi>
      </td>
      {one.becomes === 'left-out' ? (
        <td colspan={4}>
          <p class="small">{t.named('delegate.refusal', one.fault.code, one.fault.facts as Record<string, number>)}</p>
          <Faults {...{ language, form }} faults={one.fault.faults} />
        </td>
      ) : (
        <>
          <td>
            <bdi>{one.becomes === 'known' ? row.other.own?.name : said?.name}</bdi>
          </td>
          <td>
            {said && t(`presence.${one.becomes === 'known' && row.other.own ? row.other.own.presence : said.presence}`)}
          </td>
          <td>{state && t(`state.${state}`)}</td>
          <td>{said && isLanguage(said.language) && NATIVE_NAMES[said.language]}</td>
        </>
      )}
    </tr>
  )
}

type FaultsProps = { readonly language: Language; readonly form: Form; readonly faults: readonly Fault[] }

/** Each answer at fault, under what it is asked as. */
const Faults = ({ language, form, faults }: FaultsProps) => (
  <>
    {faults.map((fault) => (
      <p key={`${fault.question} ${fault.code}`} class="small">
        <Pair
          {...{ language }}
          name={pickText(form.questions.find(({ id }) => id === fault.question)?.label ?? {}, language).text}
        >
          {faultText(fault, language)}
        </Pair>
      </p>
    ))}
  </>
)
