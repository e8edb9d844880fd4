export { agendaShown } from './agenda-body.tsx'
export type { PublishedAgenda as AgendaView } from './versions.ts'
export { Change } from './views/versions.tsx'
