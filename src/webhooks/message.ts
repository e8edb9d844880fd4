import type { EditionScope } from '../access/public.ts'
import type { AgendaChange } from '../agenda/public.ts'
import { pathTo } from '../page/route.ts'

type Published = {
  readonly edition: EditionScope
  readonly version: number
  readonly at: Date
  readonly changes: readonly Pick<AgendaChange, 'kind' | 'number'>[]
}

/** What a receiver is told of a version: that it is there, what it changed by number, and where to read it. No person is named. */
export function publishedMessage({ edition, version, at, changes }: Published, origin: string): string {
  const kinds = Map.groupBy(changes, (change) => change.kind)
  return JSON.stringify({
    type: 'agenda.published',
    timestamp: at.toISOString(),
    data: {
      edition: edition.slug,
      version,
      changes: Object.fromEntries([...kinds].map(([kind, of]) => [kind, of.map((change) => change.number)])),
      sessions: `${origin}/api/v1/editions/${edition.slug}/sessions`,
      version_url: `${origin}/api/v1/editions/${edition.slug}/versions/${version}`,
      page: `${origin}${pathTo('en', edition.slug, 'agenda', 'versions')}#version-${version}`,
    },
  })
}

/** A message that tells nothing, to see whether a receiver is there and knows the signature. */
export const testMessage = (edition: EditionScope, at: Date): string =>
  JSON.stringify({ type: 'test', timestamp: at.toISOString(), data: { edition: edition.slug } })
