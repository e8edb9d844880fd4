import type { EditionScope } from '../../access/public.ts'
import { AnswerText } from '../../forms/parts.ts'
import { type Answers, type Form, isEmpty, type Reader } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { pickText } from '../../platform/languages/public.ts'
import { printedCode } from '../../proofs/public.ts'
import type { Delegation } from '../for-others/delegation.ts'
import { ToDelegation } from '../for-others/views.tsx'
import type { Joinable } from '../joining/joinable.ts'
import { NextToJoin } from '../joining/next-to-join.tsx'
import { standingKey } from '../letters.ts'
import { holdsPlace, isOver, type Registration, takesPart } from '../registration.ts'
import { registrationTexts } from '../texts.ts'

type OwnProps = {
  edition: EditionScope
  own: Registration
  form: Form
  answers: Answers
  reader: Reader
  /** Of who waits: how many come before. */
  before: number
  /** Registration is open, so what was said can be changed. */
  open: boolean
  /** Code of the letter for a visa, where one was given. */
  visa: string | null
  /** Whether they were anywhere, so that a certificate can be had. */
  attended: boolean
  /** Of which they register the people. */
  delegation: Delegation | null
  /** What they can join from afar, now and next. */
  next: readonly Joinable[]
  now: Date
}

/** One's own registration: where it stands, what it gives, what was said, and every way to change it. */
export function OwnPage(props: OwnProps) {
  const { edition, own, reader, before } = props
  const { language } = reader
  const t = registrationTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{t('own.number', { number: own.number })}</p>
        <h1>{t(`state.${own.state}`)}</h1>
      </div>
      <div class={isOver(own.state) ? 'notice notice--wrong' : 'notice'} role="status">
        <Icon name={isOver(own.state) ? 'wrong' : 'note'} />
        <div>
          <p>{t(standingKey(own.state, own.presence))}</p>
          {own.state === 'waiting' && <p>{t('own.before', { count: before })}</p>}
        </div>
      </div>
      <ToAnswer {...props} />
      <Ways {...props} />
      <ToDelegation {...{ edition, language }} delegation={props.delegation} />
      {takesPart(own) && <NextToJoin {...{ edition, language }} next={props.next} now={props.now} />}
      {takesPart(own) && <Papers {...props} />}
      <WhatWasSaid {...props} />
      <p class="small soft mt-5">
        {t('own.registered')} <Moment at={own.registeredAt} zone={edition.zone} language={language} />
      </p>
    </div>
  )
}

/** Somebody else registered them: they agree or object before anything can be printed. */
function ToAnswer({ edition, own, reader }: OwnProps) {
  const { language } = reader
  if (!own.toAgreeSince || isOver(own.state)) return null
  const t = registrationTexts(language)
  return (
    <div class="notice notice--care">
      <Icon name="note" />
      <p>
        {t('own.to-agree')} <a href={pathTo(language, edition.slug, 'registration', 'answer')}>{t('own.answer')}</a>
      </p>
    </div>
  )
}

function Ways({ edition, own, reader, open }: OwnProps) {
  const { language } = reader
  const t = registrationTexts(language)
  const to = (...more: string[]) => pathTo(language, edition.slug, 'registration', ...more)
  return (
    <p class="actions mt-5 no-print">
      {open && own.state !== 'refused' && (
        <a class="btn" href={to('change')}>
          {t(own.state === 'cancelled' ? 'own.again' : 'own.change')}
        </a>
      )}
      {!isOver(own.state) && (
        <a class="btn btn--quiet" href={to('cancel')}>
          {t('own.cancel')}
        </a>
      )}
    </p>
  )
}

/** What can be printed, as far as it is due. */
function Papers({ edition, own, reader, visa, attended }: OwnProps) {
  const { language } = reader
  const t = registrationTexts(language)
  const to = (...more: string[]) => pathTo(language, edition.slug, 'registration', ...more)
  return (
    <Chapter id="papers" heading={t('papers.title')}>
      <ul class="plain">
        {holdsPlace(own) && (
          <li>
            <a href={to('badge.pdf')}>{t('badge.get')}</a>
            <p class="small soft">{t('badge.help')}</p>
          </li>
        )}
        {holdsPlace(own) && (
          <li>
            <a href={to('visa-letter')}>{t('visa.get')}</a>
            <p class="small soft">
              {visa ? t.parts('visa.given', { code: <bdi dir="ltr">{printedCode(visa)}</bdi> }) : t('visa.help')}
            </p>
          </li>
        )}
        <li>
          {attended ? <a href={to('certificate.pdf')}>{t('certificate.get')}</a> : <span>{t('certificate.get')}</span>}
          <p class="small soft">{t(attended ? 'certificate.help' : 'certificate.not-yet')}</p>
        </li>
      </ul>
    </Chapter>
  )
}

function WhatWasSaid({ form, answers, reader }: OwnProps) {
  const { language } = reader
  const t = registrationTexts(language)
  const said = form.questions.flatMap((question) => {
    const answer = answers[question.id]
    return answer === undefined || isEmpty(answer) ? [] : [{ question, answer }]
  })
  return (
    <Chapter id="said" heading={t('own.said')}>
      <dl class="answers">
        {said.map(({ question, answer }) => (
          <div key={question.id}>
            <dt>{pickText(question.label, language).text}</dt>
            <dd>
              <AnswerText {...{ question, answer, language }} names={reader.names} written={language} />
            </dd>
          </div>
        ))}
      </dl>
    </Chapter>
  )
}
