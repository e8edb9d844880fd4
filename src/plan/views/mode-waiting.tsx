import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { planTexts } from '../texts.ts'

type Props = { edition: EditionScope; language: Language; mayPublish: boolean }

/** The forum says already how it takes place from now on; its programme does not yet. */
export function ModeWaiting({ edition, language, mayPublish }: Props) {
  const t = planTexts(language)
  return (
    <div class="notice notice--care mt-4" role="status">
      <div>
        <p>{t('mode.waiting')}</p>
        {mayPublish && (
          <p>
            <a href={pathTo(language, edition.slug, 'desk', 'agenda', 'publish')}>{t('mode.waiting.publish')}</a>
          </p>
        )}
      </div>
    </div>
  )
}
