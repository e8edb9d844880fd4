import type { EditionScope } from '../../../access/public.ts'
import { Icon } from '../../../page/parts/icons.tsx'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import { deskPath, withQuery } from '../../desk-addresses.ts'
import { reviewTexts } from '../../texts.ts'
import type { Queue } from '../queue.ts'

type Props = { edition: EditionScope; language: Language; queue: Queue }

/** Where one is in the list, and the way to the one before and the one after. */
export function QueueBar({ edition, language, queue }: Props) {
  const t = reviewTexts(language)
  const at = (reference: string) => withQuery(deskPath(edition, language, 'submissions', reference), queue.search)
  return (
    <nav class="queue no-print" aria-label={t('queue.title')}>
      <a href={withQuery(deskPath(edition, language, 'submissions'), queue.search)}>{t('queue.list')}</a>
      <span class="soft">
        {t('queue.place', {
          before: formatNumber(queue.before, language),
          count: formatNumber(queue.count, language),
        })}
      </span>
      <span class="actions">
        {queue.previous && (
          <a class="btn btn--second btn--small" href={at(queue.previous)} rel="prev" data-key="k">
            {t('queue.previous')} <kbd>{'K'}</kbd>
          </a>
        )}
        {queue.next && (
          <a class="btn btn--second btn--small" href={at(queue.next)} rel="next" data-key="j">
            {t('queue.next')} <kbd>{'J'}</kbd> <Icon name="next" flip />
          </a>
        )}
      </span>
    </nav>
  )
}

/** Which keys there are, and the way to be without them. */
export function KeysHelp({ language }: { language: Language }) {
  const t = reviewTexts(language)
  const keys = [
    ['A M N D', t('keys.outcome')],
    ['1 – 9', t('keys.snippet')],
    ['G', t('keys.go')],
    ['Ctrl + Enter', t('keys.enter')],
    ['J K', t('keys.walk')],
  ] as const
  return (
    <details class="more keys no-print" hidden data-keys>
      <summary>{t('keys.title')}</summary>
      <dl class="small">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input type="checkbox" data-keys-on checked />
        <span>{t('keys.on')}</span>
      </label>
    </details>
  )
}
