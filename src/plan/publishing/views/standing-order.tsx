import type { EditionScope } from '../../../access/public.ts'
import { Moment } from '../../../page/parts/when.tsx'
import { Aside } from '../../../page/parts/words.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { ChangedSession } from '../../changed.ts'
import { Changed } from '../../views/changed.tsx'
import type { StandingOrder } from '../reads.ts'
import { publishingTexts } from '../texts.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly order: StandingOrder | null
  readonly changed: readonly ChangedSession[] | null
}

/** The publication that waits for its time, with the way to take it back; or why the last one was held back. */
export function Standing({ edition, language, order, changed }: Props) {
  if (!order) return null
  const t = publishingTexts(language)
  const at = <Moment at={order.publishAt} zone={edition.zone} language={language} />
  if (order.state === 'waiting')
    return (
      <form
        method="post"
        action={pathTo(language, edition.slug, 'desk', 'agenda', 'publish', 'withdraw')}
        class="notice stack"
      >
        <input type="hidden" name="order" value={order.id} />
        <p>
          <Aside language={language} text={t.parts('waits', { at })}>
            <bdi>{order.by}</bdi>
          </Aside>
        </p>
        <p class="small soft">{t('waits.help')}</p>
        <p>
          <button type="submit" class="btn btn--second">
            {t('withdraw')}
          </button>
        </p>
      </form>
    )
  return (
    <div class="stack">
      <div class="errors" role="alert">
        <p>{t.parts('was-held', { at })}</p>
        <p>{t.named('held', String(order.heldBecause))}</p>
      </div>
      <Changed items={changed} {...{ edition, language }} />
    </div>
  )
}
