// Parts of pages that later modules show photographs with.
export { Picture, publicFrom } from './views/picture.tsx'
