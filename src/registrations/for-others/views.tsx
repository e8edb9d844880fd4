import type { EditionScope } from '../../access/public.ts'
import { Field } from '../../forms/parts.ts'
import { type Answers, type Fault, type Form, isAsked, type Reader } from '../../forms/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { LanguageField as OneLanguage } from '../../page/parts/language-field.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, type Language } from '../../platform/languages/public.ts'
import type { Delegate } from '../reads.ts'
import { isOver, type Registration } from '../registration.ts'
import { registrationTexts } from '../texts.ts'
import { answerKey, type Delegation, heldBy } from './delegation.ts'

/** Somebody as typed: told by a form that was sent, or nobody yet. */
export type Typed = {
  readonly email: string
  readonly language: Language
  readonly answers: Answers
  readonly faults: readonly Fault[]
}

type FormProps = {
  readonly form: Form
  readonly typed: Typed
  readonly reader: Reader
}

/** What is told of somebody else: where they are written to, and the questions that may be answered for them. */
function OtherFields({ form, typed, reader }: FormProps) {
  const { language } = reader
  const t = registrationTexts(language)
  return (
    <>
      <Labelled id="email" label={t('address.label')} help={t('delegate.email.help')}>
        <input
          class="input"
          id="email"
          name="email"
          type="email"
          dir="ltr"
          value={typed.email}
          required
          aria-describedby="email-help"
        />
      </Labelled>
      <LanguageField {...{ language }} picked={typed.language} />
      {form.questions
        .filter((question) => isAsked(question, form, typed.answers))
        .map((question) => (
          <Field
            key={question.id}
            {...{ question, reader }}
            answers={typed.answers}
            faults={typed.faults}
            written={language}
            extraRows={0}
            organizationList=""
            likeOrganizations={() => []}
          />
        ))}
    </>
  )
}

/** In which language somebody is written to. */
export function LanguageField({ language, picked }: { language: Language; picked: Language }) {
  const t = registrationTexts(language)
  return <OneLanguage id="language" label={t('delegate.language')} help={t('delegate.language.help')} chosen={picked} />
}

type DelegationProps = FormProps & {
  readonly edition: EditionScope
  readonly delegation: Delegation
  readonly delegates: readonly Delegate[]
  /** Addresses of those who do not want to be registered. */
  readonly objectors: readonly string[]
  readonly open: boolean
  readonly problem: string | undefined
}

