import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import type { Draw } from '../../draws/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import { momentInWords } from '../../page/words.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { AnnouncedDraw } from '../reads.ts'
import { roundsTexts } from '../texts.ts'

type Of = {
  readonly language: Language
  readonly edition: EditionScope
  readonly code: string
  readonly draws: readonly AnnouncedDraw[]
}

type OnDesk = Of & {
  /** The page of the desk that takes `draw-announce` and `draw-on`. */
  readonly to: string
  readonly now: Date
  readonly handles: boolean
  /** Numbers of equals that have to be parted, for the next list. */
  readonly equals?: readonly number[]
}

/** The draws of a selection on the desk: announced, their list fixed, their numbers kept. */
export function DeskDraws({ language, edition, code, draws, to, now, handles, equals = [] }: OnDesk) {
  const t = roundsTexts(language)
  return (
    <Part id="draws" heading={t('draws')}>
      <Announcements {...{ language, edition, code, draws }} />
      {handles &&
        draws
          .filter((one) => one.drawnAt === null)
          .map((one) => (
            <Act
              key={one.id}
              act="draw-on"
              to={to}
              seen={seenOf({ draw: one }, now)}
              label={t('draw.keep')}
              look="second"
            >
              <input type="hidden" name="draw" value={one.number} />
              <Labelled
                id={`typed-${one.number}`}
                label={t(one.fixedAt ? 'draw.numbers' : 'draw.list', { number: one.number })}
                help={t(one.fixedAt ? 'draw.numbers.help' : 'draw.list.help')}
              >
                <textarea class="input" id={`typed-${one.number}`} name="typed" rows={3} required dir="auto">
                  {one.fixedAt ? '' : equals.join('\n')}
                </textarea>
              </Labelled>
            </Act>
          ))}
      {handles && (
        <details class="stack">
          <summary>{t('draw.announce')}</summary>
          <Act act="draw-announce" to={to} label={t('draw.announce.button')} look="second">
            <Labelled id="sources" label={t('draw.sources')} help={t('draw.sources.help')}>
              <textarea class="input" id="sources" name="sources" rows={3} required dir="auto" />
            </Labelled>
            <Labelled id="known-from" label={t('draw.known-from')}>
              <input class="input" id="known-from" name="known-from" type="datetime-local" required />
            </Labelled>
          </Act>
        </details>
      )}
    </Part>
  )
}

/** What was announced of each draw: known to everybody from the start, without the list. */
export function Announcements({ language, edition, code, draws }: Of) {
  const t = roundsTexts(language)
  return (
    <ol>
      {draws.map((one) => (
        <li key={one.id}>
          {t('draw.announced', {
            at: momentInWords(one.announcedAt, language, edition),
            known: momentInWords(one.knownFrom, language, edition),
          })}
          <ul>
            {one.sources.map((source) => (
              <li key={source} dir="auto">
                {source}
              </li>
            ))}
          </ul>
          {one.drawnAt && (
            <a href={`${pathTo(language, edition.slug, 'draw')}?selection=${code}&draw=${one.number}`}>
              {t('draw.again')}
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}

type Repeating = {
  readonly language: Language
  readonly edition: EditionScope
  readonly seed: string
  readonly list: string
  readonly drawn: Draw | null
  readonly problem: string | undefined
}

/** Anybody can repeat a draw: public numbers and an ordered list in, the same order out (RFC 3797). */
export function RepeatPage({ language, edition, seed, list, drawn, problem }: Repeating) {
  const t = roundsTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('repeat.title')}</h1>
        <p class="lede">{t('repeat.lead')}</p>
      </div>
      <Problem text={problem} />
      <form method="get" action={pathTo(language, edition.slug, 'draw')} class="stack">
        <Labelled id="seed" label={t('repeat.seed')} help={t('repeat.seed.help')}>
          <textarea class="input" id="seed" name="seed" rows={4} required dir="auto">
            {seed}
          </textarea>
        </Labelled>
        <Labelled id="list" label={t('repeat.list')} help={t('repeat.list.help')}>
          <textarea class="input" id="list" name="list" rows={8} required dir="auto">
            {list}
          </textarea>
        </Labelled>
        <p>
          <button type="submit" class="btn">
            {t('repeat.button')}
          </button>
        </p>
      </form>
      {drawn && (
        <Part id="drawn" heading={t('repeat.drawn')}>
          <ol>
            {drawn.picks.map(({ number, entry, hash }) => (
              <li key={number}>
                <bdi>{entry}</bdi> <span class="mono small soft">{hash}</span>
              </li>
            ))}
          </ol>
          <p class="small soft">
            {t('repeat.key')} <bdi class="mono">{drawn.key}</bdi>
          </p>
        </Part>
      )}
    </div>
  )
}
