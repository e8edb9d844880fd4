import type { EditionScope } from '../../access/public.ts'
import { Change } from '../../agenda/parts.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { PublishRefusal, previewAgenda } from '../publish-agenda.ts'
import { planTexts } from '../texts.ts'
import { Refused } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  preview: Awaited<ReturnType<typeof previewAgenda>>
  refusal: PublishRefusal | undefined
  typed: { note: string }
}

/** What would become public, and the button that makes it so; the count goes along, so that nothing unseen is published. */
export function DeskPublishPage({ edition, language, preview, refusal, typed }: Props) {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const count = preview.changes.length
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('publish.title')}</h1>
        <p class="lede">{count === 0 ? t('refusal.nothing-to-publish') : t('publish.lead')}</p>
      </div>
      {count > 0 && <Refused words={refusal && t(`refusal.${refusal.code}`)} />}
      {count > 0 && (
        <Chapter id="changes" heading={tSession('changes.title')}>
          <div class="stack">
            <ul class="plain">
              {preview.changes.map((change) => (
                <Change key={change.number} {...{ change, edition, language }} />
              ))}
            </ul>
            <form method="post" action={pathTo(language, edition.slug, 'desk', 'agenda', 'publish')} class="stack">
              <input type="hidden" name="count" value={count} />
              <div class="field">
                <label class="field__label" for="note">
                  {t('publish.note')}
                </label>
                <textarea class="input" id="note" name="note" rows={3} maxlength={2000} dir="auto">
                  {typed.note}
                </textarea>
              </div>
              <button type="submit" class="btn">
                {t('publish.save', { count })}
              </button>
            </form>
          </div>
        </Chapter>
      )}
    </div>
  )
}
