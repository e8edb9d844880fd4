import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { type Mailing, type Recipient, standingOf } from '../reads.ts'
import { mailingTexts } from '../texts.ts'
import { groupName, Native, Who } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  mailing: Mailing
  recipients: readonly Recipient[]
  groups: readonly Term[]
  maySend: boolean
  refusal: string | undefined
}

/** One mailing: when it leaves or left, what it carries, and what became of each letter. */
export function MailingPage(props: Props) {
  const { edition, language, mailing, maySend } = props
  const t = mailingTexts(language)
  const standing = standingOf(mailing)
  const moment = (at: Date) => <Moment at={at} zone={edition.zone} language={language} weekday={false} />
  const to = (...more: (string | number)[]) => pathTo(language, edition.slug, 'desk', 'mailings', ...more)
  const used = LANGUAGES.filter((one) => props.recipients.some((r) => r.language === one))
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('mailing', { number: mailing.number })}</h1>
        <p class="lede">
          {t.parts(`standing.${standing}.at`, {
            time: moment(mailing.stoppedAt ?? mailing.leftAt ?? mailing.leavesAt),
          })}
        </p>
      </div>
      {props.refusal === 'mailing-gone' && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{t('refusal.mailing-gone')}</p>
        </div>
      )}
      {mailing.fault && standing === 'waiting' && (
        <p class="notice notice--care" role="status">
          {t(mailing.fault === 'not-allowed' ? 'mailing.orderer' : 'mailing.fault')}
        </p>
      )}
      {mailing.gone > 0 && standing === 'waiting' && (
        <p class="notice notice--care" role="status">
          {t('mailing.gone', { count: mailing.gone })}
        </p>
      )}
      {maySend && standing === 'waiting' && (
        <form method="post" action={to(mailing.number, 'stop')} class="mailing-after">
          <button type="submit" class="btn btn--second">
            {t('stop')}
          </button>
        </form>
      )}
      <dl class="facts">
        <div>
          <dt>{t('mailing.ordered')}</dt>
          <dd>{moment(mailing.orderedAt)}</dd>
          {mailing.orderedBy && (
            <dd>
              <bdi>{mailing.orderedBy}</bdi>
            </dd>
          )}
        </div>
        <div>
          <dt>{t('order.letters')}</dt>
          <dd>
            <ul class="plain">
              {used.map((one) => (
                <li key={one}>
                  <a href={to(mailing.number, `${one}.pdf`)} lang={one}>
                    {NATIVE_NAMES[one]}
                  </a>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('mailing.digest')}</dt>
          <dd>
            <code dir="ltr" class="mailing-digest">
              {mailing.digest}
            </code>
          </dd>
        </div>
      </dl>
      <Log {...props} />
      <p>
        <a href={to()}>{t('back')}</a>
      </p>
    </div>
  )
}

function Log({ edition, language, mailing, recipients, groups }: Props) {
  const t = mailingTexts(language)
  const stopped = mailing.stoppedAt !== null
  const counts = Map.groupBy(recipients, (one) => stateOf(one, stopped))
  return (
    <Chapter id="log" heading={t('log')}>
      <div class="stack">
        <ul>
          {[...counts].map(([state, some]) => (
            <li key={state}>
              <Pair {...{ language }} name={t(`letter.${state}`)}>
                {t('people', { count: some.length })}
              </Pair>
            </li>
          ))}
        </ul>
        <p>
          <a href={pathTo(language, edition.slug, 'desk', 'mailings', `${mailing.number}.csv`)}>{t('log.csv')}</a>
        </p>
        <Scroll of="log">
          <table class="desk">
            <thead>
              <tr>
                <th scope="col">{t('column.email')}</th>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('column.group')}</th>
                <th scope="col">{t('column.language')}</th>
                <th scope="col">{t('log.state')}</th>
              </tr>
            </thead>
            <tbody>
              {recipients.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <bdi dir="ltr">{one.email}</bdi>
                  </th>
                  <td>
                    <Who {...one} />
                  </td>
                  <td>{groupName(one.group, groups, language)}</td>
                  <td>
                    <Native of={one.language} />
                  </td>
                  <td>
                    {t(`letter.${stateOf(one, stopped)}`)}
                    {one.sentAt && (
                      <p class="small">
                        <Moment at={one.sentAt} zone={edition.zone} language={language} weekday={false} />
                      </p>
                    )}
                    {one.error && one.state !== 'sent' && (
                      <p class="small">
                        <bdi dir="ltr">{one.error}</bdi>
                      </p>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
    </Chapter>
  )
}

const STATES = ['sent', 'queued', 'failed', 'kept'] as const
const stateOf = ({ state }: Recipient, stopped: boolean) =>
  STATES.find((one) => one === state) ?? (stopped ? 'stopped' : 'waiting')
