import type { EditionScope } from '../../access/public.ts'
import { Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Webhook } from '../reads.ts'
import { webhookTexts } from '../texts.ts'

/** Where the documentation says how a message is read. */
const DOCUMENTATION = 'docs/webhooks.md'

type Props = {
  edition: EditionScope
  language: Language
  webhooks: readonly Webhook[]
  refusal: string | undefined
  typed: { readonly name: string; readonly url: string }
}

/** The programs that are told, and the form that adds one. */
export function WebhooksPage({ edition, language, webhooks, refusal, typed }: Props) {
  const t = webhookTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'webhooks')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t.parts('lead', { file: <code>{DOCUMENTATION}</code> })}</p>
      </div>
      <Problem text={refusal && (t.named('refusal', refusal) ?? refusal)} />
      <Part id="told" heading={t('told')}>
        {webhooks.length === 0 ? (
          <p class="empty">{t('none')}</p>
        ) : (
          <ul class="plain stack">
            {webhooks.map(({ id, name, url, state }) => (
              <li key={id}>
                <a href={`${base}/${id}`}>
                  <bdi>{name}</bdi>
                </a>
                <p class="small soft">
                  <bdi dir="ltr">{url}</bdi>
                </p>
                {state === 'paused' && <p class="small state state--care">{t('state.paused')}</p>}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part id="add" heading={t('add')}>
        <form method="post" action={base} class="stack">
          <Labelled id="name" label={t('name')}>
            <input class="input" id="name" name="name" maxlength={100} dir="auto" required value={typed.name} />
          </Labelled>
          <Labelled id="url" label={t('url')} help={t('url.help')}>
            <input
              class="input"
              id="url"
              name="url"
              type="url"
              maxlength={2000}
              dir="ltr"
              required
              aria-describedby="url-help"
              value={typed.url}
            />
          </Labelled>
          <p>
            <button type="submit" class="btn">
              {t('add.save')}
            </button>
          </p>
        </form>
      </Part>
    </div>
  )
}
