import type { SessionId } from '../../platform/db/schema.ts'
import type { Needs, SessionContent } from '../../sessions/public.ts'
import type { PlanFacts } from '../plan-facts.ts'

/** Who provides interpretation once its languages are changed: what was asked for stays, and languages without a word ask for it. */
export function needsWith(
  needs: Partial<Needs>,
  { interpretationLanguages }: Pick<SessionContent, 'interpretationLanguages'>,
) {
  const asked = needs.interpretation === 'own' ? 'own' : 'requested'
  return { ...needs, interpretation: interpretationLanguages.length === 0 ? 'none' : asked } as Partial<Needs>
}

/** The facts of a plan as they would be if a session were so: what the gate looks at before anything is written. */
export function withContent(facts: PlanFacts, id: SessionId, content: SessionContent<string | null>): PlanFacts {
  const countries = new Map(facts.people.map((p) => [p.id, p.country]))
  const people = content.people.map(({ personId, role, presence }, i) => ({
    session_id: id,
    role,
    presence,
    id: personId ?? `new ${i}`,
    country: countries.get(personId ?? '') ?? null,
  }))
  return {
    ...facts,
    sessions: facts.sessions.map((s) =>
      s.id === id
        ? {
            ...s,
            mode: content.mode,
            language: content.language,
            duration_minutes: content.durationMinutes,
            expected_audience: content.expectedAudience,
            working_languages: [...content.workingLanguages],
            interpretation_languages: [...content.interpretationLanguages],
            captioning: content.captioning,
            subjects: [...content.subjects],
            planning: content.planning,
            needs: needsWith(s.needs, content),
          }
        : s,
    ),
    people: [...facts.people.filter((p) => p.session_id !== id), ...people],
    organizers: [
      ...facts.organizers.filter((o) => o.session_id !== id),
      ...content.organizations.map((o) => ({ session_id: id, organization_id: o.organizationId })),
    ],
  }
}
