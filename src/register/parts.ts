export { CountersList } from './views/counters.tsx'
export { RegisterEntry, registerStates } from './views/entry.tsx'
