import { type Form, kindOf, type Names, type Question, seenBy } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Aside } from '../../page/parts/words.tsx'
import { formatList, type Language, pickText } from '../../platform/languages/public.ts'
import type { Call } from '../reads.ts'
import { consultationTexts } from '../texts.ts'

/** Every question of a call's forms, to read and print before one begins: what may be answered, how much of it, and who will see it. */
export function QuestionsPage({
  call,
  forms,
  names,
  language,
}: {
  call: Call
  forms: Form[]
  names: Names
  language: Language
}) {
  const t = consultationTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(call.title, language).text}</p>
        <h1>{t('questions.title')}</h1>
        <p class="lede">{t('questions.lead')}</p>
      </div>
      {forms.map((form) => (
        <Chapter key={form.code} id={form.code} heading={pickText(form.title, language).text}>
          <div class="stack">
            {form.sections.map((section) => (
              <section key={section.id}>
                <h3>{pickText(section.title, language).text}</h3>
                <ol class="stack">
                  {form.questions
                    .filter((q) => q.section === section.id)
                    .map((q) => (
                      <li key={q.id}>
                        <Asked {...{ q, form, names, language }} />
                      </li>
                    ))}
                </ol>
              </section>
            ))}
          </div>
        </Chapter>
      ))}
    </div>
  )
}

/** The list of all countries helps nobody who reads what will be asked. */
const LISTED_AT_MOST = 60

function Asked({ q, form, names, language }: { q: Question; form: Form; names: Names; language: Language }) {
  const t = consultationTexts(language)
  const reader = { names, language }
  const offered = kindOf(q).offered(q, reader)
  const { max_words, min_items, max_items } = q.limits ?? {}
  const parent = form.questions.find((other) => other.id === q.show_if?.question)
  const facts = [
    max_words !== undefined && t('questions.words', { max: max_words }),
    max_items !== undefined && max_items > 1 && t('questions.items', { min: min_items ?? 0, max: max_items }),
    t(`questions.seen.${seenBy(q)}`),
  ].filter((fact) => fact !== false)
  return (
    <>
      {q.required ? (
        <b>{pickText(q.label, language).text}</b>
      ) : (
        <Aside language={language} text={<b>{pickText(q.label, language).text}</b>}>
          <span class="field__opt">{t('questions.optional')}</span>
        </Aside>
      )}
      {q.help && <p class="small">{pickText(q.help, language).text}</p>}
      {parent && q.show_if && (
        <p class="small">
          {t('questions.only-if', {
            question: pickText(parent.label, language).text,
            answers: formatList(
              q.show_if.in.map((code) => kindOf(parent).words(parent, code, reader)),
              language,
              'or',
            ),
          })}
        </p>
      )}
      {offered.length > 0 && offered.length <= LISTED_AT_MOST && (
        <ul class="questions__offered small">
          {offered.map((o) => (
            <li key={o.value}>{o.label}</li>
          ))}
        </ul>
      )}
      <p class="small soft">{facts.join(' · ')}</p>
    </>
  )
}
