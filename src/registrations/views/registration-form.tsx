import type { EditionScope } from '../../access/public.ts'
import { Errors, Field, fieldId } from '../../forms/parts.ts'
import { type Answers, type Fault, type Form, isAsked, type Reader } from '../../forms/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { pickText } from '../../platform/languages/public.ts'
import type { Delegation } from '../for-others/delegation.ts'
import { ToDelegation } from '../for-others/views.tsx'
import { registrationTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  form: Form
  answers: Answers
  faults: readonly Fault[]
  reader: Reader
  /** What the form was shown with, to come back with it. */
  seen: string
  /** A registration stands already and is changed. */
  changing: boolean
  /** Of which they register the people. */
  delegation: Delegation | null
  /** Why nothing was kept, if something was sent; in words. */
  problem: string | null
}

/** The whole form on one page: each question with what the answer is needed for. */
export function RegistrationForm(props: Props) {
  const { edition, form, answers, faults, reader, seen, changing, delegation, problem } = props
  const { language } = reader
  const t = registrationTexts(language)
  const here = pathTo(language, edition.slug, 'registration')
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t(changing ? 'form.change' : 'form.title')}</h1>
        <p class="lede">{pickText(form.intro, language).text}</p>
      </div>
      <ToDelegation {...{ edition, language, delegation }} />
      {problem && (
        <p class="notice notice--care" role="alert">
          {problem}
        </p>
      )}
      <Errors faults={faults} form={form} language={language} hrefOf={(fault) => `#${fieldId(fault)}`} />
      <form method="post" action={here} novalidate>
        <input type="hidden" name="seen" value={seen} />
        {form.sections.map((section) => (
          <section key={section.id} class="mt-5">
            <h2>{pickText(section.title, language).text}</h2>
            {form.questions
              .filter((q) => q.section === section.id && isAsked(q, form, answers))
              .map((question) => (
                <Field
                  key={question.id}
                  {...{ question, answers, faults, reader }}
                  written={language}
                  extraRows={0}
                  organizationList=""
                  likeOrganizations={() => []}
                />
              ))}
          </section>
        ))}
        <div class="actions">
          <button type="submit" class="btn">
            {t(changing ? 'form.save' : 'form.send')} <Icon name="next" flip />
          </button>
          {changing && (
            <a class="btn btn--quiet" href={here}>
              {t('form.leave')}
            </a>
          )}
        </div>
      </form>
    </div>
  )
}
