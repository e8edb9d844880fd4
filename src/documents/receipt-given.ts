import { defineAct } from '../acts/public.ts'
import { dayIn } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { giveProof, standingProof } from '../proofs/public.ts'
import { draftOf, type ownerOf, type Receipt, receiptOf } from '../submissions/public.ts'
import { receiptName } from './receipt.ts'

const RECEIPT = 'receipt'

type Wish = { readonly draftId: string; readonly owner: ReturnType<typeof ownerOf> }

/** Whoever handed something in has a receipt with a code; asking again gives the same one. */
export const receiptGiven = defineAct<
  Wish,
  Receipt,
  Receipt,
  { receipt: Receipt; code: string; fresh: boolean },
  'draft-unknown'
>({
  name: 'receipt given',
  may: 'owner',
  async look({ tx, edition, locking }, { draftId, owner }) {
    const draft = await draftOf(tx, edition, draftId, owner, locking)
    const receipt = draft && (await receiptOf(tx, edition, draft.id))
    return receipt ? ok(receipt) : refuse('draft-unknown')
  },
  decide: (receipt) => ok(receipt),
  async do({ tx, edition, now }, receipt) {
    const about = { kind: RECEIPT, subject: receipt.draftId }
    const fresh = (await standingProof(tx, edition, about)) === null
    const day = dayIn(edition.zone, receipt.receivedAt)
    const printed = { what: receiptName(receipt), name: receipt.submitterName, from: day, to: day }
    return { receipt, code: await giveProof(tx, edition, { ...about, ...printed }, now), fresh }
  },
  record: ({ receipt, fresh }) =>
    fresh ? { subject: receipt.reference, details: { version: receipt.version, letter: RECEIPT } } : [],
})
