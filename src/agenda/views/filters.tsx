import type { ComponentChildren } from 'preact'
import { pathTo } from '../../page/route.ts'
import { byLetters, isLanguage, LANGUAGES, type Language, pickText } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { ownName, sessionTexts, type Words } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { hasPart, languagesHeard, PARTS } from '../agenda-choice.ts'
import { agendaTexts } from '../texts.ts'
import type { AgendaProps } from './agenda-props.ts'

const counted = (all: readonly AgendaEntry[], codes: (entry: AgendaEntry) => readonly string[]) => {
  const counts = new Map<string, number>()
  for (const entry of all) for (const code of new Set(codes(entry))) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => byLetters('en')(a, b))
}

/** The languages of the United Nations in their order, then any other. */
const inOrder = (code: string) => (isLanguage(code) ? LANGUAGES.indexOf(code) : LANGUAGES.length)

/**
 * What the reader may ask for, each with how many sessions it would give; a plain form whose address can be shared. Beside a list it is folded
 * on a small screen, so that the first session stands on it.
 */
export function Filters(props: AgendaProps) {
  const { edition, language, choice, query } = props
  const t = agendaTexts(language)
  const path = props.path ?? pathTo(language, edition.slug, 'agenda')
  const kept = new URLSearchParams(['view', 'zone', 'day'].flatMap((name) => pairOf(query, name)))
  const picked = [choice.parts, choice.languages, ...choice.subjects.values()].flat().length
  const chosen =
    picked + [choice.text, choice.type, choice.room, choice.organization, choice.person].filter(Boolean).length
  const beside = choice.view !== 'day'
  const send = (
    <button type="submit" class="btn btn--second">
      {t('agenda.show')}
    </button>
  )
  return (
    <form
      class={beside ? 'facets no-print' : 'facets facets--across no-print'}
      method="get"
      action={path}
      aria-label={t('agenda.narrow')}
    >
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {!beside && (
        <Find language={language} text={choice.text}>
          {send}
        </Find>
      )}
      <details class={beside ? 'fold' : 'fold fold--shut'} open={!beside && chosen > 0}>
        <summary>
          {t('agenda.narrow')} {chosen > 0 && <b class="tag">{chosen}</b>}
          {beside && choice.view === 'list' && (
            <small class="soft">{sessionTexts(language)('sessions.count', { count: props.count })}</small>
          )}
        </summary>
        {beside && <Find language={language} text={choice.text} />}
        <div class="facets__all">
          <AllFacets {...props} />
          <Picks {...props} />
        </div>
        {send}
      </details>
      {chosen > 0 && (
        <p class="actions">
          <a href={kept.size > 0 ? `${path}?${kept}` : path}>{t('agenda.clear')}</a>
        </p>
      )}
    </form>
  )
}

function Find({ language, text, children }: { language: Language; text: string; children?: ComponentChildren }) {
  return (
    <div class="facets__find">
      <label class="facets__label" for="agenda-text">
        {agendaTexts(language)('agenda.search')}
      </label>
      <div class="find">
        <input class="input" id="agenda-text" type="search" name="text" value={text} />
        {children}
      </div>
    </div>
  )
}

/** What can be ticked, several of each. */
function AllFacets({ language, all, choice, words }: AgendaProps) {
  const t = agendaTexts(language)
  const ofFacet = (facet: Words['facets'][number]) =>
    counted(all, (e) => e.subjects.filter((subject) => words.subject(subject).facet === facet.code)).map(
      ([subject, count]) => {
        const { term, code, name } = words.subject(subject)
        return { code: term, label: [code, name].filter(Boolean).join(' '), count }
      },
    )
  const parts = PARTS.map((part) => ({
    code: part,
    label: t(`part.${part}`),
    count: all.filter((entry) => hasPart(entry, part)).length,
  }))
  const languages = counted(all, languagesHeard)
    .sort(([a], [b]) => inOrder(a) - inOrder(b))
    .map(([code, count]) => ({ code, label: ownName(code), count, own: code }))
  return (
    <>
      <Facets name="part" legend={t('part')} picked={choice.parts} options={parts} />
      <Facets name="language" legend={t('filter.language')} picked={choice.languages} options={languages} />
      {words.facets.map((facet) => (
        <Facets
          key={facet.code}
          name={facet.code}
          legend={facet.label}
          picked={(choice.subjects.get(facet.code) ?? []).map((subject) => words.subject(subject).term)}
          options={ofFacet(facet)}
        />
      ))}
    </>
  )
}

/** What can be picked, one of each. */
function Picks({ language, all, choice, words }: AgendaProps) {
  const t = agendaTexts(language)
  const tSession = sessionTexts(language)
  const any = tSession('any')
  const named = (names: Map<string, string>) => [...names].sort(([, a], [, b]) => byLetters(language)(a, b))
  const types = counted(all, (e) => [e.type]).map(([code]): [string, string] => [code, words('session_types', code)])
  const rooms = named(new Map(all.map((entry) => [entry.room.code, pickText(entry.room.name, language).text])))
  const organizers = named(new Map(all.flatMap((entry) => entry.organizations.map((o) => [o.id, o.name]))))
  // All people of a large programme would weigh more than its sessions: one comes here by a link.
  const asked = all.flatMap((entry) => entry.people).find((person) => person.id === choice.person)
  const people: [string, string][] = asked ? [[asked.id, asked.name]] : []
  return (
    <div class="facets__picks">
      <Pick name="type" label={tSession('session.type')} any={any} picked={choice.type} options={types} />
      <Pick name="room" label={tSession('session.room')} any={any} picked={choice.room} options={rooms} />
      <Pick
        name="organization"
        label={t('filter.organization')}
        any={any}
        picked={choice.organization}
        options={organizers}
      />
      {people.length > 0 && (
        <Pick name="person" label={t('filter.person')} any={any} picked={choice.person} options={people} />
      )}
    </div>
  )
}

const pairOf = (query: URLSearchParams, name: string) => {
  const value = query.get(name)
  return value ? [[name, value]] : []
}

/** From this many choices on a group is folded, unless one of them is taken. */
const FOLDED_FROM = 9

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
  const boxes = options.map((o) => (
    <label class="facet" key={o.code}>
      <input type="checkbox" name={name} value={o.code} checked={picked.includes(o.code)} />
      <span>{o.own ? <Own language={o.own}>{o.label}</Own> : o.label}</span>
      <span class="n">{o.count}</span>
    </label>
  ))
  if (options.length < FOLDED_FROM)
    return (
      <fieldset>
        <legend>{legend}</legend>
        {boxes}
      </fieldset>
    )
  return (
    <details class="facets__more" open={picked.length > 0}>
      <summary>{legend}</summary>
      <fieldset>
        <legend class="hidden">{legend}</legend>
        {boxes}
      </fieldset>
    </details>
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
      <label class="facets__label" for={`agenda-${name}`}>
        {label}
      </label>
      <select class="input" id={`agenda-${name}`} name={name}>
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
