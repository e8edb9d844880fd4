import { seenOf } from '../../acts/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatNumber, type Language, pickText } from '../../platform/languages/public.ts'
import { thingShown } from '../change.ts'
import type { Change } from '../reads.ts'
import { synthesisTexts } from '../texts.ts'
import { type Desk, type Passage, type Point, pointsUnder, standing, type Theme, treeOf } from '../things.ts'
import { Changes } from './changes.tsx'
import { type At, ChangeForm, deskPath, Press, Problem, Quotation, SixWords, ThemeChoice, type Tree } from './parts.tsx'

type Props = {
  at: At
  desk: Desk
  changes: readonly Change[]
  /** How many submissions can be read, and of how many nothing has been taken yet. */
  reading: { readonly all: number; readonly untouched: number }
  error: string | undefined
}

/** What officers have made: themes with their points, and the passages that wait for one. */
export function SynthesisDesk({ at, desk, changes, reading, error }: Props) {
  const t = synthesisTexts(at.language)
  const tree = treeOf(desk.themes)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('desk.title')}</h1>
        <p class="lede">{t('desk.reading', { all: reading.all, untouched: reading.untouched })}</p>
        <p class="actions">
          {at.may && (
            <a class="btn" href={deskPath(at, 'read')}>
              {t('desk.read-next')}
            </a>
          )}
          <a class="btn btn--second" href={deskPath(at, 'coverage')}>
            {t('coverage.title')}
          </a>
          <a class="btn btn--second" href={pathTo(at.language, at.edition.slug, 'desk', 'campaigns')}>
            {t('desk.copies')}
          </a>
          <a class="btn btn--second" href={deskPath(at, 'topics')}>
            {t('topics.title')}
          </a>
          <a class="btn btn--second" href={deskPath(at, 'themes')}>
            {t('themes.title')}
          </a>
          <a class="btn btn--second" href={deskPath(at, 'release')}>
            {t('release.title')}
          </a>
        </p>
      </div>
      <Problem text={error} />
      {tree.length + standing(desk.passages).length === 0 && <p class="notice">{t('desk.empty')}</p>}
      {tree.map(({ theme, depth }) => (
        <ThemeChapter key={theme.id} {...{ at, desk, tree, theme, depth }} />
      ))}
      <ThemeChapter {...{ at, desk, tree }} theme={null} depth={0} />
      <Changes {...{ at, desk, changes }} />
    </div>
  )
}

type ChapterProps = { at: At; desk: Desk; tree: Tree; theme: Theme | null; depth: number }

function ThemeChapter({ at, desk, tree, theme, depth }: ChapterProps) {
  const t = synthesisTexts(at.language)
  const points = pointsUnder(desk, theme?.id ?? null)
  const waiting = waitingFor(desk, theme?.id ?? null, tree)
  if (!theme && points.length + waiting.length === 0) return null
  return (
    <Chapter
      id={theme ? `theme-${theme.id}` : 'no-theme'}
      heading={theme ? pathIn(tree, theme, at.language) : t('theme.none')}
      aside={t('theme.holds', { points: points.length, waiting: waiting.length })}
    >
      <div class={depth > 0 ? 'stack synthesis--under' : 'stack'}>
        {points.map((point, i) => (
          <PointEntry key={point.id} {...{ at, desk, tree, point }} first={i === 0} last={i === points.length - 1} />
        ))}
        {waiting.length > 0 && <Waiting {...{ at, waiting, points, tree }} theme={theme?.id ?? null} />}
      </div>
    </Chapter>
  )
}

const pathIn = (tree: Tree, theme: Theme, language: Language): string => {
  const above = tree.find((one) => one.theme.id === theme.state.parent)
  const own = pickText(theme.state.name, language).text
  return above ? synthesisTexts(language)('theme.under', { above: pathIn(tree, above.theme, language), own }) : own
}

/** Passages of a theme (of none: without a theme that stands) that no point is made of. */
function waitingFor({ passages, points }: Desk, theme: string | null, tree: Tree): Passage[] {
  const used = new Set(standing(points).flatMap(({ state }) => state.passages))
  const known = new Set(tree.map((one) => one.theme.id))
  return standing(passages).filter(({ id, state }) => {
    const own = state.themes.filter((one) => known.has(one))
    return !used.has(id) && (theme === null ? own.length === 0 : own.includes(theme))
  })
}

