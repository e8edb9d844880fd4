import { callState } from '../../consultation/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { pickText } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'
import { Closing, type DraftPageProps, draftPath, SavesKnown, Tasks } from './draft-parts.tsx'

/** The list of parts with what is done and what is not, and the ways on. */
export function TaskListPage(
  props: DraftPageProps & { linkSent: boolean; unsent: { email: string; problem: string } | null },
) {
  const { form, language, call, now, amends, linkSent, unsent } = props
  const t = submissionsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(form.title, language).text}</p>
        <h1>{t('draft.title')}</h1>
        <p class="lede">{t('draft.kept')}</p>
        {amends && <p>{t('draft.amends', { reference: amends })}</p>}
        <Closing {...props} />
        <SavesKnown {...props} />
      </div>
      <Chapter id="parts" heading={t('draft.parts')}>
        <div class="stack">
          <Tasks {...props} />
          <div class="actions">
            <a class="btn" href={draftPath(props, 'check')}>
              {callState(call, now) === 'open' ? t('draft.check') : t('draft.print')}
            </a>
          </div>
          <div class="actions small">
            <a class="btn btn--quiet" href={draftPath(props, 'download.txt')}>
              <Icon name="save" /> {t('draft.text')}
            </a>
            <a class="btn btn--quiet" href={draftPath(props, 'download')}>
              <Icon name="save" /> {t('draft.download')}
            </a>
          </div>
        </div>
      </Chapter>
      <Chapter id="link" heading={t('draft.link.title')} aside={t('draft.link.text')}>
        <form method="post" action={draftPath(props, 'link')} novalidate>
          {linkSent && (
            <p class="notice notice--good" role="status">
              {t('draft.link.sent')}
            </p>
          )}
          <div class={unsent ? 'field has-error' : 'field'}>
            <label class="field__label" for="email">
              {t('draft.link.email')}
            </label>
            {unsent && (
              <p class="error" id="email-error" role="alert">
                <Icon name="wrong" /> <span>{unsent.problem}</span>
              </p>
            )}
            <input
              class="input input--m"
              id="email"
              name="email"
              type="email"
              dir="ltr"
              value={unsent?.email}
              aria-invalid={unsent ? true : undefined}
              aria-describedby={unsent ? 'email-error' : undefined}
              autocomplete="email"
            />
          </div>
          <button type="submit" class="btn btn--second">
            {t('draft.link.button')}
          </button>
        </form>
      </Chapter>
      <Chapter
        id="discard"
        heading={t(amends ? 'discard.title.amendment' : 'discard.title')}
        aside={amends ? t('discard.text.amendment', { reference: amends }) : t('discard.text')}
      >
        <form method="post" action={draftPath(props, 'discard')} class="actions">
          <button type="submit" class="btn btn--quiet">
            {t('discard.button')}
          </button>
        </form>
      </Chapter>
    </div>
  )
}
