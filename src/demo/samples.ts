import { z } from 'zod'
import { PICKED } from '../forms/public.ts'

const answer = z.unknown()

/** The invented submissions of the demonstration, with the people and organizations they point to. */
export const samplesFile = z.object({
  organizations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      language: z.string(),
      country: z.string(),
      stakeholder_type: z.string(),
      worldwide_remit: z.boolean(),
      website: z.string().nullish(),
    }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      given_name: z.string(),
      family_name: z.string(),
      job_title: z.string(),
      organization: z.string(),
      country: z.string(),
      stakeholder_type: z.string(),
      gender: z.string().nullish(),
      email: z.string(),
    }),
  ),
  submissions: z.array(
    z.object({
      id: z.string(),
      reference: z.string().nullable(),
      form: z.string(),
      call: z.string(),
      organization: z.string().nullish(),
      language: z.string(),
      state: z.enum(['submitted', 'draft', 'withdrawn', 'late']),
      submitted_at: z.iso.datetime().nullable(),
      answers: z.record(z.string(), answer),
    }),
  ),
})
export type Samples = z.infer<typeof samplesFile>
export type Sample = Samples['submissions'][number]

type Row = Record<string, string>
type Pointer = { person?: string; organization?: string; role?: string; attendance?: string; confirmed?: string }

/** Answers as a person would have typed them: pointers to people and organizations become their rows, numbers become digits. */
export function typedAnswers(sample: Sample, samples: Samples): Record<string, unknown> {
  const organizations = new Map(samples.organizations.map((o) => [o.id, o]))
  const people = new Map(samples.people.map((p) => [p.id, p]))
  const organizationRow = (id: string): Row => {
    const o = organizations.get(id)
    if (!o) throw new Error(`Sample ${sample.id} names an organization that is not in the file: ${id}`)
    const said = { name: o.name, country: o.country, stakeholder_type: o.stakeholder_type, website: o.website ?? '' }
    return { ...said, [PICKED]: o.id } // from the list of those known
  }
  const personRow = (pointer: Pointer): Row => {
    const p = people.get(pointer.person ?? '')
    if (!p) throw new Error(`Sample ${sample.id} names a person who is not in the file: ${pointer.person}`)
    return {
      given_name: p.given_name,
      family_name: p.family_name,
      job_title: p.job_title,
      organization: organizations.get(p.organization)?.name ?? '',
      country: p.country,
      stakeholder_type: p.stakeholder_type,
      gender: p.gender ?? '',
      email: p.email,
      role: pointer.role ?? 'panellist',
      attendance: pointer.attendance ?? 'undecided',
      confirmed: pointer.confirmed ?? 'no',
    }
  }
  const typed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((v) => typed(v))
    if (typeof value !== 'object' || value === null) return value
    const pointer = value as Pointer
    if (pointer.person) return [personRow(pointer)]
    return pointer.organization ? [organizationRow(pointer.organization)] : [value]
  }
  return Object.fromEntries(Object.entries(sample.answers).map(([question, value]) => [question, typed(value)]))
}
