import type { EditionScope } from '../../access/public.ts'
import { type Column, type ListWish, listAddress } from '../../page/list.ts'
import { FilterChoice, FilterField, List, type Narrowing } from '../../page/parts/list.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDay, type Language } from '../../platform/languages/public.ts'
import { sessionTexts, type Words } from '../../sessions/public.ts'
import { editingTexts } from '../editing/texts.ts'
import { ProgrammeNav } from '../views/parts.tsx'
import { isShown, type Speaker, type SpeakerChoice, VIEWS } from './speakers.ts'

export const SPEAKERS_PAGE_SIZE = 100

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly address: URLSearchParams
  readonly words: Words
  /** Everybody, for the views and the choices offered. */
  readonly all: readonly Speaker[]
  readonly found: readonly Speaker[]
  readonly choice: SpeakerChoice
  readonly wish: ListWish
  readonly columns: readonly Column<Speaker>[]
}

/** Who speaks, how much on each day, and where the plan asks somebody to be in two places. */
export function SpeakersPage(props: Props) {
  const { edition, language, address, all, found, choice, wish, columns } = props
  const t = editingTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'programme', 'speakers')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('speakers')}</h1>
        <p class="lede">{t('speakers.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="speakers" />
      <List
        {...{ language, base, wish, columns }}
        rows={found.slice((wish.page - 1) * SPEAKERS_PAGE_SIZE, wish.page * SPEAKERS_PAGE_SIZE)}
        query={address}
        count={found.length}
        pageSize={SPEAKERS_PAGE_SIZE}
        name={t('speakers')}
        counted={t('speakers.count', { count: found.length })}
        workbook
        keyOf={(s) => s.id}
        viewsName={sessionTexts(language)('view')}
        kept={null}
        views={VIEWS.map((show) => ({
          label: t(`speakers.${show}`),
          count: all.filter((s) => isShown(s, show)).length,
          href: listAddress(base, address, { show: show === 'all' ? null : show }),
          current: show === choice.show,
        }))}
        filterNames={['q', 'role', 'presence', 'day']}
        filters={<Filters {...props} />}
        narrowed={narrowings(base, props)}
      />
    </div>
  )
}

const PRESENCES = ['on_site', 'remote', 'unknown'] as const

function narrowings(base: string, { address, choice, words, language }: Props): Narrowing[] {
  const t = editingTexts(language)
  const of = (name: string, heading: string, value: string): Narrowing[] =>
    value ? [{ name: heading, value, without: listAddress(base, address, { [name]: null }) }] : []
  const presence = PRESENCES.find((one) => one === choice.presence)
  return [
    ...of('q', t('speakers.search'), choice.search),
    ...of('role', t('role'), choice.role && words('session_roles', choice.role)),
    ...of('presence', t('presence'), presence ? sessionTexts(language)(`presence.${presence}`) : ''),
    ...of('day', t('speakers.days'), choice.day && formatDay(choice.day, language)),
  ]
}

function Filters({ language, all, choice, words }: Props) {
  const t = editingTexts(language)
  const tSession = sessionTexts(language)
  const any = tSession('any')
  const parts = all.flatMap((s) => s.parts)
  const roles = [...new Set(parts.map(({ role }) => role))].map((role) => [role, words('session_roles', role)] as const)
  const days = [...new Set(parts.flatMap(({ day }) => day ?? []))].sort()
  return (
    <>
      <FilterField label={t('speakers.search')}>
        <input class="input" type="search" name="q" value={choice.search} />
      </FilterField>
      <FilterChoice label={t('role')} name="role" any={any} picked={choice.role} options={roles} />
      <FilterChoice
        label={t('presence')}
        name="presence"
        any={any}
        picked={choice.presence}
        options={PRESENCES.map((one) => [one, tSession(`presence.${one}`)] as const)}
      />
      <FilterChoice
        label={t('speakers.days')}
        name="day"
        any={any}
        picked={choice.day}
        options={days.map((day) => [day, formatDay(day, language)] as const)}
      />
    </>
  )
}
