import type { EditionScope } from '../../access/public.ts'
import { AnswerText } from '../../forms/parts.ts'
import { type FileAnswer, kindOf, MEANS, meansOneOf, type publicAnswers } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { isLanguage, type Language, NATIVE_NAMES, pickText } from '../../platform/languages/public.ts'
import { recommendationMark, recommendationsIn } from '../../submissions/public.ts'
import type { PublicSubmission } from '../reads.ts'
import type { RegisterWords } from '../register-words.ts'
import { registerTexts } from '../texts.ts'
import { Paragraphs } from './paragraphs.tsx'

type Props = {
  edition: EditionScope
  language: Language
  submission: PublicSubmission
  answers: ReturnType<typeof publicAnswers>
  words: RegisterWords
  /** What a picture shows, in the writer's words. */
  picture: string
}

/** What was written, with its files and pictures, and what it is about. */
export function SubmissionText(props: Props) {
  const { language, submission, answers } = props
  const t = registerTexts(language)
  const texts = answers.filter(({ question }) => kindOf(question).part === 'text')
  const aside = isLanguage(submission.language)
    ? t('text.written-in', { language: NATIVE_NAMES[submission.language] })
    : undefined
  return (
    <Chapter id="text" heading={t('text.title')} aside={aside}>
      <div class="stack">
        {texts.map(({ question, answer }, i) => (
          <div key={question.id}>
            <h3 class="small">{pickText(question.label, language).text}</h3>
            {meansOneOf(question, [MEANS.eventRecommendations]) ? (
              <Recommendations {...props} text={String(answer)} />
            ) : (
              <Paragraphs text={String(answer)} written={submission.language} first={i === 0} />
            )}
          </div>
        ))}
        <Files {...props} />
        <Tags {...props} />
      </div>
    </Chapter>
  )
}

/** What an event recommends, each under a number and an address of its own. */
function Recommendations({ edition, language, submission, text }: Props & { text: string }) {
  return (
    <ol class="recommendations">
      {recommendationsIn(text).map((one) => (
        <li key={one.number} id={recommendationMark(one.number)} value={one.number}>
          <Paragraphs text={one.text} written={submission.language} first={false} />
          <p class="small">
            <a
              href={pathTo(language, edition.slug, 'submissions', submission.reference, 'recommendations', one.number)}
            >
              {registerTexts(language)('recommendation.own', { number: one.number })}
            </a>
          </p>
        </li>
      ))}
    </ol>
  )
}

function Files({ edition, language, submission, answers, words, picture }: Props) {
  const register = pathTo(language, edition.slug, 'submissions')
  const fileHref = (file: FileAnswer) => `${register}/${submission.reference}/files/${file.sha256}`
  return answers
    .filter(({ question }) => kindOf(question).part === 'files')
    .map(({ question, answer }) => (
      <div key={question.id}>
        <h3 class="small">{pickText(question.label, language).text}</h3>
        <AnswerText
          {...{ question, answer, names: words.names, language, written: submission.language, fileHref }}
          picture={picture || submission.title}
        />
      </div>
    ))
}

/** What it is about, each leading to what else is. */
function Tags({ edition, language, submission, words }: Props) {
  const register = pathTo(language, edition.slug, 'submissions')
  return (
    <ul class="tags">
      {words.facets.flatMap((facet) =>
        (submission.terms[facet.code] ?? []).map((code) => (
          <li key={`${facet.code} ${code}`}>
            <a class="tag" href={`${register}?${facet.code}=${encodeURIComponent(code)}`}>
              {words.alone(facet, code)}
            </a>
          </li>
        )),
      )}
    </ul>
  )
}
