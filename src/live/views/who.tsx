import { direction, type Language } from '../../platform/languages/public.ts'
import type { Words } from '../../sessions/public.ts'
import type { Presence, Saying } from '../floor.ts'
import { liveTexts } from '../texts.ts'

type Props = {
  readonly of: Pick<Saying, 'name' | 'organization' | 'group'> & { readonly presence?: Presence }
  readonly words: Words
  readonly language: Language
}

/** Somebody as they named themselves, for whom, and from where. */
export function Who({ of, words, language }: Props) {
  const t = liveTexts(language)
  const beside = [of.group === null ? t('group.unknown') : words('stakeholder_groups', of.group)]
  if (of.presence) beside.push(t(`presence.${of.presence}`))
  return (
    <>
      <b>
        <bdi>{of.name}</bdi>
      </b>
      {of.organization && (
        <>
          {' '}
          <bdi>{of.organization}</bdi>
        </>
      )}{' '}
      <span class="small soft" lang={language} dir={direction(language)}>
        {beside.join(' · ')}
      </span>
    </>
  )
}
