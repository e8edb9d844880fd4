import { z } from 'zod'

/** What vocabularies.json holds: lists of coded terms, alone or in groups of lists. A term may carry more than code and name. */
export const vocabulariesFile = z.record(z.string(), z.unknown())

export type VocabulariesFile = z.infer<typeof vocabulariesFile>
