import type { EditionScope } from '../../../access/public.ts'
import { AnswerText } from '../../../forms/parts.ts'
import type { Names } from '../../../forms/public.ts'
import { Problem } from '../../../page/parts/acting.tsx'
import { formatDate, type Language, pickText } from '../../../platform/languages/public.ts'
import { submissionsTexts } from '../../texts.ts'
import type { Asked } from '../reads.ts'
import { type Answered, answered } from '../standing.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly asked: Asked
  readonly names: Names
  readonly seen: string | null
  /** What would be shown was changed while somebody read it. */
  readonly changed: boolean
}

/** What would be shown of somebody, whether it is, and the two answers. */
export function RecommendedPage({ edition, language, asked, names, seen, changed }: Props) {
  const t = submissionsTexts(language)
  const { submission, words } = asked
  const stands = answered(asked, words)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('recommended.title')}</h1>
        <p class="lede">
          {words.length > 0
            ? t.parts('recommended.lead', { reference: <bdi dir="ltr">{submission.reference}</bdi> })
            : t('recommended.none')}
        </p>
      </div>
      <div class="stack">
        <Problem text={changed ? t('recommended.changed') : undefined} />
        <dl class="answers">
          {words.map(({ question, shown, mark }) => (
            <div key={mark}>
              <dt>{pickText(question.label, language).text}</dt>
              <dd>
                <AnswerText {...{ question, answer: [shown], names, language, written: submission.language }} />
              </dd>
            </div>
          ))}
        </dl>
        <p>{t(`recommended.state.${stands}`, { date: dateOf(asked, language, edition) })}</p>
        {words.length > 0 && <Answers {...{ language, seen, stands }} />}
      </div>
      {edition.contactEmail && (
        <p class="small mt-5">
          {t.parts('letter.contact', { email: <a href={`mailto:${edition.contactEmail}`}>{edition.contactEmail}</a> })}
        </p>
      )}
    </div>
  )
}

const dateOf = ({ answeredAt }: Asked, language: Language, { zone }: EditionScope): string =>
  answeredAt ? formatDate(answeredAt, language, zone) : ''

type AnswersProps = {
  readonly language: Language
  readonly seen: string | null
  readonly stands: Answered
}

function Answers({ language, seen, stands }: AnswersProps) {
  const t = submissionsTexts(language)
  return (
    <form method="post" class="actions">
      {seen && <input type="hidden" name="seen" value={seen} />}
      {stands !== 'agreed' && (
        <button type="submit" class="btn" name="act" value="agree">
          {t('recommended.agree')}
        </button>
      )}
      {stands !== 'declined' && (
        <button type="submit" class="btn btn--second" name="act" value="decline">
          {t('recommended.decline')}
        </button>
      )}
    </form>
  )
}
