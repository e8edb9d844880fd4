import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, LANGUAGES, type Language, pickText } from '../../platform/languages/public.ts'
import type { Addressee } from '../addressees.ts'
import type { Changed as Change } from '../changed.ts'
import { type Letters, mailTo } from '../compose.ts'
import { DELAYS } from '../order-mailing.ts'
import { mailingTexts } from '../texts.ts'
import { Changed } from './changed.tsx'
import { groupName, inGroups, Native } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  wish: { readonly again: boolean; readonly delayMinutes: number }
  recipients: readonly Addressee[]
  reached: number
  letters: Letters
  groups: readonly Term[]
  seen: string | null
  refused: { readonly code: string; readonly names: string } | null
  change: Change | null
}

const REFUSALS = [
  'changed-meanwhile',
  'nobody-to-write-to',
  'no-letter',
  'value-unknown',
  'not-allowed',
  'not-confirmed',
] as const
const LEAST_SHOWN = 3

/** Real readers to be looked at: one of each language, and others until there are three. */
function exemplary(recipients: readonly Addressee[]): Addressee[] {
  const first = LANGUAGES.flatMap((language) => recipients.find((one) => one.language === language) ?? [])
  const others = recipients.filter((one) => !first.includes(one))
  return [...first, ...others.slice(0, Math.max(0, LEAST_SHOWN - first.length))]
}

/** What would go to whom, exactly; it leaves after a while, and only when this is confirmed. */
export function OrderPage(props: Props) {
  const { language, recipients, refused } = props
  const t = mailingTexts(language)
  const said = REFUSALS.find((one) => one === refused?.code)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('order.title')}</h1>
        <p class="lede">{t('order.count', { count: recipients.length })}</p>
      </div>
      {said === 'nobody-to-write-to' && <p>{t('refusal.nobody-to-write-to')}</p>}
      {props.change && <Changed {...props} change={props.change} />}
      {said && said !== 'nobody-to-write-to' && !props.change && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{t(`refusal.${said}`, { names: refused?.names ?? '' })}</p>
        </div>
      )}
      <Reached {...props} />
      {recipients.length > 0 && (
        <>
          <Counts {...props} />
          <Examples {...props} />
          <Confirm {...props} />
        </>
      )}
    </div>
  )
}

function Reached({ edition, language, reached, wish }: Props) {
  const t = mailingTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'mailings', 'new')
  if (wish.again)
    return (
      <p class="mailing-after">
        {t('order.again')} <a href={here}>{t('order.again.not')}</a>
      </p>
    )
  if (reached === 0) return null
  return (
    <p class="mailing-after">
      {t('order.reached', { count: reached })} <a href={`${here}?again=1`}>{t('order.again.do')}</a>
    </p>
  )
}

function Counts({ edition, language, recipients, groups, letters }: Props) {
  const t = mailingTexts(language)
  return (
    <Chapter id="counts" heading={t('order.by-group')}>
      <div class="stack">
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('column.group')}</th>
              <th scope="col">{t('order.people')}</th>
            </tr>
          </thead>
          <tbody>
            {inGroups(recipients, groups).map(({ code, people }) => (
              <tr key={code}>
                <th scope="row">{groupName(code, groups, language)}</th>
                <td>{people.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{t('order.letters')}</h3>
        <ul>
          {LANGUAGES.filter((one) => letters[one]).map((one) => (
            <li key={one}>
              <Pair
                {...{ language }}
                name={
                  <a href={pathTo(language, edition.slug, 'desk', 'mailings', 'letter', `${one}.pdf`)}>
                    <Native of={one} />
                  </a>
                }
              >
                {t('people', { count: recipients.filter((to) => to.language === one).length })}
              </Pair>
            </li>
          ))}
        </ul>
      </div>
    </Chapter>
  )
}

function Examples({ edition, language, recipients, letters }: Props) {
  const t = mailingTexts(language)
  return (
    <Chapter id="examples" heading={t('order.examples')}>
      <div class="stack">
        <p>{t('order.examples.lead')}</p>
        <div class="mailing-examples">
          {exemplary(recipients).map((to) => {
            const letter = letters[to.language]
            if (!letter) return null
            const mail = mailTo(to, letter, pickText(edition.title, to.language).text)
            return (
              <article key={to.id} class="mailing-example">
                <p class="small soft">
                  <bdi dir="ltr">{to.email}</bdi> · <Native of={to.language} />
                </p>
                <div lang={to.language} dir={direction(to.language)}>
                  <h3>{mail.subject}</h3>
                  <p class="mailing-text">{mail.text}</p>
                </div>
                <p class="small">
                  <Pair {...{ language }} name={t('order.attached')}>
                    <a href={pathTo(language, edition.slug, 'desk', 'mailings', 'letter', `${to.language}.pdf`)}>
                      <bdi dir="ltr">{`${edition.slug}-${to.language}.pdf`}</bdi>
                    </a>
                  </Pair>
                </p>
              </article>
            )
          })}
        </div>
      </div>
    </Chapter>
  )
}

function Confirm({ edition, language, wish, seen, recipients }: Props) {
  const t = mailingTexts(language)
  return (
    <Chapter id="confirm" heading={t('order.confirm')}>
      <div class="stack">
        <form method="post" action={pathTo(language, edition.slug, 'desk', 'mailings', 'new')} class="stack">
          <p>{t('order.confirm.lead')}</p>
          {seen !== null && <input type="hidden" name="seen" value={seen} />}
          {wish.again && <input type="hidden" name="again" value="1" />}
          <div class="field">
            <label class="field__label" for="delay">
              {t('order.delay')}
            </label>
            <select class="input input--s" id="delay" name="delay">
              {DELAYS.map((minutes) => (
                <option key={minutes} value={minutes} selected={minutes === wish.delayMinutes}>
                  {minutes < 60 ? t('delay.minutes', { count: minutes }) : t('delay.hours', { count: minutes / 60 })}
                </option>
              ))}
            </select>
          </div>
          <p class="actions">
            <button type="submit" class="btn">
              {t('order.do', { count: recipients.length })}
            </button>
            <a href={pathTo(language, edition.slug, 'desk', 'mailings')}>{t('back')}</a>
          </p>
        </form>
      </div>
    </Chapter>
  )
}
