export { CopiesNote } from './views/copies-note.tsx'
