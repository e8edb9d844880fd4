export { publicLibrary } from './library/reads.ts'
export { pagePublished } from './publish-page.ts'
export { publicPages } from './reads.ts'
export { pageSaved } from './save-page.ts'
