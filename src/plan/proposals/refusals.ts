import type { Refusal } from '../../platform/result.ts'
import type { AcceptRefusal } from './accept.ts'
import type { ProposeRefusal } from './propose.ts'

/** A question to the search that is not whole. */
export type AskingRefusal =
  | ProposeRefusal
  | Refusal<'scope-missing' | 'change-unknown' | 'online-rooms-wrong' | 'days-missing' | 'session-missing'>

/** Every no the pages about proposals have a sentence for. */
export type ProposalRefusal = AskingRefusal | AcceptRefusal
