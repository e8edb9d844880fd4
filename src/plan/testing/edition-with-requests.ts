import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { editionBySlug } from '../../consultation/public.ts'
import { addFacets, type FormDefinition } from '../../forms/public.ts'
import type { Db } from '../../platform/db/db.ts'
import { loadVenue } from '../venue/load-venue.ts'
import { parseVenueFile } from '../venue/venue-file.ts'

const slot = (id: string, day: string, from: string, to: string, utcFrom: string, utcTo: string) => ({
  id,
  date: day,
  local_start: `${day}T${from}`,
  local_end: `${day}T${to}`,
  utc_start: `${day}T${utcFrom}:00Z`,
  utc_end: `${day}T${utcTo}:00Z`,
  band: 'morning',
  period: 'FW',
  mode: 'hybrid',
})

const hybrid = { remote_speakers_on_screen: true, room_sound_to_remote: true, captioning_feed: true }

/** A name in six languages that all say the same. */
const six = (name: string) => ({ ar: name, zh: name, en: name, fr: name, ru: name, es: name })

/** Two rooms on site, one online, three slots of ninety minutes, one reserved block. */
export const smallVenue = {
  format: 2,
  buildings: [{ id: 'tower', name: six('ITU Tower') }],
  rooms: [
    {
      id: 'a',
      name: six('Room A'),
      building: 'tower',
      capacity: { theatre: 180, boardroom: null },
      interpretation_booths: 2,
      hybrid,
      step_free: true,
    },
    { id: 'l', name: six('Room L'), capacity: { theatre: 90 }, hybrid, step_free: true },
  ],
  virtual_rooms: [
    { id: 'v1', name: six('Virtual room 1'), captioning_feed: true, capacity: { attendees: 1000, panellists: 60 } },
  ],
  slots: [
    slot('2022-06-01-A', '2022-06-01', '09:00', '10:30', '07:00', '08:30'),
    slot('2022-06-01-B', '2022-06-01', '11:00', '12:30', '09:00', '10:30'),
    slot('2022-06-02-A', '2022-06-02', '09:00', '10:30', '07:00', '08:30'),
  ],
  reserved: [
    {
      id: 'closing',
      title: six('Closing'),
      utc_start: '2022-06-02T07:00:00Z',
      utc_end: '2022-06-02T08:30:00Z',
      rooms: ['a'],
      blocks_all_rooms: true,
    },
  ],
  interpretation_teams: [{ id: 'six', languages: ['en', 'fr'], rooms: ['a'], slots_per_day: 3 }],
}

const FORMS = path.join(import.meta.dirname, '../../../editions/wsis-forum-2022/forms.json')

type FormsFile = FormDefinition & { forms: (FormDefinition & { id: string })[] }

/** The form of 2022 that asks for a session, as it would be kept. */
export function workshopRequest(): FormDefinition {
  const { forms, person_fields, organization_fields } = JSON.parse(fs.readFileSync(FORMS, 'utf8')) as FormsFile
  const form = forms.find(({ id }) => id === 'workshop_request') as FormDefinition
  return { sections: form.sections, questions: form.questions, person_fields, organization_fields }
}

/** An edition with a venue and a call for workshops, and a way to hand in requests. */
export async function editionWithRequests(db: Db, now: Date) {
  const slug = `wsis-${randomUUID().slice(0, 8)}`
  const forum = await db
    .insertInto('forum')
    .values({ slug, name: JSON.stringify({ en: 'WSIS Forum' }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  const name = JSON.stringify({ en: 'WSIS Forum 2022' })
  const { id } = await db
    .insertInto('edition')
    .values({
      forum_id: forum.id,
      slug,
      title: name,
      process_title: name,
      theme: name,
      zone: 'Europe/Zurich',
      starts_on: '2022-03-15',
      ends_on: '2022-06-03',
      mode: 'hybrid',
      submission_prefix: 'OCP22',
      last_session_number: 100,
      session_kinds: ['workshop_request'],
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const edition = await editionBySlug(db, slug)
  if (!edition) throw new Error('the edition was made a line before')
  const call = await db
    .insertInto('call')
    .values({
      edition_id: id,
      code: 'workshop_requests',
      position: 1,
      title: name,
      description: name,
      binding: true,
      submission_kinds: ['workshop_request'],
      opens_at: '2021-10-01T00:00:00Z',
      opens_local: '',
      closes_at: '2022-03-07T23:00:00Z',
      closes_local: '',
      closes_rule: 'end_of_day',
      zone: 'Europe/Zurich',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const form = await db
    .insertInto('form')
    .values({
      edition_id: id,
      call_id: call.id,
      code: 'workshop_request',
      version: 1,
      kind: 'workshop_request',
      binding: true,
      title: name,
      definition: JSON.stringify(workshopRequest()),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.transaction().execute(async (tx) => {
    const facet = { of: 'terms' as const, label: {} }
    await addFacets(tx, id, [
      { ...facet, code: 'action_line', vocabularies: ['action_lines'] },
      { ...facet, code: 'sdg', vocabularies: ['sdgs'] },
    ])
    await loadVenue(tx, edition, parseVenueFile(smallVenue))
  })

  let lastNumber = 0
  const handIn = async (answers: Record<string, unknown>): Promise<string> => {
    const number = ++lastNumber
    const { id: submissionId } = await db
      .insertInto('submission')
      .values({
        edition_id: id,
        number,
        reference: `OCP22-${String(number).padStart(4, '0')}`,
        call_id: call.id,
        form_id: form.id,
        kind: 'workshop_request',
        state: 'accepted',
        title: String(answers.title ?? ''),
        language: 'en',
        submitter_name: 'Akosua Exampleton',
        submitter_email: 'akosua@example.org',
        first_submitted_at: now,
        last_submitted_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const kept = JSON.stringify(answers)
    await db
      .insertInto('submission_version')
      .values({
        submission_id: submissionId,
        version: 1,
        form_id: form.id,
        language: 'en',
        answers: kept,
        content_hash: createHash('sha256').update(kept).digest('hex'),
        received_at: now,
      })
      .execute()
    return submissionId
  }
  return { edition, handIn }
}
