import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import {
  type Answers,
  type Form,
  languageOfAnswers,
  MEANS,
  type Meant,
  organizationIn,
  pickedOrganization,
  said,
} from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { OrganizationId, PersonId } from '../platform/db/schema.ts'
import { addOrganization, asTyped, knownOrganizations, lookalikes } from '../stakeholders/public.ts'

/** Who hands something in, and what it amends. */
export type Sender = {
  readonly personId: PersonId | null
  readonly at: Date
  /** The version before, with the organization it was kept under. */
  readonly before: {
    readonly answers: Answers
    readonly form: Form
    readonly organizationId: OrganizationId | null
  } | null
}

export const worksWorldwide = (form: Form, answers: Answers): boolean => said(form, answers, MEANS.worldwide) === 'yes'

type Answered = { readonly form: Form; readonly answers: Answers; readonly begunIn: string }

/**
 * The organization an answer speaks for: the known one its writer picked, the one the same submission or the same signed-in person named
 * before in the same words, or a new one. What merely has the same name is another: officers say when two are one.
 */
export async function organizationOf(
  tx: Tx,
  edition: EditionScope,
  { form, answers, begunIn }: Answered,
  sender: Sender,
): Promise<OrganizationId | null> {
  const named = organizationOfSender(form, answers)
  if (!named) return null
  const picked = await pickedAmongKnown(tx, form, answers, named)
  if (picked) return picked
  const { before } = sender
  const namedBefore = before && organizationOfSender(before.form, before.answers)
  const pickedBefore = before && pickedOrganization(before.form, before.answers)
  if (before?.organizationId && namedBefore && !pickedBefore && isSame(namedBefore, named)) return before.organizationId
  return (
    (await ownBefore(tx, edition, sender.personId, named)) ?? addNamed(tx, { form, answers, begunIn }, named, sender)
  )
}

/** The organization a sender names, with what the form asks of the sender in its stead: where it sits, and whom it speaks for. */
function organizationOfSender(form: Form, answers: Answers): Meant | null {
  const named = organizationIn(form, answers)
  if (!named) return null
  const [country, type] = [said(form, answers, MEANS.country), said(form, answers, MEANS.stakeholderType)]
  return {
    ...(country ? { 'organization.country': country } : {}),
    ...(type ? { 'organization.stakeholder-type': type } : {}),
    ...named,
  }
}

const nameIn = (named: Meant) => asTyped(named['organization.name'] ?? '')
const countryIn = (named: Meant) => named['organization.country'] ?? null
const isSame = (a: Meant, b: Meant) => nameIn(a) === nameIn(b) && countryIn(a) === countryIn(b)

/** A pick counts while the name is still one it was offered for. */
async function pickedAmongKnown(tx: Tx, form: Form, answers: Answers, named: Meant): Promise<OrganizationId | null> {
  const picked = pickedOrganization(form, answers)
  if (!picked) return null
  const offered = lookalikes(nameIn(named), await knownOrganizations(tx))
  return offered.find(({ id }) => id === picked)?.id ?? null
}

/** What a signed-in person named before, in the same words, in this edition. */
async function ownBefore(tx: Tx, edition: EditionScope, personId: PersonId | null, named: Meant) {
  if (!personId) return null
  const row = await tx
    .selectFrom('submission as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .select('o.id')
    .where('s.edition_id', '=', edition.id)
    .where('s.person_id', '=', personId)
    .where('o.name', '=', nameIn(named))
    .where('o.country', 'is not distinct from', countryIn(named))
    .where('o.confirmed', '=', false)
    .orderBy('s.number')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

async function addNamed(tx: Tx, { form, answers, begunIn }: Answered, named: Meant, sender: Sender) {
  const id = `o-${randomBytes(5).toString('hex')}` as OrganizationId
  const english = named['organization.name-in-english']
  await addOrganization(
    tx,
    {
      id,
      name: nameIn(named),
      language: languageOfAnswers(form, answers, begunIn),
      names: english ? { en: english } : {},
      stakeholderType: named['organization.stakeholder-type'] ?? null,
      country: countryIn(named),
      worldwide: worksWorldwide(form, answers),
      website: named['organization.website'] ?? null,
    },
    sender.at,
  )
  return id
}
