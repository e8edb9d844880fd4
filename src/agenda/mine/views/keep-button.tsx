import type { ComponentChildren } from 'preact'
import { Icon } from '../../../page/parts/icons.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { agendaTexts } from '../../texts.ts'

const FORM = 'keep'

/**
 * The one form that all buttons of a page send, so that a long programme stays light. Pages are the same for everybody, so the buttons
 * say "keep"; a script that reads the browser's list turns those of kept sessions round.
 */
export function KeepForm({ language, slug, back }: { language: Language; slug: string; back: string }) {
  const t = agendaTexts(language)
  return (
    <form
      id={FORM}
      class="no-print"
      method="post"
      action={pathTo(language, slug, 'my-agenda')}
      data-edition={slug}
      data-kept={t('mine.kept')}
      data-keep={t('mine.keep')}
    >
      <input type="hidden" name="back" value={back} />
    </form>
  )
}

/** Keeps one session. */
export function KeepButton(props: { language: Language; number: number; title: ComponentChildren }) {
  const { language, number, title } = props
  return (
    <button type="submit" form={FORM} class="btn btn--second btn--small" name="add" value={number} data-keeps={number}>
      <Icon name="plus" /> <span>{agendaTexts(language)('mine.keep')}</span>
      <span class="hidden"> · {title}</span>
    </button>
  )
}
