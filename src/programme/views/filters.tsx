import { pathTo } from '../../page/route.ts'
import type { AgendaEntry } from '../agenda.ts'
import { hasPart, PARTS } from '../agenda-choice.ts'
import { programmeTexts } from '../texts.ts'
import { ownName } from '../words.ts'
import type { AgendaProps } from './agenda.tsx'
import { Own } from './entry.tsx'

const counted = (all: readonly AgendaEntry[], codes: (entry: AgendaEntry) => readonly string[]) => {
  const counts = new Map<string, number>()
  for (const entry of all) for (const code of new Set(codes(entry))) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
}

const languagesOf = (entry: AgendaEntry) => [...entry.workingLanguages, ...entry.interpretationLanguages]

/** What the reader may ask for, each with how many sessions it would give; a plain form whose address can be shared. */
export function Filters({ edition, language, all, choice, words, query }: AgendaProps) {
  const t = programmeTexts(language)
  const rooms = new Map(all.map((entry) => [entry.room.code, entry.room.name]))
  const path = pathTo(language, edition.slug, 'agenda')
  return (
    <form class="facets no-print" method="get" action={path} aria-label={t('agenda.narrow')}>
      <details class="fold">
        <summary>{t('agenda.narrow')}</summary>
        {(['view', 'zone', 'day', 'organization'] as const).map((name) =>
          query.get(name) ? <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} /> : null,
        )}
        <p>
          <label for="agenda-text">{t('agenda.search')}</label>
          <input id="agenda-text" type="search" name="text" value={choice.text} />
        </p>
        <Facets
          name="part"
          legend={t('part')}
          picked={choice.parts}
          options={PARTS.map((part) => ({
            code: part,
            label: t(`part.${part}`),
            count: all.filter((entry) => hasPart(entry, part)).length,
          }))}
        />
        <Facets
          name="language"
          legend={t('filter.language')}
          picked={choice.languages}
          options={counted(all, languagesOf).map(([code, count]) => ({ code, label: ownName(code), count, own: code }))}
        />
        <Facets
          name="line"
          legend={t('filter.line')}
          picked={choice.lines}
          options={counted(all, (e) => e.actionLines).map(([code, count]) => ({
            code,
            label: `${code} ${words('action_lines', code)}`,
            count,
          }))}
        />
        <Facets
          name="goal"
          legend={t('filter.goal')}
          picked={choice.goals}
          options={counted(all, (e) => e.sdgs).map(([code, count]) => ({
            code,
            label: `${code} ${words('sdgs', code)}`,
            count,
          }))}
        />
        <Pick
          name="type"
          label={t('filter.type')}
          any={t('filter.any')}
          picked={choice.type}
          options={counted(all, (e) => [e.type]).map(([code]) => [code, words('session_types', code)])}
        />
        <Pick
          name="room"
          label={t('filter.room')}
          any={t('filter.any')}
          picked={choice.room}
          options={[...rooms].sort(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))}
        />
        <p>
          <button type="submit" class="btn btn--second">
            {t('agenda.show')}
          </button>
        </p>
        <p>
          <a href={path}>{t('agenda.clear')}</a>
        </p>
      </details>
    </form>
  )
}

type Option = { code: string; label: string; count: number; own?: string }

function Facets({
  name,
  legend,
  picked,
  options,
}: {
  name: string
  legend: string
  picked: readonly string[]
  options: Option[]
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((o) => (
        <label class="facet" key={o.code}>
          <input type="checkbox" name={name} value={o.code} checked={picked.includes(o.code)} />
          <span>{o.own ? <Own language={o.own}>{o.label}</Own> : o.label}</span>
          <span class="n">{o.count}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Pick({
  name,
  label,
  any,
  picked,
  options,
}: {
  name: string
  label: string
  any: string
  picked: string
  options: [string, string][]
}) {
  return (
    <p>
      <label for={`agenda-${name}`}>{label}</label>
      <select id={`agenda-${name}`} name={name}>
        <option value="">{any}</option>
        {options.map(([code, words]) => (
          <option key={code} value={code} selected={code === picked}>
            {words}
          </option>
        ))}
      </select>
    </p>
  )
}
