import type { AgendaEntry, AgendaRoom, PlannedEntry } from './agenda.ts'

export const roomA: AgendaRoom = {
  id: 'room-a',
  code: 'a',
  name: { en: 'Room A', fr: 'Salle A', ar: 'قاعة A', zh: 'A会议室', ru: 'Зал A', es: 'Sala A' },
  building: {
    en: 'ITU Tower',
    fr: 'Tour de l’UIT',
    ar: 'برج الاتحاد',
    zh: '国际电联塔楼',
    ru: 'Башня МСЭ',
    es: 'Torre de la UIT',
  },
  level: null,
  kind: 'on_site',
  seats: 180,
  stepFree: true,
}

export const roomL: AgendaRoom = {
  id: 'room-l',
  code: 'l',
  name: { en: 'Room L' },
  building: { en: 'ITU Montbrillant' },
  level: null,
  kind: 'on_site',
  seats: 90,
  stepFree: true,
}

/** A planned session on 1 June 2022 at nine in Geneva; every field can be said otherwise. */
export function aPlannedEntry(said: Partial<PlannedEntry>): PlannedEntry {
  const number = said.number ?? 101
  return {
    sessionId: `session-${number}`,
    number,
    title: `Session ${number}`,
    language: 'en',
    type: 'thematic_workshop',
    standing: 'on',
    reason: '',
    place: { startsAt: new Date('2022-06-01T07:00:00Z'), endsAt: new Date('2022-06-01T08:30:00Z'), room: roomA },
    mode: 'hybrid',
    abstract: 'What it is about.',
    objectives: '',
    relevance: '',
    subjects: ['action_lines C4', 'sdgs 4'],
    workingLanguages: ['en'],
    interpretationLanguages: [],
    captioning: false,
    people: [
      {
        id: 'p-1',
        name: 'Akosua Exampleton',
        role: 'moderator',
        presence: 'on_site',
        organization: { id: 'c1', name: 'Sample Network', language: 'en' },
      },
    ],
    organizations: [{ id: 'c1', name: 'Sample Network', language: 'en', role: 'organizer' }],
    submission: { number: 5, reference: 'OCP22-0005' },
    ...said,
  }
}

/** The same session as a version of the agenda holds it. */
export function anAgendaEntry(said: Partial<AgendaEntry>): AgendaEntry {
  const { place, ...planned } = aPlannedEntry({ number: said.number ?? 101 })
  return {
    ...planned,
    startsAt: new Date('2022-06-01T07:00:00Z'),
    endsAt: new Date('2022-06-01T08:30:00Z'),
    room: place?.room ?? roomA,
    sequence: 0,
    changedAt: new Date('2022-05-01T10:00:00Z'),
    ...said,
  }
}
