import type { Viewer } from '../access/public.ts'
import { emailKey } from '../identity/public.ts'
import type { Report } from '../outcomes/public.ts'

/** Whether somebody who is signed in is who was asked: the person, or whoever has proven the address. */
export const isReporter = ({ personId, email }: Pick<Report, 'personId' | 'email'>, { person }: Viewer): boolean =>
  person !== null && (person.id === personId || (email !== '' && emailKey(person.email) === email))
