import type { Call } from '../../consultation/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { pickText } from '../../platform/languages/public.ts'
import { FIGURES_SHOWN, type Showing, TARGETS_SHOWN } from '../showing.ts'
import { type Target, type Trait, whoKey } from '../targets.ts'
import { figuresTexts } from '../texts.ts'
import { NobodyYet, type OfTargets, TargetsTable, wantedIn, whoIn } from './targets.tsx'

/** What stands in the form: as typed, or as an address asks. */
export type TypedTarget = {
  readonly who: string
  readonly and: string
  readonly kind: Target['wanted']['kind']
  readonly number: string
}

type DeskFigures = Omit<OfTargets, 'call' | 'to'> & {
  readonly calls: readonly Call[]
  readonly call: Call
  readonly nobody: readonly (readonly Trait[])[]
  readonly showing: Showing
  readonly open: boolean
  readonly now: Date
  /** For the forms; null: the reader may only look. */
  readonly seen: { readonly targets: string; readonly showing: string } | null
  readonly typed: TypedTarget
  readonly problem: string | undefined
  /** What has just been taken away, to be put back. */
  readonly gone: Target | null
}

export const traitCode = ({ dimension, value }: Trait): string => `${dimension} ${value}`

/** On the desk: who shall still speak before a call closes, and who may see the figures meanwhile. */
export function DeskFiguresPage(props: DeskFigures) {
  const { edition, figures, now, problem, gone, call, nobody, gaps, seen } = props
  const { language } = figures.words
  const t = figuresTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p class="lede">
          {t('desk.lead')} <a href={pathTo(language, edition.slug, 'figures')}>{t('desk.figures')}</a>
        </p>
      </div>
      <Problem text={problem} />
      {gone && (
        <p role="status">
          {t('target.gone', {
            who: whoIn(figures.words, props.dimensions, gone.who),
            wanted: wantedIn(figures.words, gone),
          })}
        </p>
      )}
      <Calls {...props} />
      <Part id="targets" heading={t('targets.title')}>
        <div class="stack" id="targets-now" {...(props.open ? { 'data-refresh': 60_000, 'data-state': '' } : {})}>
          <p class="small">
            {t.parts('as-of', { time: <Moment at={now} zone={edition.zone} language={language} weekday={false} /> })}
          </p>
          {gaps.length === 0 ? (
            <p>{t('targets.none')}</p>
          ) : (
            <TargetsTable
              {...props}
              of="targets"
              call={call.code}
              to="desk"
              {...(seen ? { more: taking(props) } : {})}
            />
          )}
        </div>
      </Part>
      {seen && (
        <Part id="set" heading={t('target.set')}>
          <SetTarget {...props} />
        </Part>
      )}
      <Part id="nobody" heading={t('nobody.title')}>
        {nobody.length === 0 ? (
          <p>{t('nobody.none')}</p>
        ) : (
          <NobodyYet {...props} {...(seen ? { href: (who) => `${hereOf(props)}&${askedFor(who)}#set` } : {})} />
        )}
      </Part>
      {seen && (
        <Part id="showing" heading={t('showing.title')}>
          <SetShowing {...props} />
        </Part>
      )}
    </div>
  )
}

const hereOf = ({ edition, figures, call }: DeskFigures) =>
  `${pathTo(figures.words.language, edition.slug, 'desk', 'figures')}?call=${encodeURIComponent(call.code)}`

const askedFor = ([first, second]: readonly Trait[]): string =>
  new URLSearchParams({
    ...(first ? { who: traitCode(first) } : {}),
    ...(second ? { and: traitCode(second) } : {}),
  }).toString()

/** The calls of the edition, each with targets of its own. */
function Calls({ edition, figures, calls, call }: DeskFigures) {
  const { language } = figures.words
  const here = pathTo(language, edition.slug, 'desk', 'figures')
  if (calls.length < 2) return null
  return (
    <ul class="plain">
      {calls.map(({ code, title }) => (
        <li key={code}>
          {code === call.code ? (
            <b aria-current="true">{pickText(title, language).text}</b>
          ) : (
            <a href={`${here}?call=${encodeURIComponent(code)}`}>{pickText(title, language).text}</a>
          )}
        </li>
      ))}
    </ul>
  )
}

const taking = (props: DeskFigures) => {
  const t = figuresTexts(props.figures.words.language)
  return ({ target }: OfTargets['gaps'][number]) => (
    <Act
      act="take-away"
      to={hereOf(props)}
      seen={props.seen?.targets ?? null}
      label={t('target.take-away')}
      look="second"
    >
      <input type="hidden" name="key" value={whoKey(target.who)} />
    </Act>
  )
}

function SetTarget(props: DeskFigures) {
  const { typed, figures, dimensions } = props
  const t = figuresTexts(figures.words.language)
  return (
    <Act act="set" to={hereOf(props)} seen={props.seen?.targets ?? null} label={t('target.keep')}>
      <Labelled id="who" label={t('target.who')}>
        <Traits {...{ figures, dimensions }} name="who" chosen={typed.who} />
      </Labelled>
      <Labelled id="and" label={t('target.and')} help={t('target.and.help')}>
        <Traits {...{ figures, dimensions }} name="and" chosen={typed.and} none={t('target.and.none')} />
      </Labelled>
      <Labelled id="number" label={t('target.number')}>
        <div class="actions">
          <input
            class="input input--s"
            id="number"
            name="number"
            inputmode="numeric"
            dir="ltr"
            maxlength={6}
            value={typed.number}
          />
          <select class="input input--m" name="kind" aria-label={t('target.kind')}>
            {(['least', 'share'] as const).map((kind) => (
              <option key={kind} value={kind} selected={kind === typed.kind}>
                {t(`target.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
      </Labelled>
    </Act>
  )
}

type TraitsProps = Pick<DeskFigures, 'figures' | 'dimensions'> & { name: 'who' | 'and'; chosen: string; none?: string }

function Traits({ figures: { words }, dimensions, name, chosen, none }: TraitsProps) {
  return (
    <select class="input input--m" id={name} name={name} {...(none ? { 'aria-describedby': `${name}-help` } : {})}>
      {none && <option value="">{none}</option>}
      {dimensions.map((dimension) => (
        <optgroup key={dimension.code} label={words.label(dimension)}>
          {dimension.order.map((value) => {
            const code = traitCode({ dimension: dimension.code, value })
            return (
              <option key={code} value={code} selected={code === chosen}>
                {words.name(dimension, value)}
              </option>
            )
          })}
        </optgroup>
      ))}
    </select>
  )
}

function SetShowing(props: DeskFigures) {
  const { showing } = props
  const t = figuresTexts(props.figures.words.language)
  return (
    <Act act="showing" to={hereOf(props)} seen={props.seen?.showing ?? null} label={t('showing.keep')} look="second">
      <Labelled id="figures" label={t('showing.figures')} help={t('showing.figures.help')}>
        <select class="input input--m" id="figures" name="figures" aria-describedby="figures-help">
          {FIGURES_SHOWN.map((one) => (
            <option key={one} value={one} selected={one === showing.figures}>
              {t(`showing.figures.${one}`)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled id="shown-targets" label={t('showing.targets')} help={t('showing.targets.help')}>
        <select class="input input--m" id="shown-targets" name="targets" aria-describedby="shown-targets-help">
          {TARGETS_SHOWN.map((one) => (
            <option key={one} value={one} selected={one === showing.targets}>
              {t(`showing.targets.${one}`)}
            </option>
          ))}
        </select>
      </Labelled>
    </Act>
  )
}
