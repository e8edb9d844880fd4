import type { EditionScope } from '../../access/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Aside } from '../../page/parts/words.tsx'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import { DeskDraws } from '../../rounds/parts.ts'
import { type AnnouncedDraw, balanceOf, takenBy } from '../../rounds/public.ts'
import type { Conflict } from '../conflicts.ts'
import type { FocalPoint, Nominations, Nominee } from '../reads.ts'
import { nominationsTexts } from '../texts.ts'
import { deskPath, type Words } from '../words.ts'

type DeskProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly words: Words
  readonly selection: Nominations
  readonly nominees: readonly Nominee[]
  readonly conflicts: ReadonlyMap<string, readonly Conflict[]>
  readonly points: readonly FocalPoint[]
  readonly draws: readonly AnnouncedDraw[]
  readonly now: Date
  readonly waiting: number
  readonly toAsk: number
  readonly may: { readonly handle: boolean; readonly release: boolean }
  readonly seen: {
    readonly takeIn: string | null
    readonly ask: string | null
    readonly ends: ReadonlyMap<string, string>
  }
  readonly problem: string | undefined
  readonly typed: { get(name: string): string }
}

const here = ({ language, edition, selection }: DeskProps) => deskPath(language, edition, selection.code)

/** One selection on the desk: who waits, who stands how, what the quotas and targets say, who speaks for the groups. */
export function DeskPage(props: DeskProps) {
  const { language, selection, may, words } = props
  const t = nominationsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{pickText(selection.title, language).text}</h1>
        <p class="lede">
          {selection.releasedAt ? t('desk.released', { date: words.day(selection.releasedAt) }) : t('desk.lead')}
        </p>
      </div>
      <Problem text={props.problem} />
      <Waiting {...props} />
      <Part id="nominees" heading={t('nominees')}>
        <Nominees {...props} />
        {may.release && !selection.releasedAt && (
          <p class="actions mt-5">
            <a class="btn" href={deskPath(language, props.edition, selection.code, 'release')}>
              {t('release')}
            </a>
          </p>
        )}
      </Part>
      <Part id="quotas" heading={t('quotas')}>
        <Quotas {...props} />
      </Part>
      <Part id="balance" heading={t('balance')}>
        <Balance {...props} />
      </Part>
      <Part id="points" heading={t('points')}>
        <Points {...props} />
      </Part>
      {selection.rules.ties === 'draw' && (
        <DeskDraws {...props} code={selection.code} to={here(props)} handles={may.handle} />
      )}
    </div>
  )
}

function Waiting(props: DeskProps) {
  const { language, waiting, toAsk, may, seen } = props
  const t = nominationsTexts(language)
  if (waiting === 0 && (toAsk === 0 || props.selection.releasedAt)) return null
  return (
    <Part id="waiting" heading={waiting > 0 ? t('waiting', { count: waiting }) : t('ask')}>
      {waiting > 0 && <p class="soft">{t('waiting.help')}</p>}
      {waiting > 0 && may.handle && (
        <Act act="take-in" to={here(props)} seen={seen.takeIn} label={t('waiting.take-in')} />
      )}
      {toAsk > 0 && <p>{t('ask.count', { count: toAsk })}</p>}
      {toAsk > 0 && may.handle && (
        <Act act="ask" to={here(props)} seen={seen.ask} label={t('ask.button')} look="second" />
      )}
    </Part>
  )
}

