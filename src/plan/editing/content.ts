import type { Acting } from '../../acts/public.ts'
import { findOrAddNamed } from '../../identity/public.ts'
import type { ContentPerson, SessionContent } from '../../sessions/public.ts'
import type { KnownHere } from './known.ts'
import type { ContentWish, WantedContent } from './session-form.ts'

/** A session as a form wants it, with the organizations it names; people who are new have no id yet. */
export const contentFrom = (wish: ContentWish, { organizations }: KnownHere): WantedContent => ({
  ...wish,
  organizations: wish.organizations.flatMap(({ called, role }) => {
    const known = organizations.get(called)
    return known ? [{ organizationId: known.id, name: known.name, role }] : []
  }),
})

/** The same once everybody has an id: whoever is new becomes a person of their own, and nothing said here reaches an account. */
export async function withPeople({ tx, now }: Acting, content: WantedContent): Promise<SessionContent> {
  const strangers = content.people.filter(({ personId }) => personId === null)
  const ids = await findOrAddNamed(
    tx,
    strangers.map(({ name, sortName, email = null, speaks = content.language }) => ({
      ...{ writtenName: name, sortName, email, language: speaks },
    })),
    now,
  )
  let next = 0
  const people = content.people.map(
    ({ email: _, speaks: __, ...person }): ContentPerson => ({
      ...person,
      personId: person.personId ?? (ids[next++] as string), // one for each stranger, in their order
    }),
  )
  return { ...content, people }
}
