import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withFields } from '../forms/fields.ts'
import type { Answers, Facet } from '../forms/public.ts'
import { workshopRequest } from '../plan/testing/edition-with-requests.ts'
import { sessionFromAnswers } from './request.ts'

const form = withFields(workshopRequest())

const facetOf = (code: string, vocabulary: string): Facet => ({
  code,
  of: 'terms',
  label: {},
  vocabularies: [vocabulary],
})
const FACETS = [facetOf('action_line', 'action_lines'), facetOf('sdg', 'sdgs')]

test('a workshop request says who comes, what is wished and what is needed', () => {
  const session = sessionFromAnswers(
    form,
    {
      title: ' Réparer plutôt que jeter ',
      session_type: 'thematic_workshop',
      abstract: 'Antennes et routeurs.',
      objectives: 'Trois clauses.',
      people: [
        {
          given_name: 'Claire',
          family_name: 'Spécimen',
          email: 'P4.1@Example.org',
          role: 'moderator',
          attendance: 'remote',
          confirmed: 'yes',
        },
        {
          given_name: 'Kofi',
          family_name: 'Sampleby',
          role: 'panellist',
          attendance: 'undecided',
          confirmed: 'no',
          organization: 'c1',
        },
        { given_name: ' ', family_name: '', role: 'panellist' },
      ],
      co_organizers: [{ name: 'Example Forum ', country: 'CH' }, { country: 'CH' }],
      primary_action_line: 'C7.6',
      action_lines: ['C2', 'C7.6'],
      sdgs: ['9', '12'],
      relevance_rationale: 'C7.6 : environnement.',
      duration_minutes: '90',
      preferred_period: 'either',
      preferred_dates: ['2022-03-29'],
      unavailable_dates: ['2022-03-31'],
      preferred_time_band: ['midday'],
      participation_mode: 'virtual',
      expected_audience: 80,
      room_layout: 'open_floor',
      working_languages: ['fr'],
      interpretation: 'own',
      interpretation_languages: ['en'],
      accessibility_needs: ['captioning'],
      technical_needs: ['recording'],
      first_time: 'yes',
    },
    FACETS,
  )
  const nobodyElse = {
    honorific: null,
    jobTitle: null,
    country: null,
    stakeholderType: null,
    gender: null,
    biography: null,
  }
  expect(session).toEqual({
    title: 'Réparer plutôt que jeter',
    type: 'thematic_workshop',
    abstract: 'Antennes et routeurs.',
    objectives: 'Trois clauses.',
    people: [
      {
        ...nobodyElse,
        givenName: 'Claire',
        familyName: 'Spécimen',
        email: 'p4.1@example.org',
        organization: null,
        role: 'moderator',
        presence: 'remote',
        confirmed: true,
      },
      {
        ...nobodyElse,
        givenName: 'Kofi',
        familyName: 'Sampleby',
        email: null,
        organization: 'c1',
        role: 'panellist',
        presence: 'unknown',
        confirmed: false,
      },
    ],
    coOrganizers: ['Example Forum'],
    subjects: ['action_lines C7.6', 'action_lines C2', 'sdgs 9', 'sdgs 12'],
    relevance: 'C7.6 : environnement.',
    durationMinutes: 90,
    mode: 'virtual',
    expectedAudience: 80,
    workingLanguages: ['fr'],
    interpretationLanguages: ['en'],
    captioning: true,
    wishes: { period: '', dates: ['2022-03-29'], impossibleDates: ['2022-03-31'], bands: ['midday'] },
    needs: {
      layout: 'open_floor',
      accessibility: ['captioning'],
      technical: ['recording'],
      interpretation: 'own',
      specialTrack: '',
      links: [],
      firstTime: true,
    },
  })
})

test('whatever stands in the answers, an accepted request gives a session that fits the table', () => {
  const keys = fc.constantFrom(
    'title',
    'people',
    'duration_minutes',
    'sdgs',
    'participation_mode',
    'expected_audience',
    'interpretation',
  )
  fc.assert(
    fc.property(fc.dictionary(keys, fc.anything()), (answers) => {
      const session = sessionFromAnswers(form, answers as Answers, FACETS)
      expect(session.durationMinutes).toBeGreaterThanOrEqual(5)
      expect(session.durationMinutes).toBeLessThanOrEqual(720)
      expect(['physical', 'hybrid', 'virtual']).toContain(session.mode)
      expect(typeof session.title).toBe('string')
    }),
  )
})
