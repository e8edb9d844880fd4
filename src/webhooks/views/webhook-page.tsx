import type { EditionScope } from '../../access/public.ts'
import { Act, Part, Problem } from '../../page/parts/acting.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Delivery, Webhook } from '../reads.ts'
import { webhookTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  webhook: Webhook
  deliveries: readonly Delivery[]
  /** Mark of what this page shows of it. */
  seen: string
  refusal: string | undefined
}

/** One program that is told: its secret, what it was told and how that went, and what can be done with it. */
export function WebhookPage(props: Props) {
  const { edition, language, webhook, seen, refusal } = props
  const t = webhookTexts(language)
  const to = pathTo(language, edition.slug, 'desk', 'webhooks', webhook.id)
  const on = webhook.state === 'on'
  return (
    <div class="wrap">
      <div class="title">
        <h1>
          <bdi>{webhook.name}</bdi>
        </h1>
        <p class="lede">
          <bdi dir="ltr">{webhook.url}</bdi>
        </p>
        <p class={on ? 'state state--good' : 'state state--care'}>{t(on ? 'state.on' : 'state.paused')}</p>
      </div>
      <Problem text={refusal && (t.named('refusal', refusal) ?? refusal)} />
      <Part id="secret" heading={t('secret')}>
        <p>{t('secret.help')}</p>
        <details class="more">
          <summary>{t('secret.show')}</summary>
          <p>
            <code dir="ltr">{webhook.secret}</code>
          </p>
        </details>
        <Act act="renew" {...{ to, seen }} look="second" label={t('secret.renew')} />
      </Part>
      <Part id="log" heading={t('log')}>
        {on && <Act act="test" to={to} look="second" label={t('test')} />}
        <Log {...props} to={to} />
      </Part>
      <Part id="end" heading={t('end')}>
        <p>{t(on ? 'pause.help' : 'resume.help')}</p>
        <Act act={on ? 'pause' : 'resume'} {...{ to, seen }} look="second" label={t(on ? 'pause' : 'resume')} />
        <Act act="remove" {...{ to, seen }} look="wrong" label={t('remove')} />
      </Part>
    </div>
  )
}

function Log({ edition, language, webhook, deliveries, to }: Props & { to: string }) {
  const t = webhookTexts(language)
  const moment = (at: Date) => <Moment at={at} zone={edition.zone} language={language} weekday={false} />
  if (deliveries.length === 0) return <p class="empty">{t('log.none')}</p>
  return (
    <Scroll of="log">
      <table class="table-s">
        <thead>
          <tr>
            {(['what', 'state', 'attempts'] as const).map((head) => (
              <th scope="col" key={head}>
                {t(`log.${head}`)}
              </th>
            ))}
            <th scope="col">
              <span class="hidden">{t('again')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.version === null ? t('event.test') : t('event.version', { version: one.version })}
                <p class="small soft">{moment(one.madeAt)}</p>
              </th>
              <td>
                <span class={STATES[one.state]}>{t(`log.${one.state}`)}</span>
                {one.dueAt && one.attempts.length > 0 && (
                  <p class="small soft">{t.parts('log.next', { time: moment(one.dueAt) })}</p>
                )}
              </td>
              <td>
                <ol class="plain small">
                  {one.attempts.map(({ number, at, status, fault, milliseconds }) => (
                    <li key={number}>
                      {moment(at)}{' '}
                      {status === null
                        ? t(`fault.${fault ?? 'no-answer'}`)
                        : t('attempt', { status: String(status), milliseconds })}
                    </li>
                  ))}
                </ol>
              </td>
              <td>
                {webhook.state === 'on' && (
                  <Act act="again" to={to} look="second" label={t('again')}>
                    <input type="hidden" name="delivery" value={one.id} />
                  </Act>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const STATES: Readonly<Record<Delivery['state'], string>> = {
  waiting: 'state',
  delivered: 'state state--good',
  'given-up': 'state state--wrong',
}