function Nominees({ language, edition, selection, nominees, conflicts, words }: DeskProps) {
  const t = nominationsTexts(language)
  if (nominees.length === 0) return <p class="empty">{t('nominees.none')}</p>
  const heads = ['number', 'name', 'group', 'country', 'answer', 'words', 'standing', 'flags'] as const
  return (
    <Scroll of="nominees">
      <table class="table-s">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nominees.map((one) => (
            <tr key={one.id}>
              <td class="n">{one.entry.number}</td>
              <th scope="row">
                <a href={deskPath(language, edition, selection.code, one.entry.number)}>
                  <bdi>{one.name.written}</bdi>
                </a>
              </th>
              <td>{words.groupName(one.group)}</td>
              <td>{one.country ? countryName(one.country, language) : null}</td>
              <td>{words.answer(one)}</td>
              <td>{one.words.length > 0 ? one.words.map(words.word).join(' · ') : t('word.none')}</td>
              <td>{words.standing(one)}</td>
              <td class="n">{conflicts.get(one.id)?.length || null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Quotas({ language, selection, nominees, words }: DeskProps) {
  const t = nominationsTexts(language)
  const chosen = nominees.filter((one) => one.entry.standing === 'chosen').map((one) => one.entry)
  const taken = takenBy(selection.rules.limits, 'chosen', chosen)
  return (
    <ul class="plain stack">
      {selection.rules.limits
        .filter((limit) => limit.of === 'chosen')
        .flatMap((limit) => [
          ...Object.entries(limit.each).map(([value, most]) => (
            <li key={`${limit.code} ${value}`}>
              {t('quota.group', {
                value: words.valueName(limit.code, value),
                taken: taken.get(`${limit.code} ${value}`) ?? 0,
                most,
              })}
            </li>
          )),
          ...(limit.most !== null && limit.by === 'country'
            ? [<li key={limit.code}>{t('quotas.country', { most: limit.most })}</li>]
            : []),
        ])}
    </ul>
  )
}

const percent = (share: number) => Math.round(share * 100)

function Balance({ language, selection, nominees }: DeskProps) {
  const t = nominationsTexts(language)
  const chosen = nominees.filter((one) => one.entry.standing === 'chosen').map((one) => one.entry)
  return (
    <dl class="facts">
      {balanceOf(selection.rules.targets, chosen).map(({ target, count, known, unknown, stands, short }) => (
        <div key={target.code}>
          <dt>{pickText(target.says, language).text}</dt>
          <dd>
            {t('balance.of', { count, known, from: percent(target.from), to: percent(target.to) })}
            <br />
            <b>{t(`balance.${stands}`, { short: Math.abs(short) })}</b>
            {unknown > 0 && (
              <>
                <br />
                {t('balance.not-said', { count: unknown })}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Points(props: DeskProps) {
  const { language, points, words, may, seen } = props
  const t = nominationsTexts(language)
  return (
    <>
      {points.length === 0 && <p class="empty">{t('points.none')}</p>}
      <ul class="plain stack">
        {points.map((one) => (
          <li key={one.id} class="stack">
            <p>
              <Aside language={language} text={<b>{one.name.written || one.email}</b>}>
                {words.groupName(one.group)}
              </Aside>
              <br />
              <bdi class="voice voice--s">{one.basis}</bdi>
              <br />
              {one.endedAt
                ? t('points.ended')
                : t('points.term', { from: words.day(noon(one.from)), to: words.day(noon(one.until)) })}
            </p>
            {may.handle && !one.endedAt && (
              <Act
                act="end-point"
                to={here(props)}
                seen={seen.ends.get(one.id) ?? null}
                label={t('points.end')}
                look="second"
              >
                <input type="hidden" name="point" value={one.id} />
              </Act>
            )}
          </li>
        ))}
      </ul>
      {may.handle && <NamePoint {...props} />}
    </>
  )
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

function NamePoint(props: DeskProps) {
  const { language, words, typed } = props
  const t = nominationsTexts(language)
  return (
    <details class="stack" open={props.typed.get('act') === 'name-point'}>
      <summary>{t('points.name')}</summary>
      <Act act="name-point" to={here(props)} label={t('points.button')}>
        <Labelled id="email" label={t('points.email')}>
          <input class="input" id="email" name="email" type="email" value={typed.get('email')} required />
        </Labelled>
        <Labelled id="group" label={t('col.group')}>
          <select class="input" id="group" name="group">
            {words.groups.map(([code, name]) => (
              <option key={code} value={code} selected={typed.get('group') === code}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled id="basis" label={t('points.basis')} help={t('points.basis.help')}>
          <input class="input" id="basis" name="basis" value={typed.get('basis')} maxlength={300} required dir="auto" />
        </Labelled>
        <div class="row">
          <Labelled id="from" label={t('points.from')}>
            <input class="input" id="from" name="from" type="date" value={typed.get('from')} required />
          </Labelled>
          <Labelled id="until" label={t('points.until')}>
            <input class="input" id="until" name="until" type="date" value={typed.get('until')} required />
          </Labelled>
        </div>
      </Act>
    </details>
  )
}
