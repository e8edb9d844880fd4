import type { ComponentChildren } from 'preact'
import { Chapter } from '../../../page/layout.tsx'
import {
  direction,
  isLanguage,
  LANGUAGES,
  type Language,
  languageName,
  NATIVE_NAMES,
} from '../../../platform/languages/public.ts'
import type { Words } from '../../../sessions/public.ts'
import { sessionTexts } from '../../../sessions/public.ts'
import type { KnownHere } from '../known.ts'
import { type ContentWish, LONGEST_TEXT, LONGEST_TITLE } from '../session-form.ts'
import { editingTexts } from '../texts.ts'
import { Area, Cell, Line, Select, Tick, Ticks } from './fields.tsx'

export type FieldsProps = {
  readonly language: Language
  readonly wish: ContentWish
  readonly known: KnownHere
  readonly words: Words
  /** Terms a session can be about, by the vocabulary of their facet, in the reader's words. */
  readonly subjects: readonly { readonly label: string; readonly terms: readonly (readonly [string, string])[] }[]
  /** Empty rows for people and organizations besides those that are there. */
  readonly spare: number
}

/** What a session says of itself, in its own language and in further ones. */
export function WordsOfSession({ language, wish }: FieldsProps) {
  const t = editingTexts(language)
  const own = isLanguage(wish.language) ? wish.language : 'en'
  return (
    <Chapter id="words" heading={t('words')}>
      <div class="stack">
        <Line id="title" label={t('title')} value={wish.title} most={LONGEST_TITLE} required lang={own} />
        <div class="field">
          <label class="field__label" for="language">
            {t('language')}
          </label>
          <Select id="language" choices={LANGUAGES.map((one) => [one, NATIVE_NAMES[one]])} chosen={own} />
        </div>
        <Area id="abstract" label={t('abstract')} value={wish.abstract} rows={6} most={LONGEST_TEXT} lang={own} />
        <Area id="objectives" label={t('objectives')} value={wish.objectives} most={LONGEST_TEXT} lang={own} />
        <Area id="relevance" label={t('relevance')} value={wish.relevance} most={LONGEST_TEXT} lang={own} />
        <details class="stack" open={Object.keys(wish.others).length > 0}>
          <summary>{t('others')}</summary>
          <p class="field__help">{t('others.help')}</p>
          {LANGUAGES.filter((one) => one !== own).map((one) => (
            <OtherWords key={one} {...{ language, wish, one }} />
          ))}
        </details>
      </div>
    </Chapter>
  )
}

function OtherWords({ language, wish, one }: { language: Language; wish: ContentWish; one: Language }) {
  const t = editingTexts(language)
  const words = wish.others[one]
  return (
    <fieldset class="group group--many">
      <legend>
        <bdi lang={one} dir={direction(one)}>
          {NATIVE_NAMES[one]}
        </bdi>
      </legend>
      <Line id={`title-${one}`} label={t('title')} value={words?.title ?? ''} most={LONGEST_TITLE} lang={one} />
      <Area id={`abstract-${one}`} label={t('abstract')} value={words?.abstract ?? ''} most={LONGEST_TEXT} lang={one} />
      <Area
        id={`objectives-${one}`}
        label={t('objectives')}
        value={words?.objectives ?? ''}
        most={LONGEST_TEXT}
        lang={one}
      />
    </fieldset>
  )
}

