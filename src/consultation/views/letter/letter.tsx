import type { EditionScope } from '../../../access/public.ts'
import type { Term } from '../../../forms/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Pair } from '../../../page/parts/words.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatDate, isLanguage, type Language, NATIVE_NAMES, pickText } from '../../../platform/languages/public.ts'
import type { EditionChange } from '../../changes-known.ts'
import type { Call, Phase } from '../../reads.ts'
import { consultationTexts } from '../../texts.ts'
import { ForumPlanned } from './forum-planned.tsx'
import { LetterItself } from './letter-itself.tsx'
import type { Facts, Organizations } from './parts.tsx'
import { LetterPhases } from './phases.tsx'

type Props = {
  edition: EditionScope
  facts: Facts
  changes: EditionChange[]
  phases: Phase[]
  calls: Call[]
  addressees: Term[]
  organizations: Organizations
  language: Language
}

/** What the letter of invitation states, fact by fact, as it stated it then: what has changed since is told elsewhere. */
export function LetterPage({ edition, facts, changes, phases, calls, addressees, organizations, language }: Props) {
  const t = consultationTexts(language)
  const { letter, letterLanguages } = facts
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          {t('invitation.reference')} <bdi dir="ltr">{letter.reference}</bdi>
        </p>
        <h1>{letterTitle(facts, language)}</h1>
        <p class="lede">{t('invitation.lead')}</p>
        {letterLanguages.length > 0 && <LettersToRead {...{ edition, language, letterLanguages }} />}
        <p>
          <Pair language={language} name={t('invitation.as-document')}>
            {['pdf', 'docx'].map((format, i) => (
              <>
                {i > 0 && ' · '}
                <a href={pathTo(language, edition.slug, 'documents', 'files', `letter.${format}`)}>
                  <bdi dir="ltr">{format.toUpperCase()}</bdi>
                </a>
              </>
            ))}
          </Pair>
        </p>
      </div>
      <Chapter
        id="about"
        heading={t('invitation.about')}
        aside={t(letterLanguages.length > 0 ? 'invitation.own-words.beside' : 'invitation.own-words')}
      >
        <LetterItself {...{ edition, facts, addressees, organizations, language }} />
      </Chapter>
      <Chapter id="forum" heading={t('invitation.forum')}>
        <ForumPlanned {...{ edition, facts, changes, language }} />
      </Chapter>
      <Chapter id="phases" heading={t('invitation.phases')}>
        <LetterPhases {...{ edition, facts, changes, phases, language }} />
      </Chapter>
      <Chapter id="calls" heading={t('consultation.calls')}>
        <ul class="plain stack">
          {calls.map((call) => (
            <li key={call.code}>
              <a href={pathTo(language, edition.slug, 'calls', call.code)}>{pickText(call.title, language).text}</a>
            </li>
          ))}
        </ul>
      </Chapter>
    </div>
  )
}

/** The letter itself, in each language its sender wrote it in. */
const LettersToRead = ({
  edition,
  language,
  letterLanguages,
}: {
  edition: EditionScope
  language: Language
  letterLanguages: readonly string[]
}) => (
  <ul class="plain">
    {letterLanguages.filter(isLanguage).map((written) => (
      <li key={written}>
        <a href={pathTo(language, edition.slug, 'letter', written)}>
          {consultationTexts(language).parts('invitation.read', {
            language: <bdi lang={written}>{NATIVE_NAMES[written]}</bdi>,
          })}
        </a>
      </li>
    ))}
  </ul>
)

export function letterTitle(facts: Facts, language: Language): string {
  const date = formatDate(new Date(`${facts.letter.date}T12:00:00Z`), language, 'UTC')
  return consultationTexts(language)('invitation.title', { date })
}
