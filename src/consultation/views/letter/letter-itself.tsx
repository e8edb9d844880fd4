import type { EditionScope } from '../../../access/public.ts'
import type { Term } from '../../../forms/public.ts'
import { Named } from '../../../page/parts/named.tsx'
import {
  formatDate,
  hasText,
  type Language,
  type Localized,
  languageName,
  pickText,
} from '../../../platform/languages/public.ts'
import { consultationTexts } from '../../texts.ts'
import { Fact, type Facts, OrganizationList, type Organizations, Resolution } from './parts.tsx'

type Props = {
  edition: EditionScope
  facts: Facts
  addressees: Term[]
  organizations: Organizations
  language: Language
}

/** Who wrote to whom, when, with whom, on what basis, and whom to ask. */
export function LetterItself({ edition, facts, addressees, organizations, language }: Props) {
  const t = consultationTexts(language)
  const { letter, facilitatorGroups } = facts
  const conveners = organizations.filter((o) => o.role === 'co_organizer')
  const facilitators = organizations.filter((o) => o.role === 'facilitator')
  return (
    <dl class="factsheet">
      <Fact name={t('invitation.dated')}>
        <PlaceAndDate {...{ letter, language }} />
      </Fact>
      {letter.sender && (
        <Fact name={t('invitation.sender')}>
          <Signature sender={letter.sender} language={language} />
        </Fact>
      )}
      {conveners.length > 0 && (
        <Fact name={t('invitation.on-behalf')}>
          <OrganizationList {...{ edition, organizations: conveners, language }} />
        </Fact>
      )}
      {facilitators.length + facilitatorGroups.length > 0 && (
        <Fact name={t('invitation.with')}>
          <OrganizationList {...{ edition, organizations: facilitators, groups: facilitatorGroups, language }} />
        </Fact>
      )}
      <Fact name={t('invitation.to')}>
        <ul class="plain">
          {addressees.map((group) => (
            <li key={group.code}>{pickText(group.name, language).text}</li>
          ))}
        </ul>
      </Fact>
      {letter.language && <Fact name={t('invitation.language')}>{languageName(letter.language, language)}</Fact>}
      {facts.legalBasis.length > 0 && (
        <Fact name={t('consultation.basis')}>
          <ul class="plain">
            {facts.legalBasis.map((basis) => (
              <li key={basis.symbol}>
                <Resolution basis={basis} language={language} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Contact {...{ contact: facts.contact, language }} />
    </dl>
  )
}

const PlaceAndDate = ({ letter, language }: { letter: Facts['letter']; language: Language }) => {
  const date = formatDate(new Date(`${letter.date}T12:00:00Z`), language, 'UTC')
  const place = pickText(letter.place, language).text
  return <>{place ? consultationTexts(language)('invitation.place-date', { place, date }) : date}</>
}

/** A person with their title, in the order a language wants. */
function Signature({ sender, language }: { sender: { name: Localized; title: Localized }; language: Language }) {
  const [name, title] = [pickText(sender.name, language), pickText(sender.title, language)]
  return (
    <bdi lang={name.language}>
      {consultationTexts(name.language)('invitation.signature', { name: name.text, title: title.text })}
    </bdi>
  )
}

/** Whom to ask, by every way the letter gives. */
function Contact({ contact, language }: { contact: Facts['contact']; language: Language }) {
  const t = consultationTexts(language)
  const ways = [
    ['invitation.phone', contact.phone],
    ['invitation.fax', contact.fax],
  ] as const
  return (
    <>
      {hasText(contact.name) && (
        <Fact name={pickText(contact.role, language).text || t('invitation.contact')}>
          <Named content={contact.name} language={language} />
        </Fact>
      )}
      {ways.map(
        ([name, number]) =>
          number && (
            <Fact key={name} name={t(name)}>
              <bdi dir="ltr">{number}</bdi>
            </Fact>
          ),
      )}
      {contact.email && (
        <Fact name={t('invitation.email')}>
          <a href={`mailto:${contact.email}`}>
            <bdi dir="ltr">{contact.email}</bdi>
          </a>
        </Fact>
      )}
      {contact.website && (
        <Fact name={t('invitation.website')}>
          <bdi dir="ltr">{contact.website}</bdi>
        </Fact>
      )}
    </>
  )
}
