import type { EditionScope } from '../../../access/public.ts'
import { pathTo } from '../../../page/route.ts'
import { pageTexts } from '../../../page/texts.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { reviewTexts } from '../../texts.ts'
import { Named, Problem } from '../../views/parts.tsx'
import type { Colleague } from '../colleagues.ts'
import type { MarkFacts } from '../mark.ts'
import type { Tag } from '../reads.ts'
import { TagList } from './tag-list.tsx'

type Props = {
  edition: EditionScope
  language: Language
  marked: MarkFacts['marked']
  known: readonly Tag[]
  colleagues: readonly Colleague[]
  seen: string
  list: string
  back: string
  typed: { readonly assignee: string; readonly add: readonly string[]; readonly take: readonly string[] }
  error: string | undefined
}

/** A page shows so many; the rest is counted. */
const MOST_SHOWN = 200

/** Several submissions on their way to somebody, or under tags: counted first. */
export function MarkPage(props: Props) {
  const { edition, language, marked, error, back } = props
  const t = reviewTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('mark.several')}</h1>
        <p class="lede">
          {marked.length === 0
            ? pageTexts(language)('list.pick-first')
            : t('together.chosen', { count: marked.length })}
        </p>
      </div>
      <Problem text={error} />
      {marked.length > 0 && <Form {...props} />}
      <ul class="plain stack">
        {marked.slice(0, MOST_SHOWN).map((one) => (
          <li key={one.reference}>
            <Named of={one} {...{ edition, language }} /> <TagList tags={one.tags} />
          </li>
        ))}
      </ul>
      {marked.length > MOST_SHOWN && (
        <p class="small soft">{t('together.shown', { count: marked.length - MOST_SHOWN })}</p>
      )}
      <p class="mt-5">
        <a href={back}>{pageTexts(language)('list.back')}</a>
      </p>
    </div>
  )
}

function Form({ edition, language, marked, known, colleagues, seen, list, typed }: Props) {
  const t = reviewTexts(language)
  return (
    <form method="post" action={pathTo(language, edition.slug, 'desk', 'submissions', 'mark')} class="stack measure">
      <input type="hidden" name="picks" value={marked.map(({ reference }) => reference).join(' ')} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="list" value={list} />
      <div class="field">
        <label class="field__label" for="assignee">
          {t('desk.assignee')}
        </label>
        <select class="input" id="assignee" name="assignee">
          <option value="">{t('mark.as-it-is')}</option>
          <option value="nobody" selected={typed.assignee === 'nobody'}>
            {t('desk.assignee.nobody')}
          </option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id} selected={id === typed.assignee}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Ticks {...{ known }} legend={t('mark.add')} name="add" ticked={typed.add} />
      <Ticks {...{ known }} legend={t('mark.take')} name="take" ticked={typed.take} />
      <p class="small">
        <a href={pathTo(language, edition.slug, 'desk', 'submissions', 'tags')}>{t('tags.manage')}</a>
      </p>
      <p class="actions">
        <button type="submit" class="btn">
          {t('mark.save')}
        </button>
      </p>
    </form>
  )
}

function Ticks(of: { legend: string; name: string; known: readonly Tag[]; ticked: readonly string[] }) {
  if (of.known.length === 0) return null
  return (
    <fieldset class="field">
      <legend>{of.legend}</legend>
      {of.known.map((tag) => (
        <label class="facet" key={tag.id}>
          <input type="checkbox" name={of.name} value={tag.id} checked={of.ticked.includes(tag.id)} />
          <TagList tags={[tag]} />
        </label>
      ))}
    </fieldset>
  )
}
