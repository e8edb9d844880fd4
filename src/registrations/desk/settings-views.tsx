import type { EditionScope } from '../../access/public.ts'
import type { AgendaEntry } from '../../agenda/public.ts'
import { cityName, Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { isoIn, type Language } from '../../platform/languages/public.ts'
import { isSigned, type JoinLink, SERVICES } from '../joining/join-link.ts'
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

/** Which sessions can be joined from afar. */
export function LinksPage({
  edition,
  language,
  entries,
  linked,
}: Of & { entries: readonly AgendaEntry[]; linked: ReadonlySet<string> }) {
  const t = registrationTexts(language)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('desk.links')}</h1>
        <p class="lede">{t('links.lead')}</p>
      </div>
      {entries.length === 0 ? (
        <div class="empty">
          <p>{t('links.none')}</p>
        </div>
      ) : (
        <ul class="entries">
          {entries.map((entry) => (
            <li class="entry" key={entry.number}>
              <p class="entry__ref">
                <bdi dir="ltr">{entry.number}</bdi>
              </p>
              <div>
                <h2>
                  <a href={pathTo(language, edition.slug, 'desk', 'registrations', 'links', entry.number)}>
                    <bdi lang={entry.language}>{entry.title}</bdi>
                  </a>
                </h2>
                <p class="entry__meta">
                  <Moment at={entry.startsAt} zone={edition.zone} language={language} />{' '}
                  <span class="tag">{t(linked.has(entry.sessionId) ? 'links.there' : 'links.not-there')}</span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type LinkProps = Of & { entry: AgendaEntry; link: JoinLink | null; seen: string; problem: string | null }

/** How one session is joined; seen by who keeps it alone. */
export function LinkPage({ edition, language, entry, link, seen, problem }: LinkProps) {
  const t = registrationTexts(language)
  const links = pathTo(language, edition.slug, 'desk', 'registrations', 'links')
  return (
    <div class="wrap measure">
      <div class="title">
        <p class="over">{t('join.session', { number: entry.number })}</p>
        <h1>
          <bdi lang={entry.language}>{entry.title}</bdi>
        </h1>
        <p class="lede">{t('links.lead')}</p>
      </div>
      <Problem said={problem} />
      <form method="post" action={`${links}/${entry.number}`}>
        <input type="hidden" name="seen" value={seen} />
        <div class="field">
          <label class="field__label" for="service">
            {t('links.service')}
          </label>
          <select class="input input--m" id="service" name="service">
            <option value="">{t('links.service.none')}</option>
            {SERVICES.map((one) => (
              <option key={one} value={one} selected={link?.service === one}>
                {t(`links.service.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <TextField
          name="address"
          label={t('links.address')}
          help={t('links.address.help')}
          value={link && 'address' in link ? link.address : ''}
        />
        <TextField
          name="room"
          label={t('links.room')}
          help={t('links.room.help')}
          value={link && isSigned(link.service) && 'room' in link ? link.room : ''}
        />
        <TextField name="passcode" label={t('join.passcode')} value={link?.passcode ?? ''} />
        <TextField name="dial" label={t('join.dial-in')} value={link?.dialIn ?? ''} />
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

function TextField({ name, label, help, value }: { name: string; label: string; help?: string; value: string }) {
  return (
    <div class="field">
      <label class="field__label" for={name}>
        {label}
      </label>
      {help && <p class="field__help">{help}</p>}
      <input class="input" id={name} name={name} dir="ltr" value={value} maxlength={2000} autocomplete="off" />
    </div>
  )
}
