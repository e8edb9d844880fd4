export { RecommendedOnDesk } from './recommended/views/recommended-on-desk.tsx'
