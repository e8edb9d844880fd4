import { owner } from '../../access/public.ts'
import { formById } from '../../forms/public.ts'
import { absent, data, editionOf, type PageRequest, post, type Reply } from '../../page/route.ts'
import type { DraftId } from '../../platform/db/schema.ts'
import { cut } from '../../platform/text.ts'
import { ownDraft, theirDraft } from '../draft-frame.ts'
import { mayUpload } from '../upload-limits.ts'
import { mayTake, type Piece, takePiece } from './take-piece.ts'

const MEGABYTE = 1024 * 1024
const LONGEST_NAME = 200

const numberIn = (text: string) => (/^\d{1,10}$/.test(text) ? Number(text) : -1)

const pieceIn = ({ form }: PageRequest): Piece => ({
  ...{ question: form.get('question'), mark: form.get('mark'), name: cut(form.get('name'), LONGEST_NAME) },
  ...{ size: numberIn(form.get('size')), begins: numberIn(form.get('begins')) },
  bytes: form.files('piece')[0]?.bytes ?? new Uint8Array(),
})

/** A piece of a file, from the script of a page: how far the file has come. Whoever has no script sends it with the form. */
async function pieceTaken(request: PageRequest): Promise<Reply> {
  const { platform, viewer, remote } = request
  const edition = editionOf(request)
  const draft = await ownDraft(request)
  if (!draft || draft.submittedAt) return absent()
  const piece = pieceIn(request)
  const form = await formById(platform.db, draft.formId)
  const may = mayTake(
    form.questions.find(({ id }) => id === piece.question),
    piece,
  )
  if (!may.ok) return said({ refused: may.refusal.code }, 422)
  const by = viewer.person?.id ?? viewer.draftKey ?? ''
  const weight = { bytes: piece.bytes.length, answers: draft.answers, owner: by, remote }
  if (!(await mayUpload(platform, edition, weight))) return said({ refused: 'file-quota' }, 429)
  const now = platform.clock.now()
  const done = await takePiece(platform.db, edition, { draftId: draft.id as DraftId, piece, now })
  return done.ok ? said({ id: done.value.id, arrived: done.value.arrived }) : said({ refused: done.refusal.code }, 422)
}

const said = (what: object, status = 200): Reply =>
  data(JSON.stringify(what), 'application/json; charset=utf-8', undefined, status)

export const uploadRoutes = [
  { ...post('/:edition/drafts/:id/uploads', owner, pieceTaken, 2 * MEGABYTE), theirs: theirDraft },
]
