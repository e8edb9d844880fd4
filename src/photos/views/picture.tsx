import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Photo, Size } from '../reads.ts'

/** How much of a hash stands in an address: enough to be another address for another picture. */
const IN_ADDRESS = 16

type Props = {
  readonly photo: Pick<Photo, 'description' | 'sizes'>
  /** Where the pictures are, up to the name of each. */
  readonly from: (size: Size) => string
  /** How wide it is shown, as browsers want to be told. */
  readonly wide: string
  /** Where whoever looks sees it first. */
  readonly first?: boolean
}

/** A photograph in the smallest size that looks well, AVIF where the browser knows it, with its description for whoever cannot see it. */
export function Picture({ photo, from, wide, first = false }: Props) {
  const of = (format: Size['format']) => photo.sizes.filter((size) => size.format === format)
  const set = (format: Size['format']) =>
    of(format)
      .map((size) => `${from(size)} ${size.width}w`)
      .join(',')
  const [small] = of('webp')
  if (!small) return null
  return (
    <picture>
      <source type="image/avif" srcset={set('avif')} sizes={wide} />
      <img
        src={from(small)}
        srcset={set('webp')}
        sizes={wide}
        width={small.width}
        height={small.height}
        alt={photo.description}
        lang="en"
        loading={first ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}

export const publicFrom =
  (language: Language, edition: EditionScope, number: number) =>
  ({ sha256 }: Size) =>
    pathTo(language, edition.slug, 'photos', number, 'pictures', sha256.slice(0, IN_ADDRESS))
export const deskFrom =
  (language: Language, edition: EditionScope, number: number) =>
  ({ sha256 }: Size) =>
    pathTo(language, edition.slug, 'desk', 'photos', number, 'pictures', sha256.slice(0, IN_ADDRESS))
