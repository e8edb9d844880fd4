import type { EditionScope } from '../../access/public.ts'
import type { SubmittedForm } from '../../page/form.ts'
import { Named } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { cityName, isoIn, LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { isSigned, type JoinLink, SERVICES } from '../joining/join-link.ts'
import type { Joinable } from '../joining/joinable.ts'
import { APPROVALS, type Terms } from '../registration.ts'
import { registrationTexts } from '../texts.ts'

type Of = { edition: EditionScope; language: Language }

const Problem = ({ said }: { said: string | null }) =>
  said ? (
    <p class="notice notice--care" role="alert">
      {said}
    </p>
  ) : null

/** When people may register, how many on site, and whether the secretariat approves. */
export function TermsPage({
  edition,
  language,
  terms,
  seen,
  problem,
}: Of & { terms: Terms; seen: string; problem: string | null }) {
  const t = registrationTexts(language)
  const desk = pathTo(language, edition.slug, 'desk', 'registrations')
  const local = (at: Date) => isoIn(at, edition.zone).slice(0, 16)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('desk.terms')}</h1>
        <p class="lede">{t('terms.zone', { zone: cityName(edition.zone, edition, language) })}</p>
      </div>
      <Problem said={problem} />
      <form method="post" action={`${desk}/terms`}>
        <input type="hidden" name="seen" value={seen} />
        {(['opens', 'closes'] as const).map((name) => (
          <div class="field" key={name}>
            <label class="field__label" for={name}>
              {t(`terms.${name}`)}
            </label>
            <input
              class="input input--m"
              id={name}
              name={name}
              type="datetime-local"
              required
              value={local(name === 'opens' ? terms.opensAt : terms.closesAt)}
            />
          </div>
        ))}
        <div class="field">
          <label class="field__label" for="places">
            {t('terms.places')}
          </label>
          <p class="field__help">{t('terms.places.help')}</p>
          <input class="input input--m" id="places" name="places" inputmode="numeric" value={terms.places ?? ''} />
        </div>
        <fieldset class="field">
          <legend>{t('terms.approval')}</legend>
          {APPROVALS.map((one) => (
            <label class="choice" key={one}>
              <input type="radio" name="approval" value={one} checked={terms.approval === one} />
              <span>{t(`terms.approval.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <div class="actions">
          <button type="submit" class="btn">
            {t('form.save')}
          </button>
          <a class="btn btn--quiet" href={desk}>
            {t('form.leave')}
          </a>
        </div>
      </form>
    </div>
  )
}

/** Which meetings and sessions can be joined from afar. */
export function LinksPage({
  edition,
  language,
  all,
  linked,
}: Of & { all: readonly Joinable[]; linked: ReadonlySet<string> }) {
  const t = registrationTexts(language)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('desk.links')}</h1>
        <p class="lede">{t('links.lead')}</p>
      </div>
      {all.length === 0 ? (
        <div class="empty">
          <p>{t('links.none')}</p>
        </div>
      ) : (
        <ul class="entries">
          {all.map((joinable) => (
            <li class="entry" key={joinable.key}>
              <p class="entry__ref">{joinable.sessionId !== null && <bdi dir="ltr">{joinable.key}</bdi>}</p>
              <div>
                <h2>
                  <a href={pathTo(language, edition.slug, 'desk', 'registrations', 'links', joinable.key)}>
                    <Named content={joinable.title} language={language} />
                  </a>
                </h2>
                <p class="entry__meta">
                  <Moment at={joinable.startsAt} zone={joinable.zone} language={language} />{' '}
                  <span class="tag">{t(linked.has(joinable.key) ? 'links.there' : 'links.not-there')}</span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type LinkProps = Of & {
  joinable: Joinable
  link: JoinLink | null
  seen: string
  problem: string | null
  /** What was typed and could not be kept. */
  typed: SubmittedForm
}

/** What the fields of a way in hold: as typed where that could not be kept, else as it is kept. */
function fieldsOf({ link, typed, problem }: LinkProps): (name: string) => string {
  if (problem) return (name) => typed.get(name)
  const kept: Record<string, string> = {
    service: link?.service ?? '',
    address: link && 'address' in link ? link.address : '',
    room: link && isSigned(link.service) && 'room' in link ? link.room : '',
    passcode: link?.passcode ?? '',
    dial: link?.dialIn ?? '',
    ...Object.fromEntries((link?.channels ?? []).map((one) => [`channel-${one.language}`, one.address])),
  }
  return (name) => kept[name] ?? ''
}

/** How one session or meeting is joined; seen by who keeps it alone. */
export function LinkPage(props: LinkProps) {
  const { edition, language, joinable, seen, problem } = props
  const t = registrationTexts(language)
  const has = fieldsOf(props)
  const links = pathTo(language, edition.slug, 'desk', 'registrations', 'links')
  return (
    <div class="wrap measure">
      <div class="title">
        {joinable.sessionId !== null && <p class="over">{t('join.session', { number: Number(joinable.key) })}</p>}
        <h1>
          <Named content={joinable.title} language={language} />
        </h1>
        <p class="lede">{t('links.lead')}</p>
      </div>
      <Problem said={problem} />
      <form method="post" action={`${links}/${joinable.key}`}>
        <input type="hidden" name="seen" value={seen} />
        <div class="field">
          <label class="field__label" for="service">
            {t('links.service')}
          </label>
          <select class="input input--m" id="service" name="service">
            <option value="">{t('links.service.none')}</option>
            {SERVICES.map((one) => (
              <option key={one} value={one} selected={has('service') === one}>
                {t(`links.service.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <TextField name="address" label={t('links.address')} help={t('links.address.help')} value={has('address')} />
        <TextField name="room" label={t('links.room')} help={t('links.room.help')} value={has('room')} />
        <TextField name="passcode" label={t('join.passcode')} value={has('passcode')} />
        <TextField name="dial" label={t('join.dial-in')} value={has('dial')} />
        <ChannelFields language={language} has={has} />
        <div class="actions">
          <button type="submit" class="btn">
            {t('form.save')}
          </button>
          <a class="btn btn--quiet" href={links}>
            {t('form.leave')}
          </a>
        </div>
      </form>
    </div>
  )
}

/** Where interpretation is heard, a language each. */
function ChannelFields({ language, has }: { language: Language; has: (name: string) => string }) {
  const t = registrationTexts(language)
  return (
    <fieldset class="field">
      <legend>{t('join.interpretation')}</legend>
      <p class="field__help">{t('links.channels.help')}</p>
      {LANGUAGES.map((one) => (
        <TextField
          key={one}
          name={`channel-${one}`}
          label={NATIVE_NAMES[one]}
          lang={one}
          value={has(`channel-${one}`)}
        />
      ))}
    </fieldset>
  )
}

type TextFieldProps = { name: string; label: string; lang?: string; help?: string; value: string }

function TextField({ name, label, lang, help, value }: TextFieldProps) {
  return (
    <div class="field">
      <label class="field__label" for={name} lang={lang}>
        {label}
      </label>
      {help && <p class="field__help">{help}</p>}
      <input class="input" id={name} name={name} dir="ltr" value={value} maxlength={2000} autocomplete="off" />
    </div>
  )
}
