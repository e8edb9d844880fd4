import { direction, formatNumber } from '../../platform/languages/public.ts'
import type { Question } from '../form.ts'
import { MEANS } from '../means.ts'
import { formsTexts } from '../texts.ts'
import { countCharacters, countWords, MOST_CHARACTERS } from '../words.ts'
import { KINDS } from './all.ts'
import { broken } from './broken.tsx'
import { type ControlProps, look, simple } from './look.ts'

type Props = ControlProps<string>

/** What browsers may fill in for the person who writes (WCAG 1.3.5); questions about others are left alone. */
const AUTOCOMPLETE: Record<string, string> = {
  [MEANS.submitterName.name]: 'name',
  [MEANS.submitterEmail.name]: 'email',
  [MEANS.submitterPhone.name]: 'tel',
  [MEANS.submitterJobTitle.name]: 'organization-title',
}
const autocomplete = (q: Question) => AUTOCOMPLETE[q.means ?? '']

const languageOf = ({ q, written }: Pick<Props, 'q' | 'written'>) => q.language ?? written

/** How much is written of what may be; a script only counts sooner. */
function Written(props: Props) {
  const { max_words, min_words, max_chars, min_chars } = props.q.limits ?? {}
  const characters = max_chars === undefined ? 0 : countCharacters(props.given, props.written)
  if (max_words !== undefined) return <WordsWritten {...props} most={max_words} least={min_words} />
  if (max_chars === undefined || (min_chars === undefined && characters <= max_chars * 0.8)) return null
  const { language } = props.reader
  return (
    <span class="count">
      {formsTexts(language).parts(min_chars === undefined ? 'field.characters' : 'field.characters.least', {
        count: <b>{formatNumber(characters, language)}</b>,
        max: formatNumber(max_chars, language),
        min: formatNumber(min_chars ?? 0, language),
      })}
    </span>
  )
}

function WordsWritten({ most, least, ...props }: Props & { most: number; least: number | undefined }) {
  const { q, given, reader } = props
  const t = formsTexts(reader.language)
  const words = given.length > MOST_CHARACTERS ? 0 : countWords(given, languageOf(props))
  const number = (n: number) => formatNumber(n, reader.language)
  return (
    <span class={words > most ? 'count is-over' : 'count'}>
      {t.parts(least === undefined ? 'field.words' : 'field.words.least', {
        count: <b id={`${q.id}-count`}>{number(words)}</b>,
        max: number(most),
        min: number(least ?? 0),
      })}
      <span class="count__over">
        {' · '}
        {t.parts('field.over', { count: <b>{number(Math.max(words - most, 0))}</b> })}
      </span>
    </span>
  )
}

const counted = (props: Props) => <Written {...props} />

export const longText = look(KINDS.long_text, {
  ...simple,
  counted,
  control: ({ q, common, given, written }) => {
    const language = languageOf({ q, written })
    const most = q.limits?.max_words
    return (
      <textarea
        {...common}
        rows={most && most < 160 ? 5 : 8}
        lang={language}
        dir={direction(language)}
        data-max-words={most}
      >
        {`\n${given}`}
      </textarea>
    )
  },
  show: ({ q, given, written }) => {
    const language = languageOf({ q, written })
    return given.split(/\n{2,}/).map((paragraph, i) => (
      <p class="voice voice--s" lang={language} dir={direction(language)} key={String(i)}>
        {broken(paragraph.split('\n'))}
      </p>
    ))
  },
})

export const shortText = look(KINDS.short_text, {
  ...simple,
  counted,
  control: ({ q, common, given, written }) => (
    <input
      {...common}
      type="text"
      value={given}
      lang={languageOf({ q, written })}
      dir="auto"
      autocomplete={autocomplete(q)}
    />
  ),
  show: ({ q, given, written }) => <bdi lang={languageOf({ q, written })}>{given}</bdi>,
})

export const email = look(KINDS.email, {
  ...simple,
  counted,
  control: ({ q, common, given }) => (
    <input
      {...common}
      type="text"
      inputmode="email"
      dir="ltr"
      value={given}
      autocomplete={autocomplete(q)}
      autocapitalize="none"
      spellcheck={false}
    />
  ),
  show: ({ given }) => <bdi dir="ltr">{given}</bdi>,
})

export const number = look(KINDS.number, {
  ...simple,
  control: ({ common, given }) => (
    <input {...common} class="input input--s" type="text" inputmode="numeric" dir="ltr" value={given} />
  ),
  show: ({ q, given, reader }) => KINDS.number.words(q, given, reader),
})
