import type { Elsewhere } from '../../page/route.ts'
import { direction, type Language } from '../../platform/languages/public.ts'
import { excerptOf, piecesOf } from '../../platform/search/excerpt.ts'
import { hitsIn, readSearch } from '../../platform/search/query.ts'
import { registerTexts } from '../texts.ts'
import { Marked } from './marked.tsx'

type Props = { language: Language; query: { search: string }; elsewhere: readonly Elsewhere[] }

const MOST = 5
const EXCERPT = 160

/** Pages and documents that answer the search, above the submissions. */
export function FoundElsewhere({ language, query, elsewhere }: Props) {
  const t = registerTexts(language)
  if (elsewhere.length === 0) return null
  const asked = readSearch(query.search)
  const [first, rest] = [elsewhere.slice(0, MOST), elsewhere.slice(MOST)]
  const list = (found: readonly Elsewhere[]) => (
    <ul class="plain stack">
      {found.map((one) => (
        <One key={one.href} one={one} asked={asked} />
      ))}
    </ul>
  )
  return (
    <section class="elsewhere stack" aria-labelledby="elsewhere">
      <h2 id="elsewhere" class="small">
        {t('elsewhere.title', { count: elsewhere.length })}
      </h2>
      {list(first)}
      {rest.length > 0 && (
        <details class="small">
          <summary>{t('elsewhere.more', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  )
}

function One({ one, asked }: { one: Elsewhere; asked: ReturnType<typeof readSearch> }) {
  const own = { lang: one.language, dir: direction(one.language) }
  const excerpt = excerptOf(one.text, one.language, hitsIn(one.text, one.language, asked), EXCERPT)
  return (
    <li>
      <span class="tag">{one.kind}</span>{' '}
      <a href={one.href}>
        <bdi {...own}>
          <Marked pieces={piecesOf(one.title, hitsIn(one.title, one.language, asked))} />
        </bdi>
      </a>
      {excerpt.length > 0 && (
        <p class="small soft" {...own}>
          <Marked pieces={excerpt} />
        </p>
      )}
    </li>
  )
}
