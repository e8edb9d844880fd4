export { CountersList } from './views/counters.tsx'
export { RegisterEntry } from './views/entry.tsx'
