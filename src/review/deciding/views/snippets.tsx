import type { EditionScope } from '../../../access/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { deskPath, withQuery } from '../../desk-addresses.ts'
import type { Snippet } from '../../handling/reads.ts'
import { reviewTexts } from '../../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  reference: string
  kind: string
  snippets: readonly Snippet[]
  search: string
}

/** More would have no key, and be no quicker than writing. */
const MOST_KEYS = 9

/** Reasons that fit a submission of this kind: each puts its words and its outcome into the form. */
export const fitting = (snippets: readonly Snippet[], kind: string): readonly Snippet[] =>
  snippets.filter((one) => one.kind === null || one.kind === kind)

export function Snippets({ edition, language, reference, kind, snippets, search }: Props) {
  const t = reviewTexts(language)
  const here = deskPath(edition, language, 'submissions', reference)
  const found = fitting(snippets, kind)
  return (
    <div class="snippets no-print">
      <p class="small soft">
        {t('snippets.use')} <a href={deskPath(edition, language, 'submissions', 'reasons')}>{t('snippets.manage')}</a>
      </p>
      {found.length > 0 && (
        <ul class="plain">
          {found.map((one, n) => (
            <li key={one.id}>
              <a
                class="chip"
                href={withQuery(
                  here,
                  String(new URLSearchParams([...new URLSearchParams(search), ['snippet', one.id]])),
                )}
                {...(n < MOST_KEYS ? { 'data-key': String(n + 1) } : {})}
                data-fills={JSON.stringify(fillOf(one))}
              >
                {n < MOST_KEYS && <kbd>{n + 1}</kbd>} <bdi>{one.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** By the names of the form's fields. */
const fillOf = ({ outcome, reason }: Snippet): Record<string, string> => ({
  ...(outcome ? { outcome } : {}),
  reason: reason.text,
  reason_language: reason.language,
  ...Object.fromEntries(Object.entries(reason.others).map(([language, words]) => [`reason_${language}`, words])),
})
