export { paperOf } from './kinds.ts'
export { makeDocument } from './kit/make.ts'
