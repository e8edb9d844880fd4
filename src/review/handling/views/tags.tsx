import type { EditionScope } from '../../../access/public.ts'
import { seenOf } from '../../../acts/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { reviewTexts } from '../../texts.ts'
import { Problem } from '../../views/parts.tsx'
import type { CountedTag, Tag } from '../reads.ts'
import { COLOURS, LONGEST_TAG } from '../tags.ts'
import { TagList } from './tag-list.tsx'

type Props = {
  edition: EditionScope
  language: Language
  tags: readonly CountedTag[]
  gone: readonly Tag[]
  now: Date
  typed: { readonly id: string; readonly name: string } | null
  error: string | undefined
}

const to = ({ edition, language }: Props) => pathTo(language, edition.slug, 'desk', 'submissions', 'tags')

/** The words of the desk's own: made, renamed, brought together and parted again. */
export function TagsPage(props: Props) {
  const { language, tags, gone, typed } = props
  const t = reviewTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('tags.title')}</h1>
        <p class="lede">{t('tags.lead')}</p>
      </div>
      <Problem text={props.error} />
      <form method="post" action={to(props)} class="row filters">
        <Words {...props} id="new" name={typed && !typed.id ? typed.name : ''} colour={1} />
        <button type="submit" class="btn" name="act" value="make">
          {t('tags.make')}
        </button>
      </form>
      {tags.map((tag) => (
        <OneTag key={tag.id} {...props} tag={tag} />
      ))}
      {gone.length > 0 && (
        <Chapter id="gone" heading={t('tags.gone')}>
          <ul class="plain stack">
            {gone.map((tag) => (
              <li key={tag.id}>
                <Restore {...props} tag={tag} into={null} label={t('tags.restore')} />
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}

type WordsProps = Props & { id: string; name: string; colour: number }

function Words({ language, id, name, colour }: WordsProps) {
  const t = reviewTexts(language)
  return (
    <>
      <label>
        <span class="field__label">{t('tags.name')}</span>
        <input class="input" name="name" value={name} maxlength={LONGEST_TAG} required dir="auto" />
      </label>
      <fieldset class="tagcolours">
        <legend class="field__label">{t('tags.colour')}</legend>
        {COLOURS.map((one) => (
          <label key={one} for={`${id}-${one}`}>
            <input type="radio" id={`${id}-${one}`} name="colour" value={one} checked={one === colour} />
            <span class={`swatch p${one}`} aria-hidden="true">
              <i />
            </span>
            <span class="hidden">{t('tags.colour.of', { number: one })}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

const seenOfTag = ({ id, name, colour }: Tag, into: string | null, now: Date) =>
  seenOf({ [id]: { name, colour, into } }, now)

function OneTag(props: Props & { tag: CountedTag }) {
  const { language, tag, tags, typed, now } = props
  const t = reviewTexts(language)
  const others = tags.filter(({ id }) => id !== tag.id)
  const hidden = (
    <>
      <input type="hidden" name="id" value={tag.id} />
      <input type="hidden" name="seen" value={seenOfTag(tag, null, now)} />
    </>
  )
  return (
    <section class="chapter">
      <div class="chapter__head">
        <h2>
          <TagList tags={[tag]} />
        </h2>
        <p>
          <a href={`${pathTo(language, props.edition.slug, 'desk', 'submissions')}?tag=${tag.id}`}>
            {t('tags.count', { count: tag.count })}
          </a>
        </p>
      </div>
      <div class="stack">
        <form method="post" action={to(props)} class="row filters">
          {hidden}
          <Words {...props} id={tag.id} name={typed?.id === tag.id ? typed.name : tag.name} colour={tag.colour} />
          <button type="submit" class="btn btn--second btn--small" name="act" value="rename">
            {t('tags.rename')}
          </button>
          <button type="submit" class="btn btn--quiet btn--small" name="act" value="remove">
            {t('tags.remove')}
          </button>
        </form>
        {others.length > 0 && (
          <form method="post" action={to(props)} class="row filters">
            {hidden}
            <label>
              <span class="field__label">{t('tags.into')}</span>
              <select class="input" name="into">
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" class="btn btn--second btn--small" name="act" value="merge">
              {t('tags.merge')}
            </button>
          </form>
        )}
        {tag.merged.map((one) => (
          <Restore key={one.id} {...props} tag={one} into={tag.id} label={t('tags.part')} />
        ))}
      </div>
    </section>
  )
}

/** Brings back what was taken away, or parts what was brought together. */
function Restore(props: Props & { tag: Tag; into: string | null; label: string }) {
  return (
    <form method="post" action={to(props)} class="row">
      <input type="hidden" name="id" value={props.tag.id} />
      <input type="hidden" name="seen" value={seenOfTag(props.tag, props.into, props.now)} />
      <TagList tags={[props.tag]} />
      <button type="submit" class="btn btn--quiet btn--small" name="act" value="restore">
        {props.label}
      </button>
    </form>
  )
}
