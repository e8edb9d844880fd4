import type { FloorMaterialId } from '../../platform/db/schema.ts'
import type { Language, Localized, Said } from '../../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'

export const MATERIAL_KINDS = ['recording', 'document'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

/** A document that is kept here. */
export type MaterialFile = {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** What a meeting leaves beside words. */
export type Material = {
  readonly id: FloorMaterialId
  readonly kind: MaterialKind
  readonly title: string
  /** Spoken, or written in. */
  readonly language: Language
  /** What it is called in other languages. */
  readonly titles: Localized
  /** Where it is, if that is elsewhere; else it is kept here. */
  readonly address: string | null
  readonly file: MaterialFile | null
  /** Of a recording: the moment at which it begins. */
  readonly beginsAt: Date | null
  /** Why a recording stands without captions; null: no exception is recorded. */
  readonly exception: Said | null
  readonly publishedAt: Date | null
}

/** An address of the web, written out whole; null for any other. */
export function materialAddress(typed: string): string | null {
  if (typed.length > 2_000 || !URL.canParse(typed.trim())) return null
  const url = new URL(typed.trim())
  return url.protocol === 'https:' && !url.username && !url.password ? url.href : null
}

/** Nobody hears less of a meeting than others: a recording needs captions in the language spoken, or a recorded exception that says why not. */
export function mayPublish(
  { kind, language, exception }: Pick<Material, 'kind' | 'language' | 'exception'>,
  captioned: readonly Language[],
): Result<null, Refusal<'no-captions'>> {
  if (kind === 'document' || exception !== null || captioned.includes(language)) return ok(null)
  return refuse('no-captions')
}
