export { Own } from './views/own.tsx'