/** What kind of session it is, how long, for whom and in which languages. */
export function FormOfSession(props: FieldsProps) {
  const { language, wish, known, words } = props
  const t = editingTexts(language)
  const tSession = sessionTexts(language)
  const named = (vocabulary: string) => (code: string) => [code, words(vocabulary, code)] as const
  const types = known.types.length > 0 ? known.types : [wish.type || 'other']
  const modes = ['physical', 'hybrid', 'virtual'].map(named('participation_modes'))
  return (
    <Chapter id="form" heading={t('form')}>
      <div class="stack">
        <div class="group__fields">
          <Cell id="type" label={tSession('session.type')}>
            <Select id="type" choices={types.map(named('session_types'))} chosen={wish.type} none={t('choose')} />
          </Cell>
          <Cell id="mode" label={tSession('session.mode')}>
            <Select id="mode" choices={modes} chosen={wish.mode} />
          </Cell>
          <Cell id="minutes" label={t('minutes')}>
            <input
              class="input"
              id="minutes"
              name="minutes"
              type="number"
              min="5"
              max="720"
              required
              value={shown(wish.durationMinutes)}
            />
          </Cell>
          <Cell id="audience" label={t('audience')}>
            <input
              class="input"
              id="audience"
              name="audience"
              type="number"
              min="0"
              value={shown(wish.expectedAudience ?? Number.NaN)}
            />
          </Cell>
        </div>
        <div class="stack">
          <Ticks name="working" legend={t('working')} {...languagesOf(wish.workingLanguages, language)} />
          <Ticks
            name="interpretation"
            legend={t('interpretation')}
            {...languagesOf(wish.interpretationLanguages, language)}
          />
          <Tick id="captioning" label={t('captioning')} ticked={wish.captioning} />
          <Subjects {...props} />
        </div>
      </div>
    </Chapter>
  )
}

const shown = (number: number) => (Number.isNaN(number) ? '' : String(number))

/** The six languages and those the session has besides. */
const languagesOf = (ticked: readonly string[], language: Language) => ({
  choices: [...new Set<string>([...LANGUAGES, ...ticked])].map((code) => [code, languageName(code, language)] as const),
  ticked,
})

function Subjects({ subjects, wish, language }: FieldsProps) {
  const offered = new Set(subjects.flatMap(({ terms }) => terms.map(([code]) => code)))
  const others = wish.subjects.filter((subject) => !offered.has(subject))
  return (
    <>
      {others.map((subject) => (
        <input key={subject} type="hidden" name="subject" value={subject} />
      ))}
      {subjects.length > 0 && (
        <details class="stack">
          <summary>{editingTexts(language)('subjects')}</summary>
          {subjects.map(({ label, terms }) => (
            <Ticks key={label} name="subject" legend={label} choices={terms} ticked={wish.subjects} />
          ))}
        </details>
      )}
    </>
  )
}

/** What the secretariat says of it for the plan alone; no reader sees it. */
export function PlanningOfSession({ language, wish }: FieldsProps) {
  const t = editingTexts(language)
  const { alone, level, series, sameDay, apart, after } = wish.planning
  const levels = (['1', '2', '3'] as const).map((one) => [one, t(`level.${one}`)] as const)
  const numbers = after.filter((number) => !Number.isNaN(number)).join(' ')
  return (
    <Chapter id="planning" heading={t('planning')}>
      <div class="stack">
        <p class="field__help">{t('planning.help')}</p>
        <div class="stack">
          <Tick id="alone" label={t('alone')} ticked={alone} />
          <Tick id="same-day" label={t('same-day')} ticked={sameDay} />
          <div class="group__fields">
            <Cell id="level" label={t('level')}>
              <Select id="level" choices={levels} chosen={String(level ?? '')} none={t('level.unknown')} />
            </Cell>
            <Cell id="series" label={t('series')}>
              <input class="input" id="series" name="series" value={series} maxlength={60} dir="auto" />
            </Cell>
            <Cell id="apart" label={t('apart')}>
              <input class="input" id="apart" name="apart" value={apart} maxlength={60} dir="auto" />
            </Cell>
            <Cell id="after" label={t('after')}>
              <input class="input" id="after" name="after" value={numbers} inputmode="numeric" dir="ltr" />
            </Cell>
          </div>
        </div>
      </div>
    </Chapter>
  )
}

/** A line above a form that says why nothing was done. */
export const NotSaved = ({ words, children }: { words: string; children?: ComponentChildren }) => (
  <div class="errors stack" role="alert" tabindex={-1}>
    <p>{words}</p>
    {children}
  </div>
)
