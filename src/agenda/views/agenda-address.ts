import { pathTo } from '../../page/route.ts'
import type { AgendaProps } from './agenda-props.ts'

/** The page's address with some wishes said otherwise. */
export function withQuery(
  props: Pick<AgendaProps, 'edition' | 'language' | 'query' | 'preview'>,
  said: Record<string, string>,
): string {
  const query = new URLSearchParams(props.query)
  for (const [name, value] of Object.entries(said)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const path = props.preview?.path ?? pathTo(props.language, props.edition.slug, 'agenda')
  return query.size > 0 ? `${path}?${query}` : path
}
