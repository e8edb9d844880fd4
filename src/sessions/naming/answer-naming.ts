import type { EditionScope, Viewer } from '../../access/public.ts'
import { defineAct, perform, person } from '../../acts/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, refuse } from '../../platform/result.ts'
import { type NamedIn, namingsOf, personOfLink } from './reads.ts'
import { setObjection } from './store.ts'

type Wish = { readonly secret: string; readonly number: number; readonly objects: boolean }
type Code = 'link-unknown' | 'not-named'

/**
 * Somebody whom others named says that they do not want to be shown with a session, or that they do after all: who has the link of their
 * letter. It holds at once for all that is public; said twice it is said once.
 */
export const namingAnswered = defineAct<Wish, NamedIn, { naming: NamedIn; objects: boolean }, boolean, Code>({
  name: 'naming answered',
  may: 'owner',
  async look({ tx, edition }, { secret, number }) {
    const personId = await personOfLink(tx, edition, secret)
    if (!personId) return refuse('link-unknown')
    const naming = (await namingsOf(tx, edition, [personId])).find((one) => one.number === number)
    return naming ? ok(naming) : refuse('not-named', { number })
  },
  decide: (naming, { objects }) => ok({ naming, objects }),
  async do({ tx, edition, now }, { naming, objects }) {
    const changes = (naming.objectedAt !== null) !== objects
    if (changes) await setObjection(tx, edition, naming, objects ? now : null)
    return changes
  },
  // Whom it is about stands on the session's page at the desk; the record goes on when somebody is forgotten.
  record: (changed, { naming, objects }) => (changed ? { subject: String(naming.number), details: { objects } } : []),
})

export const answerNaming = (platform: Platform, edition: EditionScope, viewer: Viewer, wish: Wish) =>
  perform(platform, namingAnswered, { edition, actor: person(viewer), wish })