type PointProps = { at: At; desk: Desk; tree: Tree; point: Point; first: boolean; last: boolean }

function PointEntry({ at, desk, tree, point, first, last }: PointProps) {
  const t = synthesisTexts(at.language)
  const { text, language } = pickText(point.state.words, at.language)
  const quoted = point.state.passages.flatMap((id) => desk.passages.find((one) => one.id === id) ?? [])
  const of = { thing: 'point', id: point.id, state: point.state } as const
  return (
    <article class="point" id={`point-${point.id}`}>
      <h3 lang={language} dir={direction(language)}>
        {text}
      </h3>
      {quoted.length === 0 && <p class="notice">{t('point.bare')}</p>}
      <ul class="plain stack">
        {quoted.map((passage) => (
          <li key={passage.id} class="point__quote">
            <Quotation of={passage} at={at} />
            {at.may && (
              <ChangeForm at={at} of={of} row>
                <input type="hidden" name="passage" value={passage.id} />
                <Press act="unquote">{t('point.unquote')}</Press>
              </ChangeForm>
            )}
          </li>
        ))}
      </ul>
      {at.may && (
        <ChangeForm at={at} of={of} row>
          {!first && <Press act="up">{t('move.up')}</Press>}
          {!last && <Press act="down">{t('move.down')}</Press>}
          <Press act="remove">{t('remove')}</Press>
        </ChangeForm>
      )}
      {at.may && <Wording {...{ at, tree, point }} />}
    </article>
  )
}

function Wording({ at, tree, point }: { at: At; tree: Tree; point: Point }) {
  const t = synthesisTexts(at.language)
  const typed = at.typed?.id === point.id ? at.typed.words : null
  return (
    <details open={typed !== null}>
      <summary>{t('point.edit')}</summary>
      <ChangeForm at={at} of={{ thing: 'point', id: point.id, state: point.state }}>
        <SixWords
          language={at.language}
          id={`words-${point.id}`}
          label={t('point.words')}
          words={typed ?? point.state.words}
          long
        />
        <ThemeChoice {...{ at, tree }} chosen={point.state.theme} id={`theme-of-${point.id}`} />
        <p>
          <button type="submit" class="btn btn--second btn--small" name="act" value="word">
            {t('point.save')}
          </button>
        </p>
      </ChangeForm>
    </details>
  )
}

type WaitingProps = { at: At; waiting: readonly Passage[]; points: readonly Point[]; tree: Tree; theme: string | null }

/** Passages that wait: ticked, they make a point or join one. */
function Waiting({ at, waiting, points, theme }: WaitingProps) {
  const t = synthesisTexts(at.language)
  const id = `new-${theme ?? 'none'}`
  const typed = at.typed?.id === id ? at.typed.words : null
  return (
    <form method="post" action={deskPath(at, 'points')} class="stack waiting">
      <input type="hidden" name="back" value={at.back} />
      <input type="hidden" name="theme" value={theme ?? ''} />
      <h3>{t('waiting.title', { count: waiting.length, number: formatNumber(waiting.length, at.language) })}</h3>
      <ul class="plain stack">
        {waiting.map((passage) => (
          <li key={passage.id} class="waiting__one">
            {at.may && (
              <input
                type="checkbox"
                name="passage"
                value={passage.id}
                aria-label={t('waiting.pick', { reference: passage.reference })}
              />
            )}
            <Quotation of={passage} at={at} />
          </li>
        ))}
      </ul>
      {at.may && (
        <div class="stack">
          <SixWords language={at.language} id={id} label={t('point.new')} words={typed ?? {}} long />
          <p class="row">
            <button type="submit" class="btn btn--second btn--small" name="act" value="make">
              {t('point.make')}
            </button>
          </p>
          {points.length > 0 && <Joining {...{ at, points, id }} />}
        </div>
      )}
    </form>
  )
}

const Joining = ({ at, points, id }: { at: At; points: readonly Point[]; id: string }) => {
  const t = synthesisTexts(at.language)
  return (
    <p class="row">
      <label for={`${id}-into`}>
        <span class="field__label">{t('point.into')}</span>
        <select class="input" id={`${id}-into`} name="point">
          {points.map((point) => (
            <option key={point.id} value={`${point.id}|${seenOf(thingShown(point.id, point.state), at.now)}`}>
              <Named content={point.state.words} language={at.language} />
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn btn--quiet btn--small" name="act" value="join">
        {t('point.join')}
      </button>
    </p>
  )
}
