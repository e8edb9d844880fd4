export { NewestDocuments } from './library/views/library-page.tsx'
export { NewsList } from './views/public-pages.tsx'
