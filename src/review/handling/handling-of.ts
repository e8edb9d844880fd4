import { may } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import { editionOf, type PageRequest } from '../../page/route.ts'
import { tagsOn } from '../list/reads.ts'
import { colleaguesOf } from './colleagues.ts'
import { markShown } from './mark.ts'
import { assigneeOf, notesOn, tagsOf } from './reads.ts'
import type { Work } from './views/handling-panel.tsx'

type Of = { readonly id: string; readonly reference: string }

/** What the desk has put down on a submission, with the marks of what is shown of it. */
export async function handlingOf(
  request: PageRequest,
  { id, reference }: Of,
  shown: { readonly note?: { readonly note: string; readonly noteId: string } },
): Promise<Work> {
  const { platform, viewer } = request
  const { db } = platform
  const edition = editionOf(request)
  const me = viewer.person?.id ?? null
  const mayDecide = may(viewer, 'mayDecide', { edition })
  const [assignee, tags, notes, known, colleagues] = await Promise.all([
    assigneeOf(db, id),
    tagsOn(db, edition, [id]),
    notesOn(db, id),
    tagsOf(db, edition),
    colleaguesOf(db, edition),
  ])
  const own = notes.filter((note) => mayDecide && note.personId === me && !note.removedAt)
  const given = tags.get(id) ?? []
  const now = platform.clock.now()
  return {
    assignee,
    tags: given,
    notes,
    known,
    colleagues,
    me,
    seen: mayDecide ? seenOf({ [reference]: markShown({ assignee: assignee?.id ?? null, tags: given }) }, now) : null,
    seenOf: new Map(own.map((note) => [note.id, seenOf({ [note.id]: note.words }, now)])),
    typed: shown.note ?? { note: '', noteId: '' },
  }
}
