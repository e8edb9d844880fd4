import { type Answers, type Form, kindOf, MEANS, type Question, questionThatMeans } from '../../../forms/public.ts'
import { LANGUAGES, type Language } from '../../../platform/languages/public.ts'
import { wordKey } from '../../../platform/search/fold.ts'
import { languageNamed } from '../../../platform/search/language-named.ts'
import { cut, singleLine } from '../../../platform/text.ts'
import { ATTENDANCES } from '../../registration.ts'
import { registrationTexts } from '../../texts.ts'
import type { OtherWish } from '../register-delegate.ts'

/** A row of a table: the line it stands on, and its cells. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** What a row tells of somebody; `language` false: it names one that is none of the six. */
export type ToldRow = { readonly line: number; readonly wish: OtherWish; readonly language: boolean }

/** What a table can tell of somebody besides the answers: how they are written to. */
const OWN = ['email', 'language'] as const
type Column = (typeof OWN)[number] | Question

const LONGEST = 300

/** As the desk's own list heads its columns, so that its file can be read again. */
const LISTED = [
  [MEANS.registrantName, 'list.name'],
  [MEANS.registrantOrganization, 'list.organization'],
  [MEANS.stakeholderType, 'list.group'],
  [MEANS.country, 'list.country'],
  [MEANS.registrantPresence, 'list.presence'],
] as const

/** What the columns are called in a language, for whoever makes a table. */
export const headingsIn = (language: Language): readonly string[] => {
  const t = registrationTexts(language)
  return [t('list.email'), ...LISTED.map(([, key]) => t(key)), t('import.column.language')]
}

/** What headings name, in any of the six languages. */
function headingsOf(form: Form): ReadonlyMap<string, Column> {
  const headings = new Map<string, Column>()
  for (const language of LANGUAGES) {
    const t = registrationTexts(language)
    for (const question of form.questions) {
      headings.set(wordKey(question.id), question)
      headings.set(wordKey(question.label[language] ?? question.id), question)
    }
    for (const [meaning, key] of LISTED) {
      const question = questionThatMeans(form, meaning)
      if (question) headings.set(wordKey(t(key)), question)
    }
    headings.set(wordKey(t('list.email')), 'email')
    headings.set(wordKey(t('import.column.language')), 'language')
  }
  for (const own of OWN) headings.set(own, own)
  return headings
}

/** The columns of a table by its first row; null where it names no address, without which nobody could be told. */
export function columnsIn([head]: readonly TableRow[], form: Form): readonly (Column | null)[] | null {
  const headings = headingsOf(form)
  const named = head?.cells.map((cell) => headings.get(wordKey(cell)) ?? null) ?? []
  return named.includes('email') ? named : null
}

type Naming = Parameters<ReturnType<typeof kindOf>['offered']>[1]['names']

/** What cells can say of each question that offers something to choose, in any of the six languages, by what it is kept as. */
export function choicesOf(form: Form, names: Naming): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const choices = (question: Question) => {
    const said = new Map<string, string>()
    for (const language of LANGUAGES)
      for (const { value, label } of kindOf(question).offered(question, { names, language }))
        said.set(wordKey(label), value).set(wordKey(value), value)
    if (question.means === MEANS.registrantPresence.name)
      for (const language of LANGUAGES)
        for (const one of ATTENDANCES) said.set(wordKey(registrationTexts(language)(`presence.${one}`)), one)
    return said
  }
  return new Map(form.questions.map((question) => [question.id, choices(question)]))
}

/** What each row below the heading tells of somebody. Whether it may be taken over is judged later. */
export function peopleIn(
  rows: readonly TableRow[],
  columns: readonly (Column | null)[],
  { choices, fallback }: { choices: ReturnType<typeof choicesOf>; fallback: Language },
): ToldRow[] {
  return rows.slice(1).map(({ line, cells }) => {
    const cell = (at: number) => cut(singleLine(cells[at] ?? ''), LONGEST)
    const named = cell(columns.indexOf('language'))
    const language = named === '' ? fallback : languageNamed(named)
    const answers: Answers = Object.fromEntries(
      columns.flatMap((column, at) => {
        if (column === null || typeof column === 'string') return []
        const offered = choices.get(column.id)
        return [[column.id, (offered?.size ? offered.get(wordKey(cell(at))) : undefined) ?? cell(at)]]
      }),
    )
    const wish = { email: cell(columns.indexOf('email')), language: language ?? fallback, answers }
    return { line, wish, language: language !== null }
  })
}
