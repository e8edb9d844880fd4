export { printedCode } from './code.ts'
export { standingProof } from './reads.ts'
export { giveProof, type NewProof, withdrawProof } from './store.ts'

/** Where a document says it can be checked: a short address people can type. */
export const checkAddress = (origin: string, code?: string): string => `${origin}/verify${code ? `/${code}` : ''}`
