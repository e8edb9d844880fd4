// Parts of pages that modules which choose something show draws with.
export { Announcements, DeskDraws } from './views/draws.tsx'
