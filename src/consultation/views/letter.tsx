import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import {
  formatDate,
  formatDays,
  isLanguage,
  type Language,
  type Localized,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import { modeName, plannedMode } from '../modes.ts'
import type { Call, EditionChange, editionFacts, Phase } from '../reads.ts'
import { consultationTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  facts: Awaited<ReturnType<typeof editionFacts>>
  changes: EditionChange[]
  phases: Phase[]
  calls: Call[]
  addressees: Term[]
  organizations: { role: string; id: string; name: string; names: Record<string, string> }[]
  language: Language
}

/** What the letter of invitation states, fact by fact. Its own text is the sender's and is not printed here. */
export function LetterPage({ edition, facts, changes, phases, calls, addressees, organizations, language }: Props) {
  const t = consultationTexts(language)
  const { letter, contact } = facts
  const theme = pickText(facts.theme, language)
  const conveners = organizations.filter((o) => o.role === 'co_organizer')
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          {t('invitation.reference')} <bdi dir="ltr">{letter.reference}</bdi>
        </p>
        <h1>{letterTitle(facts, language)}</h1>
        <p class="lede">{t('invitation.lead')}</p>
      </div>
      <Chapter id="about" heading={t('invitation.about')} aside={t('invitation.own-words')}>
        <dl class="factsheet">
          {letter.sender && (
            <div>
              <dt>{t('invitation.sender')}</dt>
              <dd>
                <Signature sender={letter.sender} language={language} />
              </dd>
            </div>
          )}
          <div>
            <dt>{t('invitation.on-behalf')}</dt>
            <dd>
              <ul class="plain">
                {conveners.map((o) => (
                  <li key={o.id}>
                    <a href={pathTo(language, edition.slug, 'organizations', o.id)}>
                      {pickText(o.names, language).text || <bdi>{o.name}</bdi>}
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
          <div>
            <dt>{t('invitation.to')}</dt>
            <dd>
              <ul class="plain">
                {addressees.map((group) => (
                  <li key={group.code}>{pickText(group.name, language).text}</li>
                ))}
              </ul>
            </dd>
          </div>
          {letter.language && isLanguage(letter.language) && (
            <div>
              <dt>{t('invitation.language')}</dt>
              <dd>
                <bdi lang={letter.language}>{NATIVE_NAMES[letter.language]}</bdi>
              </dd>
            </div>
          )}
          <div>
            <dt>{t('invitation.theme')}</dt>
            <dd lang={theme.language}>{theme.text}</dd>
          </div>
          <div>
            <dt>{t('invitation.forum')}</dt>
            <dd>
              {formatDays(edition.startsOn, edition.endsOn, language)} ·{' '}
              {modeName(plannedMode(facts.mode, changes), language)}
            </dd>
          </div>
          <div>
            <dt>{t('consultation.basis')}</dt>
            <dd>
              <ul class="plain">
                {facts.legalBasis.map((b) => (
                  <li key={b.symbol}>
                    <Resolution basis={b} language={language} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
          <div>
            <dt>{t('invitation.contact')}</dt>
            <dd>
              <Named content={contact.name} language={language} />
              <br />
              {contact.email && (
                <a href={`mailto:${contact.email}`}>
                  <bdi dir="ltr">{contact.email}</bdi>
                </a>
              )}
              {contact.phone && (
                <>
                  <br />
                  <bdi dir="ltr">{contact.phone}</bdi>
                </>
              )}
            </dd>
          </div>
        </dl>
      </Chapter>
      <Chapter id="phases" heading={t('invitation.phases')}>
        <ol class="plain stack">
          {phases.map((phase) => (
            <li key={phase.numeral}>
              <h3>{pickText(phase.title, language).text}</h3>
              {phase.milestones
                .filter((m) => m.startsAt && m.principal)
                .map((m) => (
                  <p key={m.code} class="small">
                    {pickText(m.title, language).text} ·{' '}
                    <Moment
                      at={(m.kind === 'deadline' ? (m.endsAt ?? m.startsAt) : m.startsAt) as Date}
                      zone={edition.zone}
                      language={language}
                      end={m.kind === 'deadline'}
                    />
                  </p>
                ))}
            </li>
          ))}
        </ol>
      </Chapter>
      <Chapter id="calls" heading={t('consultation.calls')}>
        <ul class="plain stack">
          {calls.map((call) => (
            <li key={call.code}>
              <a href={pathTo(language, edition.slug, 'calls', call.code)}>{pickText(call.title, language).text}</a>
            </li>
          ))}
        </ul>
      </Chapter>
    </div>
  )
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

/** A resolution as it is cited, and what it is about. */
export function Resolution({ basis, language }: { basis: Props['facts']['legalBasis'][number]; language: Language }) {
  return (
    <>
      {basis.citedAs ? <Named content={basis.citedAs} language={language} /> : <bdi dir="ltr">{basis.symbol}</bdi>}
      {' · '}
      {pickText(basis.about, language).text}
    </>
  )
}

export function letterTitle(facts: Props['facts'], language: Language): string {
  const date = formatDate(new Date(`${facts.letter.date}T12:00:00Z`), language, 'UTC')
  return consultationTexts(language)('invitation.title', { date })
}
