import type { ShownTag } from '../../list/reads.ts'

/** Tags beside each other, each with its mark and its word. */
export function TagList({ tags }: { tags: readonly ShownTag[] }) {
  if (tags.length === 0) return null
  return (
    <span class="desktags">
      {tags.map((tag) => (
        <span class="desktag" key={tag.id}>
          <span class={`swatch p${tag.colour}`} aria-hidden="true">
            <i />
          </span>
          <bdi>{tag.name}</bdi>
        </span>
      ))}
    </span>
  )
}
