import type { Answers } from '../forms/public.ts'
import { canonicalJson, type Json, sha256 } from './canonical-json.ts'

export type Content = { edition: string; form: string; formVersion: number; language: string; answers: Answers }

/**
 * What the fingerprint of a version covers, as the bytes anyone can hash again: the canonical JSON of the edition's slug, the form's code
 * and version, the language and all answers, in UTF-8. Its SHA-256 is the fingerprint on the receipt.
 */
export const contentText = (content: Content): string =>
  canonicalJson({
    answers: content.answers as Json,
    edition: content.edition,
    form: content.form,
    formVersion: content.formVersion,
    language: content.language,
  })

export const contentHash = (content: Content): string => sha256(contentText(content))
