import type { EditionScope } from '../../access/public.ts'
import { Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import { countryName, type Language } from '../../platform/languages/public.ts'
import { mayTakePart } from '../admission.ts'
import type { Entered, Prize } from '../reads.ts'
import { prizesTexts } from '../texts.ts'
import type { Words } from './desk.tsx'
import { ObstacleList, obstacles } from './obstacles.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly prize: Prize
  readonly one: Entered
  readonly all: readonly Entered[]
  readonly begun: boolean
  readonly handles: boolean
  readonly words: Words
  readonly seen: string | null
  readonly problem: string | undefined
  readonly reason: string
}

/** One entry on the desk: its words, what the rules say of it, and whether it takes part. */
export function OnePage(props: Props) {
  const { edition, language, prize, one, words } = props
  const { entry, work } = one
  const t = prizesTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{words.category(work.category)}</p>
        <h1>
          <bdi lang={work.language}>{work.title}</bdi>
        </h1>
        <p class="lede">
          <bdi>{besideIn(language)(work.entity, work.country ? countryName(work.country, language) : '')}</bdi>
        </p>
        <p>
          <b>{t(`standing.${entry.standing}`)}</b>
        </p>
      </div>
      <Problem text={props.problem} />
      <Part id="rules" heading={t('one.rules')}>
        {mayTakePart(obstacles(props)) ? <p>{t('one.fine')}</p> : <ObstacleList {...props} />}
        {entry.reason && (
          <p class="soft">
            <SaidBy {...{ said: entry.reason, language }} />
          </p>
        )}
      </Part>
      <p class="voice voice--s" lang={work.language} dir="auto">
        {work.description}
      </p>
      <p>
        <a href={pathTo(language, edition.slug, 'desk', 'submissions', work.reference)}>{work.reference}</a>
      </p>
      {props.handles && !props.begun && <Place {...props} />}
      <p>
        <a href={pathTo(language, edition.slug, 'desk', 'prizes', prize.code)}>{t('works')}</a>
      </p>
    </div>
  )
}

function Place({ edition, language, prize, one, seen, reason }: Props) {
  const t = prizesTexts(language)
  const out = one.entry.standing === 'not_taken' || one.entry.standing === 'gone'
  return (
    <Part id="place" heading={t('place')}>
      <form
        method="post"
        action={pathTo(language, edition.slug, 'desk', 'prizes', prize.code, one.entry.number)}
        class="stack"
      >
        <input type="hidden" name="seen" value={seen ?? ''} />
        <Labelled id="reason" label={t('place.reason')} help={t('place.reason.help')}>
          <input class="input" id="reason" name="reason" maxLength={500} value={reason} dir="auto" />
        </Labelled>
        <p>
          <button type="submit" class={out ? 'btn' : 'btn btn--wrong'} name="act" value={out ? 'in' : 'out'}>
            {t(out ? 'place.in' : 'place.out')}
          </button>
        </p>
      </form>
    </Part>
  )
}
