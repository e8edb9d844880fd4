import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import { pathTo } from '../../page/route.ts'
import {
  direction,
  LANGUAGES,
  type Language,
  type Localized,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import { thingShown } from '../change.ts'
import { synthesisTexts } from '../texts.ts'
import type { Passage, State, Thing } from '../things.ts'

/** What every part of the desk's pages is told. */
export type At = {
  readonly edition: EditionScope
  readonly language: Language
  readonly now: Date
  /** Whether the reader may change something here. */
  readonly may: boolean
  /** Where a form leads back to, behind `/desk/synthesis`. */
  readonly back: string
  /** What was typed into a form that was refused. */
  readonly typed: Typed | null
}
export type Typed = { readonly id: string; readonly words: Localized }

export const deskPath = ({ edition, language }: Pick<At, 'edition' | 'language'>, ...more: string[]) =>
  pathTo(language, edition.slug, 'desk', 'synthesis', ...more)

type Changing = { readonly thing: Thing; readonly id: string; readonly state: State }

/** A form that changes one thing, with the mark of how it was shown. */
export function ChangeForm({
  at,
  of,
  children,
  row,
}: {
  at: At
  of: Changing
  children: ComponentChildren
  row?: true
}) {
  return (
    <form method="post" action={deskPath(at, 'change')} class={row ? 'row' : 'stack'}>
      <input type="hidden" name="thing" value={of.thing} />
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="back" value={at.back} />
      <input type="hidden" name="seen" value={seenOf(thingShown(of.id, of.state), at.now)} />
      {children}
    </form>
  )
}

/** One press that changes a thing. */
export const Press = ({ act, children }: { act: string; children: ComponentChildren }) => (
  <button type="submit" class="btn btn--quiet btn--small" name="act" value={act}>
    {children}
  </button>
)

type WordsProps = { language: Language; id: string; label: string; words: Localized; long?: boolean }

/** Words in six languages: the reader's stands open, the others behind a word. */
export function SixWords({ language, id, label, words, long = false }: WordsProps) {
  const t = synthesisTexts(language)
  const filled = LANGUAGES.filter((one) => one !== language && words[one]).map((one) => NATIVE_NAMES[one])
  return (
    <div class="stack">
      <OneWord {...{ id, words, long }} of={language} label={label} />
      <details>
        <summary>
          {t('words.others')} {filled.length > 0 && <span class="soft">{filled.join(' · ')}</span>}
        </summary>
        <div class="stack">
          {LANGUAGES.filter((one) => one !== language).map((one) => (
            <OneWord key={one} {...{ id, words, long }} of={one} label={NATIVE_NAMES[one]} />
          ))}
        </div>
      </details>
    </div>
  )
}

function OneWord({ id, of, label, words, long }: Omit<WordsProps, 'language'> & { of: Language; long: boolean }) {
  const own = { id: `${id}-${of}`, name: `words_${of}`, lang: of, dir: direction(of) }
  return (
    <label for={own.id}>
      <span class="field__label">{label}</span>
      {long ? (
        <textarea class="input" rows={3} {...own}>
          {words[of] ?? ''}
        </textarea>
      ) : (
        <input class="input" {...own} value={words[of] ?? ''} />
      )}
    </label>
  )
}

/** Somebody's own words, in their language, with where they are from. */
export function Quotation({ of, at }: { of: Passage; at: Pick<At, 'edition' | 'language'> }) {
  const t = synthesisTexts(at.language)
  return (
    <figure class="quoted">
      <blockquote class="voice voice--s" lang={of.language} dir={direction(of.language)}>
        {of.words}
      </blockquote>
      <figcaption class="small">
        <a href={deskPath(at, 'read', of.reference)}>
          <bdi dir="ltr">{of.reference}</bdi>
        </a>{' '}
        {of.stale && <span class="tag">{t('passage.stale', { version: of.version })}</span>}{' '}
        {of.gone && <span class="tag">{t('passage.gone')}</span>}
      </figcaption>
    </figure>
  )
}

/** Themes to choose one of, indented as they hang. */
export function ThemeChoice({ at, tree, chosen, id }: { at: At; tree: Tree; chosen: string | null; id: string }) {
  const t = synthesisTexts(at.language)
  return (
    <label for={id}>
      <span class="field__label">{t('theme.one')}</span>
      <select class="input" id={id} name="theme">
        <option value="">{t('theme.none')}</option>
        {tree.map(({ theme, depth }) => (
          <option key={theme.id} value={theme.id} selected={theme.id === chosen}>
            {`${'\u2003'.repeat(depth)}${pickText(theme.state.name, at.language).text}`}
          </option>
        ))}
      </select>
    </label>
  )
}
export type Tree = ReturnType<typeof import('../things.ts').treeOf>

export function Problem({ text }: { text: string | undefined }) {
  if (!text) return null
  return (
    <div class="errors" role="alert" tabindex={-1}>
      <p>{text}</p>
    </div>
  )
}
