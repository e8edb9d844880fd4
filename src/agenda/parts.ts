export { Change } from './views/versions.tsx'
