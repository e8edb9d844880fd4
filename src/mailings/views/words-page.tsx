import type { EditionScope } from '../../access/public.ts'
import { LETTER_PARTS, type LetterPart, paragraphsOf, placeholdersOf } from '../../documents/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { LetterIn } from '../compose.ts'
import { mailingTexts } from '../texts.ts'

type Words = Readonly<Record<LetterPart, string>>
type Props = {
  edition: EditionScope
  language: Language
  /** The language that is worded. */
  of: Language
  words: Words
  standard: Words
  letter: LetterIn | null
  seen: string | null
  refused: { readonly code: string; readonly names: string } | undefined
}

const REFUSALS = ['changed-meanwhile', 'placeholder-unknown', 'not-allowed', 'not-confirmed'] as const

/** The words of the letter and of its mail in one language, beside how they read. */
export function WordsPage(props: Props) {
  const { edition, language, of, seen, refused } = props
  const t = mailingTexts(language)
  const said = REFUSALS.find((one) => one === refused?.code)
  const to = (...more: string[]) => pathTo(language, edition.slug, 'desk', 'mailings', ...more)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('words.title')}</h1>
        <p class="lede">{t('words.lead')}</p>
      </div>
      <nav aria-label={t('column.language')} class="actions mailing-after">
        {LANGUAGES.map((one) => (
          <a key={one} class="chip" href={to('words', one)} lang={one} aria-current={one === of ? 'page' : undefined}>
            {NATIVE_NAMES[one]}
          </a>
        ))}
      </nav>
      {said && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{t(`refusal.${said}`, { names: refused?.names ?? '' })}</p>
        </div>
      )}
      <form method="post" action={to('words', of)} class="stack mailing-after">
        {seen !== null && <input type="hidden" name="seen" value={seen} />}
        {LETTER_PARTS.map((part) => (
          <Part key={part} {...props} part={part} />
        ))}
        <p class="actions">
          <button type="submit" class="btn">
            {t('words.save')}
          </button>
          <a href={to()}>{t('back')}</a>
        </p>
      </form>
      <Values {...props} />
      <p>
        <a href={to('letter', `${of}.pdf`)}>{t('words.pdf')}</a>
      </p>
    </div>
  )
}

/** Parts that are more than a line or two. */
const ROWS: Partial<Record<LetterPart, number>> = { 'mail-body': 12, opening: 4, foreword: 10 }

function Part({ language, of, words, standard, letter, part }: Props & { part: LetterPart }) {
  const t = mailingTexts(language)
  const own = { lang: of, dir: direction(of) }
  return (
    <div class="field">
      <label class="field__label" for={part}>
        {t(`part.${part}`)} {words[part] !== standard[part] && <span class="tag">{t('words.own')}</span>}
      </label>
      <textarea
        class={ROWS[part] ? 'input' : 'input mailing-short'}
        id={part}
        name={part}
        rows={ROWS[part] ?? 2}
        {...own}
      >
        {`\n${words[part]}`}
      </textarea>
      {letter && (
        <div class="mailing-preview" {...own}>
          {paragraphsOf(words[part], letter.values).map((runs, n) => (
            <p key={n} class="mailing-text">
              {runs.map((run) => (run.dir || run.lang ? <bdi dir={run.dir}>{run.text}</bdi> : run.text))}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

/** What may stand between braces, and what the edition says for each. */
function Values({ language, of, letter }: Props) {
  const t = mailingTexts(language)
  return (
    <Chapter id="values" heading={t('words.values')}>
      <div class="stack">
        <p>{t('words.values.lead')}</p>
        <Scroll of="values">
          <table class="table-s">
            <thead>
              <tr>
                <th scope="col">{t('words.placeholder')}</th>
                <th scope="col">{t('words.value')}</th>
              </tr>
            </thead>
            <tbody>
              {placeholdersOf('mail-body').map((name) => {
                const value = letter?.values[name]
                return (
                  <tr key={name}>
                    <th scope="row">
                      <code dir="ltr" class="nowrap">{`{${name}}`}</code>
                    </th>
                    <td>
                      {value ? (
                        <bdi lang={of} dir={value.dir ?? direction(of)}>
                          {value.text}
                        </bdi>
                      ) : value === null ? (
                        t('words.value.unknown')
                      ) : (
                        t('words.value.reader')
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      </div>
    </Chapter>
  )
}
