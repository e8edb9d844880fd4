import { Chapter } from '../../../page/layout.tsx'
import { sessionTexts } from '../../../sessions/public.ts'
import { asKnown, type PersonWish } from '../session-form.ts'
import { editingTexts } from '../texts.ts'
import { Cell, Select } from './fields.tsx'
import type { FieldsProps } from './session-fields.tsx'

const NOBODY: PersonWish = {
  personId: null,
  name: '',
  sortName: '',
  affiliation: '',
  role: '',
  presence: 'unknown',
  confirmed: null,
}

/** Who takes part, as written for this session. An empty name leaves a person out; empty rows take new ones. */
export function PeopleOfSession(props: FieldsProps) {
  const { language, wish, known, spare } = props
  const t = editingTexts(language)
  const rows = [...wish.people, ...Array.from({ length: spare }, () => NOBODY)]
  return (
    <Chapter id="people" heading={t('people')}>
      <div class="stack">
        <p class="field__help">{t('people.help')}</p>
        <datalist id="known-people">
          {[...known.people.values()].map(({ id, name, affiliation }) => (
            <option key={id} value={asKnown({ id, name })}>
              {affiliation}
            </option>
          ))}
        </datalist>
        {rows.map((person, i) => (
          <OnePerson key={`${person.personId ?? ''} ${String(i)}`} {...props} {...{ person, i }} />
        ))}
        <More {...props} />
      </div>
    </Chapter>
  )
}

const PRESENCES = ['on_site', 'remote', 'unknown'] as const

function OnePerson({ language, words, known, person, i }: FieldsProps & { person: PersonWish; i: number }) {
  const t = editingTexts(language)
  const tSession = sessionTexts(language)
  const id = (part: string) => `person-${i}${part}`
  const roles = known.roles.length > 0 ? known.roles : [person.role || 'speaker']
  const typed = (part: string, value: string) => (
    <input class="input" id={id(part)} name={id(part)} value={value} maxlength={200} dir="auto" />
  )
  return (
    <fieldset class="group group--many">
      <legend>{t('person', { n: i + 1 })}</legend>
      {person.personId && <input type="hidden" name={id('-id')} value={person.personId} />}
      <div class="group__fields">
        <Cell id={id('')} label={t('name')}>
          <input
            class="input"
            id={id('')}
            name={id('')}
            value={person.name}
            maxlength={200}
            dir="auto"
            list={person.personId ? undefined : 'known-people'}
          />
        </Cell>
        <Cell id={id('-sort')} label={t('sort-name')}>
          {typed('-sort', person.sortName === person.name ? '' : person.sortName)}
        </Cell>
        <Cell id={id('-affiliation')} label={t('affiliation')}>
          {typed('-affiliation', person.affiliation)}
        </Cell>
        <Cell id={id('-role')} label={t('role')}>
          <Select
            id={id('-role')}
            choices={roles.map((code) => [code, words('session_roles', code)])}
            chosen={person.role}
            none={t('choose')}
          />
        </Cell>
        <Cell id={id('-presence')} label={t('presence')}>
          <Select
            id={id('-presence')}
            choices={PRESENCES.map((one) => [one, tSession(`presence.${one}`)])}
            chosen={person.presence}
          />
        </Cell>
        <Cell id={id('-confirmed')} label={t('confirmed')}>
          <Select
            id={id('-confirmed')}
            choices={[
              ['yes', t('yes')],
              ['no', t('no')],
            ]}
            chosen={person.confirmed === null ? '' : person.confirmed ? 'yes' : 'no'}
            none={t('unknown')}
          />
        </Cell>
      </div>
    </fieldset>
  )
}

/** Asks for more empty rows; everything typed stays. */
const More = ({ language, spare }: FieldsProps) => (
  <>
    <input type="hidden" name="spare" value={spare} />
    <button type="submit" class="btn btn--second" name="_do" value="more" formnovalidate>
      {editingTexts(language)('more')}
    </button>
  </>
)

const ORGANIZATION_ROLES = ['organizer', 'co_organizer'] as const

/** Who holds the session: organizations the forum knows, by their names. */
export function OrganizationsOfSession({ language, wish, spare }: FieldsProps) {
  const t = editingTexts(language)
  const rows = [...wish.organizations, ...Array.from({ length: spare }, () => ({ called: '', role: 'organizer' }))]
  return (
    <Chapter id="organizations" heading={t('organizations')}>
      <div class="stack">
        <p class="field__help">{t('organizations.help')}</p>
        {rows.map(({ called, role }, i) => (
          <div class="group__fields" key={`${called} ${String(i)}`}>
            <Cell id={`organization-${i}`} label={t('organization', { n: i + 1 })}>
              <input
                class="input"
                id={`organization-${i}`}
                name={`organization-${i}`}
                value={called}
                maxlength={200}
                dir="auto"
              />
            </Cell>
            <Cell id={`organization-${i}-role`} label={t('role')}>
              <Select
                id={`organization-${i}-role`}
                choices={ORGANIZATION_ROLES.map((one) => [one, t(`organization.${one}`)])}
                chosen={role}
              />
            </Cell>
          </div>
        ))}
      </div>
    </Chapter>
  )
}
