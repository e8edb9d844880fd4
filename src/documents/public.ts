export { KINDS, paperOf } from './kinds.ts'
export { makeDocument } from './kit/make.ts'
export { type Block, type Paper, plain } from './kit/paper.ts'
export { documentOrdered } from './order-document.ts'
