import type { EditionScope } from '../../access/public.ts'
import type { FileAnswer, publicAnswers } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, isLanguage, type Language, NATIVE_NAMES, pickText } from '../../platform/languages/public.ts'
import type { PublicSubmission } from '../reads.ts'
import { registerTexts } from '../texts.ts'
import { termName, type Vocabularies } from './entry.tsx'

type Props = {
  edition: EditionScope
  language: Language
  submission: PublicSubmission
  answers: ReturnType<typeof publicAnswers>
  vocabularies: Vocabularies
}

/** What was written, with its files and pictures, and what it is about. */
export function SubmissionText({ edition, language, submission, answers, vocabularies }: Props) {
  const t = registerTexts(language)
  const own = { lang: submission.language, dir: direction(submission.language) }
  const register = pathTo(language, edition.slug, 'submissions')
  const texts = answers.filter((a) => a.question.type === 'long_text')
  const files = answers.filter((a) => a.question.type === 'file' || a.question.type === 'photo')
  const pictured = answers.find((a) => a.question.id === 'alt_text')?.answer
  return (
    <Chapter
      id="text"
      heading={t('text.title')}
      aside={
        isLanguage(submission.language)
          ? t('text.written-in', { language: NATIVE_NAMES[submission.language] })
          : undefined
      }
    >
      <div class="stack">
        {texts.map(({ question, answer }, i) => (
          <div key={question.id}>
            <h3 class="small">{pickText(question.label, language).text}</h3>
            {String(answer)
              .split(/\n{2,}/)
              .map((paragraph, n) => (
                <p class={i === 0 ? 'voice' : 'voice voice--s'} {...own} key={String(n)}>
                  {paragraph}
                </p>
              ))}
          </div>
        ))}
        {files.map(({ question, answer }) => (
          <div key={question.id}>
            <h3 class="small">{pickText(question.label, language).text}</h3>
            <ul class="plain">
              {(answer as FileAnswer[]).map((file) => (
                <li key={file.sha256}>
                  {question.type === 'photo' && (
                    <img
                      class="photo"
                      src={`${register}/${submission.reference}/files/${file.sha256}`}
                      alt={String(pictured ?? submission.title)}
                      lang={submission.language}
                      loading="lazy"
                      decoding="async"
                    />
                  )}
                  <a href={`${register}/${submission.reference}/files/${file.sha256}`}>
                    <bdi>{file.filename}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <ul class="tags">
          {submission.actionLines.map((code) => (
            <li key={code}>
              <a class="tag" href={`${register}?action_line=${encodeURIComponent(code)}`}>
                {termName(vocabularies, 'action_line', code, language)}
              </a>
            </li>
          ))}
          {submission.sdgs.map((code) => (
            <li key={code}>
              <a class="tag" href={`${register}?sdg=${encodeURIComponent(code)}`}>
                {t('facet.sdg')} {termName(vocabularies, 'sdg', code, language)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Chapter>
  )
}
