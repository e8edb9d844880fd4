export { KINDS, paperOf } from './kinds.ts'
export { makeDocument } from './kit/make.ts'
export { documentOrdered } from './order-document.ts'
