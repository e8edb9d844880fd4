import type { EditionScope } from '../../../access/public.ts'
import { pathTo } from '../../../page/route.ts'
import { countryName, formatList, type Language } from '../../../platform/languages/public.ts'
import { submissionsTexts } from '../../texts.ts'
import type { Behind, NamedOrganization } from '../reads.ts'

/** An organization as it is told from others of the same name. */
export function OrganizationName({
  organization: o,
  language,
}: {
  organization: NamedOrganization
  language: Language
}) {
  const t = submissionsTexts(language)
  return (
    <>
      <bdi lang={o.language || undefined}>{o.name}</bdi>
      {o.country && <small> · {countryName(o.country, language)}</small>}{' '}
      {o.confirmed && <span class="tag">{t('organizations.known')}</span>}
    </>
  )
}

/** Who stands behind an organization: each submission with its sender, and the address where the reader may see it. */
export function WhoStands({
  submissions,
  edition,
  language,
  addresses,
}: {
  submissions: readonly Behind[]
  edition: EditionScope
  language: Language
  addresses: boolean
}) {
  const t = submissionsTexts(language)
  if (submissions.length === 0) return <p class="soft">{t('organizations.nobody')}</p>
  return (
    <ul class="plain">
      {submissions.map((s) => (
        <li key={s.reference}>
          <a href={pathTo(language, edition.slug, 'submissions', s.reference)}>
            <bdi dir="ltr">{s.reference}</bdi>
          </a>{' '}
          <bdi>{s.submitter}</bdi>
          {addresses && s.email && (
            <>
              {' · '}
              <bdi dir="ltr">{s.email}</bdi>
            </>
          )}{' '}
          <small class="soft">{t(`organizations.proof.${s.proof ?? 'none'}`)}</small>
        </li>
      ))}
    </ul>
  )
}

export const listed = (names: readonly string[], language: Language) => formatList([...names], language)
