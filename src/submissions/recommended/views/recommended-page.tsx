import type { EditionScope } from '../../../access/public.ts'
import { AnswerText } from '../../../forms/parts.ts'
import type { Names } from '../../../forms/public.ts'
import { Problem } from '../../../page/parts/acting.tsx'
import { formatDate, type Language, pickText } from '../../../platform/languages/public.ts'
import { submissionsTexts } from '../../texts.ts'
import { type Asked, agreesTo } from '../reads.ts'

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
        <p>{t(`recommended.state.${stateOf(asked)}`, { date: dateOf(asked, language, edition) })}</p>
        {words.length > 0 && <Answers {...{ language, seen }} agrees={agreesTo(asked)} declined={isDeclined(asked)} />}
      </div>
      {edition.contactEmail && (
        <p class="small">
          {t.parts('letter.contact', { email: <a href={`mailto:${edition.contactEmail}`}>{edition.contactEmail}</a> })}
        </p>
      )}
    </div>
  )
}

const isDeclined = ({ answeredAt, agreed }: Asked): boolean => answeredAt !== null && agreed.length === 0

function stateOf(asked: Asked): 'unanswered' | 'agreed' | 'other-words' | 'declined' {
  if (!asked.answeredAt) return 'unanswered'
  if (isDeclined(asked)) return 'declined'
  return agreesTo(asked) ? 'agreed' : 'other-words'
}

const dateOf = ({ answeredAt }: Asked, language: Language, { zone }: EditionScope): string =>
  answeredAt ? formatDate(answeredAt, language, zone) : ''

type AnswersProps = {
  readonly language: Language
  readonly seen: string | null
  readonly agrees: boolean
  readonly declined: boolean
}

function Answers({ language, seen, agrees, declined }: AnswersProps) {
  const t = submissionsTexts(language)
  return (
    <form method="post" class="actions">
      {seen && <input type="hidden" name="seen" value={seen} />}
      {!agrees && (
        <button type="submit" class="btn" name="act" value="agree">
          {t('recommended.agree')}
        </button>
      )}
      {!declined && (
        <button type="submit" class="btn btn--second" name="act" value="decline">
          {t('recommended.decline')}
        </button>
      )}
    </form>
  )
}
