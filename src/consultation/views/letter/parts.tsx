import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../../access/public.ts'
import { Named } from '../../../page/parts/named.tsx'
import { pathTo } from '../../../page/route.ts'
import { type Language, type Localized, pickText } from '../../../platform/languages/public.ts'
import type { editionFacts } from '../../reads.ts'

export type Facts = Awaited<ReturnType<typeof editionFacts>>
export type Organizations = readonly { role: string; id: string; name: string; names: Localized }[]

/** One fact of the letter under its name. */
export const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Organizations by the reader's names for them, each leading to its page, and groups that are named as a whole. */
export const OrganizationList = ({
  edition,
  organizations,
  groups = [],
  language,
}: {
  edition: EditionScope
  organizations: Organizations
  groups?: readonly { id: string; name: Localized }[]
  language: Language
}) => (
  <ul class="plain">
    {organizations.map((o) => (
      <li key={o.id}>
        <a href={pathTo(language, edition.slug, 'organizations', o.id)}>
          {pickText(o.names, language).text || <bdi>{o.name}</bdi>}
        </a>
      </li>
    ))}
    {groups.map((group) => (
      <li key={group.id}>
        <Named content={group.name} language={language} />
      </li>
    ))}
  </ul>
)

/** A resolution as it is cited, and what it is about. */
export const Resolution = ({ basis, language }: { basis: Facts['legalBasis'][number]; language: Language }) => (
  <>
    {basis.citedAs ? <Named content={basis.citedAs} language={language} /> : <bdi dir="ltr">{basis.symbol}</bdi>}
    {' · '}
    {pickText(basis.about, language).text}
  </>
)
