import type { EditionScope } from '../../access/public.ts'
import { type Call, callState } from '../../consultation/public.ts'
import { askedQuestions, type Fault, type Form, isEmpty, MEANS, meansOneOf, type Names } from '../../forms/public.ts'
import { Icon, Knot } from '../../page/parts/icons.tsx'
import { TimeLeft } from '../../page/parts/left.tsx'
import { BothTimes } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { Draft } from '../drafts.ts'
import { submissionsTexts } from '../texts.ts'

export type DraftPageProps = {
  edition: EditionScope
  call: Call
  form: Form
  draft: Draft
  faults: Fault[]
  names: Names
  language: Language
  readerZone: string | null
  now: Date
  /** The reference of the submission this draft amends. */
  amends: string | null
}

export const draftPath = (p: Pick<DraftPageProps, 'edition' | 'draft' | 'language'>, ...rest: string[]) =>
  pathTo(p.language, p.edition.slug, 'drafts', p.draft.id, ...rest)

type Part = { id: string; title: string; state: 'complete' | 'in-progress' | 'not-started' }

function partsOf({ form, draft, faults, language }: DraftPageProps): Part[] {
  const asked = askedQuestions(form, draft.answers)
  return form.sections.map((section) => {
    const questions = asked.filter((q) => q.section === section.id)
    const begun = questions.some((q) => !meansOneOf(q, [MEANS.language]) && !isEmpty(draft.answers[q.id]))
    const faulty = faults.some((f) => questions.some((q) => q.id === f.question))
    return {
      id: section.id,
      title: pickText(section.title, language).text,
      state: !begun ? 'not-started' : faulty ? 'in-progress' : 'complete',
    }
  })
}

/** The parts of the form with what is done. With `saves`, the id of the form on this page, going to a part saves that form first. */
export function Tasks(props: DraftPageProps & { here?: string; saves?: string }) {
  const t = submissionsTexts(props.language)
  return (
    <ol class="thread tasks">
      {partsOf(props).map((part) => (
        <li
          key={part.id}
          class={[
            'knot',
            part.state !== 'complete' && 'is-open',
            // Copper means "here" or "reached"; what nobody has begun is grey.
            part.state === 'not-started' && part.id !== props.here && 'is-todo',
            part.id === props.here && 'is-here',
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <Knot kind="submission" reached={part.state === 'complete'} />
          {part.id === props.here ? (
            <b aria-current="step">{part.title}</b>
          ) : props.saves ? (
            <button type="submit" class="linklike" form={props.saves} name="_do" value={`go ${part.id}`}>
              {part.title}
            </button>
          ) : (
            <a href={draftPath(props, part.id)}>{part.title}</a>
          )}
          <small>{part.id === props.here ? t('draft.here') : t(`draft.${part.state}`)}</small>
        </li>
      ))}
    </ol>
  )
}

/** Until when this draft can be handed in, in the forum's time and the reader's; or that it no longer can. */
export function Closing({ call, edition, language, readerZone, now }: DraftPageProps) {
  const t = submissionsTexts(language)
  const at = <BothTimes at={call.closesAt} held={edition} readerZone={readerZone} language={language} end />
  return callState(call, now) === 'open' ? (
    <div class="closing">
      <p class="row row--icon">
        <Icon name="clock" />{' '}
        <span>
          {t('draft.closes')} · <TimeLeft until={call.closesAt} now={now} language={language} />
        </span>
      </p>
      {at}
    </div>
  ) : (
    <div class="notice notice--care closing">
      <Icon name="clock" />
      <div>
        <p>{t('draft.late')}</p>
        {at}
      </div>
    </div>
  )
}

/** What the server has of a draft, for the script that keeps a copy until then: the last save of each window. */
export const SavesKnown = ({ draft }: Pick<DraftPageProps, 'draft'>) => (
  <span
    hidden
    data-draft={draft.id}
    data-saves={draft.saves.map(({ window, number }) => `${window} ${number}`).join(',')}
  />
)
