import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { formatDate, type Language } from '../../../platform/languages/public.ts'
import { sessionTexts } from '../../texts.ts'
import { Own } from '../../views/own.tsx'
import type { Words } from '../../words.ts'
import type { NamedIn } from '../reads.ts'
import { namingTexts } from '../texts.ts'

type Props = { edition: EditionScope; language: Language; namings: readonly NamedIn[]; words: Words }

/** Where somebody is named, and for each session whether their name is public with it. */
export function NamingPage({ edition, language, namings, words }: Props) {
  const t = namingTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{namings.length > 0 ? t('lead') : t('none')}</p>
      </div>
      {namings.map((naming) => (
        <Chapter
          key={naming.sessionId}
          id={`session-${naming.number}`}
          heading={sessionTexts(language)('session.number', { number: naming.number })}
        >
          <p>
            <b>
              <Own language={naming.language}>{naming.title}</Own>
            </b>
          </p>
          <p>
            {t.parts('as', { name: <bdi>{naming.name}</bdi>, role: words('session_roles', naming.role) })}
            {naming.affiliation && (
              <>
                <br />
                <bdi>{naming.affiliation}</bdi>
              </>
            )}
          </p>
          <p>
            {naming.objectedAt
              ? t('objected', { date: formatDate(naming.objectedAt, language, edition.zone) })
              : t('shown')}
          </p>
          <Answer {...{ language, naming }} />
        </Chapter>
      ))}
      {edition.contactEmail && (
        <p class="small">
          {t.parts('contact', { email: <a href={`mailto:${edition.contactEmail}`}>{edition.contactEmail}</a> })}
        </p>
      )}
    </div>
  )
}

function Answer({ language, naming: { number, objectedAt } }: { language: Language; naming: NamedIn }) {
  const t = namingTexts(language)
  const says = objectedAt ? 'agree' : 'object'
  return (
    <form method="post">
      <input type="hidden" name="session" value={number} />
      <button type="submit" class="btn" name="says" value={says} aria-label={t(`${says}.of`, { number })}>
        {t(says)}
      </button>
    </form>
  )
}