/** The page of a focal point: who is registered of the organization and how each stands, and one more. */
export function DelegationPage(props: DelegationProps) {
  const { edition, delegation, delegates, objectors, open, problem, reader } = props
  const { language } = reader
  const t = registrationTexts(language)
  const full = heldBy(delegates) >= delegation.most
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t.parts('delegation.title', { organization: <bdi>{delegation.organization}</bdi> })}</h1>
        <p class="lede">{t('delegation.lead')}</p>
      </div>
      <Problem text={problem} />
      <Part id="people" heading={t('delegation.people')}>
        <p>{t('delegation.held', { held: heldBy(delegates), most: delegation.most })}</p>
        <Delegates {...props} />
        {objectors.length > 0 && (
          <>
            <p>{t('delegation.objected')}</p>
            <ul>
              {objectors.map((address) => (
                <li key={address}>
                  <bdi dir="ltr">{address}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
      </Part>
      <Part id="one-more" heading={t('delegation.one-more')}>
        {!open && <p class="empty">{t('delegation.closed')}</p>}
        {open && full && <p class="empty">{t('delegate.refusal.delegation-full')}</p>}
        {open && !full && (
          <Act
            act="register"
            to={`${pathTo(language, edition.slug, 'registration', 'delegation')}#one-more`}
            label={t('delegate.register')}
          >
            <OtherFields {...props} />
          </Act>
        )}
      </Part>
    </div>
  )
}

function Delegates({ edition, delegates, reader }: DelegationProps) {
  const { language } = reader
  const t = registrationTexts(language)
  if (delegates.length === 0) return <p class="empty">{t('delegation.nobody')}</p>
  const heads = ['list.number', 'list.name', 'list.email', 'list.presence', 'list.state', 'list.answer'] as const
  return (
    <Scroll of="people">
      <table class="table-s">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {delegates.map((one) => {
            const answer = answerKey(one)
            return (
              <tr key={one.id}>
                <td class="n">{one.number}</td>
                <th scope="row">
                  {isOver(one.state) ? (
                    <bdi>{one.name}</bdi>
                  ) : (
                    <a href={pathTo(language, edition.slug, 'registration', 'delegation', one.number)}>
                      <bdi>{one.name}</bdi>
                    </a>
                  )}
                </th>
                <td>
                  <bdi dir="ltr">{one.email}</bdi>
                </td>
                <td>{t(`presence.${one.presence}`)}</td>
                <td>{t(`state.${one.state}`)}</td>
                <td>{answer && t(answer)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

type DelegateProps = FormProps & {
  readonly edition: EditionScope
  readonly delegation: Delegation
  readonly leaves: Delegate
  readonly seen: string | null
  readonly open: boolean
  readonly problem: string | undefined
}

/** One person of a delegation: somebody may come instead of them, or nobody. */
export function DelegatePage(props: DelegateProps) {
  const { edition, delegation, leaves, seen, open, problem, reader } = props
  const { language } = reader
  const t = registrationTexts(language)
  const here = pathTo(language, edition.slug, 'registration', 'delegation', leaves.number)
  const answer = answerKey(leaves)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{t('own.number', { number: leaves.number })}</p>
        <h1>
          <bdi>{leaves.name}</bdi>
        </h1>
        <p class="lede">{t(`state.${leaves.state}`)}</p>
        {answer && <p>{t(answer)}</p>}
      </div>
      <Problem text={problem} />
      {open && (
        <Part id="replace" heading={t('delegate.replace.title')}>
          <p>{t('delegate.replace.lead')}</p>
          <Act act="replace" to={`${here}#replace`} seen={seen} label={t('delegate.replace')}>
            <OtherFields {...props} />
          </Act>
        </Part>
      )}
      <Part id="cancel" heading={t('cancel.yes')}>
        <p>{t('delegate.cancel.lead')}</p>
        <Act act="cancel" to={here} seen={seen} label={t('cancel.yes')} look="wrong" />
        <p>
          <a href={pathTo(language, edition.slug, 'registration', 'delegation')}>
            {t.parts('delegation.title', { organization: <bdi>{delegation.organization}</bdi> })}
          </a>
        </p>
      </Part>
    </div>
  )
}

type AnswerProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly own: Registration
  readonly since: Date
  /** Null: the secretariat. */
  readonly delegation: Delegation | null
  readonly groupName: string | null
  readonly seen: string | null
  readonly problem: string | undefined
}

/** For whoever was registered by somebody else: what was said of them, and the two ways to answer. */
export function AnswerPage(props: AnswerProps) {
  const { edition, language, own, since, delegation, seen, problem } = props
  const t = registrationTexts(language)
  const day = formatDate(since, language, edition.zone)
  const organization = delegation && <bdi>{delegation.organization}</bdi>
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('answer.title')}</h1>
        <p class="lede">
          {organization ? t.parts('answer.by-delegation', { organization, day }) : t('answer.by-desk', { day })}
        </p>
      </div>
      <Problem text={problem} />
      <WhatWasSaid {...props} />
      <p>{t('answer.until-then')}</p>
      <p class="actions">
        <a class="btn" href={pathTo(language, edition.slug, 'registration', 'change')}>
          {t('answer.agree')}
        </a>
      </p>
      <p class="mt-5">{t('answer.object.lead')}</p>
      <Act
        act="object"
        to={pathTo(language, edition.slug, 'registration', 'answer')}
        seen={seen}
        label={t('answer.object')}
        look="wrong"
      />
      <p class="small soft">{t('own.number', { number: own.number })}</p>
    </div>
  )
}

function WhatWasSaid({ language, own, groupName }: AnswerProps) {
  const t = registrationTexts(language)
  const rows = [
    ['list.name', own.name],
    ['list.organization', own.organization],
    ['list.group', groupName],
    ['list.presence', t(`presence.${own.presence}`)],
    ['list.state', t(`state.${own.state}`)],
  ] as const
  return (
    <dl class="answers">
      {rows.map(([key, value]) =>
        value ? (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

type ToProps = { readonly edition: EditionScope; readonly language: Language; readonly delegation: Delegation | null }

/** The way to the page of one's delegation, for whoever registers the people of one. */
export const ToDelegation = ({ edition, language, delegation }: ToProps) =>
  delegation && (
    <p class="no-print">
      <a href={pathTo(language, edition.slug, 'registration', 'delegation')}>
        {registrationTexts(language).parts('delegation.title', { organization: <bdi>{delegation.organization}</bdi> })}
      </a>
    </p>
  )
