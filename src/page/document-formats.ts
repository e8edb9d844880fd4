/** What every document can be had as. */
export const DOCUMENT_FORMATS = ['pdf', 'docx', 'html'] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]
