export { NewsList } from './views/public-pages.tsx'
