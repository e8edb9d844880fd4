import type { Term } from '../../forms/public.ts'
import { direction, type Language, NATIVE_NAMES, pickText } from '../../platform/languages/public.ts'
import type { Told } from '../read-list.ts'
import { mailingTexts } from '../texts.ts'

/** What a group of the letter is called; those whose group nobody told have a name too. */
export function groupName(code: string | null, groups: readonly Term[], language: Language): string {
  const term = groups.find((one) => one.code === code)
  return term ? pickText(term.name, language).text : mailingTexts(language)('group.unknown')
}

/** People in the groups of the letter, in its order; those without one come last. */
export function inGroups<Person extends Pick<Told, 'group'>>(people: readonly Person[], groups: readonly Term[]) {
  const by = Map.groupBy(people, ({ group }) => (groups.some(({ code }) => code === group) ? group : null))
  return [...groups.map(({ code }) => code), null].flatMap((code) => {
    const some = by.get(code)
    return some ? [{ code, people: some }] : []
  })
}

/** A language by its own name. */
export const Native = ({ of }: { of: Language }) => (
  <bdi lang={of} dir={direction(of)}>
    {NATIVE_NAMES[of]}
  </bdi>
)

/** A name as somebody wrote it, and their organization beneath. */
export const Who = ({ name, organization }: Pick<Told, 'name' | 'organization'>) => (
  <>
    <bdi>{name}</bdi>
    {organization !== '' && (
      <p class="small soft">
        <bdi>{organization}</bdi>
      </p>
    )}
  </>
)
