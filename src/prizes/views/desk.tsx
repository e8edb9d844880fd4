import type { EditionScope } from '../../access/public.ts'
import { Act, Part, Problem } from '../../page/parts/acting.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { pathTo } from '../../page/route.ts'
import { formatNumber, type Language, pickText } from '../../platform/languages/public.ts'
import { countedBy } from '../admission.ts'
import type { Entered, Prize } from '../reads.ts'
import { prizesTexts } from '../texts.ts'
import { ObstacleList } from './obstacles.tsx'

export type Words = Readonly<Record<'category' | 'group' | 'region', (code: string) => string>>

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly prize: Prize
  readonly entered: readonly Entered[]
  readonly waiting: number
  readonly handles: boolean
  readonly words: Words
  readonly seen: string | null
  readonly problem: string | undefined
}

const here = ({ language, edition, prize }: Props, ...rest: number[]) =>
  pathTo(language, edition.slug, 'desk', 'prizes', prize.code, ...rest)

/** A prize on the desk: what waits, who takes part and who does not and why, how the nominated spread. */
export function DeskPage(props: Props) {
  const { edition, language, prize, entered, waiting, handles, seen } = props
  const t = prizesTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{pickText(prize.title, language).text}</h1>
        <p class="lede">{t('desk.lead', { count: entered.length })}</p>
        <p>
          <a href={pathTo(language, edition.slug, 'desk', 'judging', prize.code)}>{t('judging')}</a>
        </p>
      </div>
      <Problem text={props.problem} />
      {waiting > 0 && (
        <Part id="waiting" heading={t('waiting', { count: waiting })}>
          <p class="soft">{t('waiting.help')}</p>
          {handles && <Act act="take-in" to={here(props)} seen={seen} label={t('waiting.take-in')} />}
        </Part>
      )}
      {entered.length > 0 && (
        <Part id="works" heading={t('works')}>
          <Works {...props} />
        </Part>
      )}
      <Counts {...props} />
    </div>
  )
}

function Works(props: Props) {
  const { language, prize, entered, words } = props
  const t = prizesTexts(language)
  return (
    <Scroll of="works">
      <table class="table-s">
        <thead>
          <tr>
            {(['number', 'title', 'entity', 'category', 'standing', 'why'] as const).map((head) => (
              <th key={head} scope="col" class={head === 'number' ? 'n' : undefined}>
                {t(`col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entered.map((one) => (
            <tr key={one.entry.id}>
              <td class="n">{one.entry.number}</td>
              <th scope="row">
                <a href={here(props, one.entry.number)}>
                  <bdi lang={one.work.language}>{one.work.title}</bdi>
                </a>
              </th>
              <td>
                <bdi>{one.work.entity}</bdi>
              </td>
              <td>{words.category(one.work.category)}</td>
              <td>{t(`standing.${one.entry.standing}`)}</td>
              <td>
                {one.entry.standing === 'not_taken' && <ObstacleList {...{ language, prize, one }} all={entered} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** How the nominated spread: by group and by region, each coming to the same number. */
function Counts({ language, entered, words }: Props) {
  const t = prizesTexts(language)
  const nominated = entered.map(({ entry }) => entry).filter(({ standing }) => NOMINATED.includes(standing))
  if (nominated.length === 0) return null
  return (
    <Part id="count" heading={t('count')}>
      {(['group', 'region'] as const).map((fact) => (
        <table key={fact} class="table-s">
          <thead>
            <tr>
              <th scope="col">{t(`count.${fact}`)}</th>
              <th scope="col" class="n">
                {t('works')}
              </th>
            </tr>
          </thead>
          <tbody>
            {countedBy(nominated, fact).map(([value, count]) => (
              <tr key={value ?? ''}>
                <th scope="row">{value === null ? t('count.unknown') : words[fact](value)}</th>
                <td class="n">{formatNumber(count, language)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('count.total')}</th>
              <td class="n">{formatNumber(nominated.length, language)}</td>
            </tr>
          </tfoot>
        </table>
      ))}
    </Part>
  )
}

const NOMINATED: readonly Entered['entry']['standing'][] = ['shortlisted', 'chosen']
