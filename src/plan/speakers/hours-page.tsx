import { Fragment } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { formatDay, type Language } from '../../platform/languages/public.ts'
import { editingTexts } from '../editing/texts.ts'
import { NotSaved } from '../editing/views/session-fields.tsx'
import { ReasonField } from '../views/form-parts.tsx'
import { NamedTable } from '../views/named-table.tsx'
import { ProgrammeNav } from '../views/parts.tsx'
import type { HoursRefusal } from './hours.ts'
import type { DayHours } from './hours-reads.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly person: { readonly id: string; readonly name: string }
  /** Days of the time grid, with the numbers of the person's sessions on each. */
  readonly days: readonly { readonly day: string; readonly sessions: readonly number[] }[]
  readonly hours: readonly DayHours[]
  readonly seen: string
  readonly reason: string
  readonly mayChange: boolean
  readonly refusal: HoursRefusal | undefined
  /** Rules that would be broken, in sentences. */
  readonly broken: readonly string[]
  readonly saved: boolean
}

/** When somebody can take part, day by day; the rules of the programme hold to it. */
export function HoursPage(props: Props) {
  const { edition, language, person, seen, reason, mayChange, broken, saved } = props
  const t = editingTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'speakers', person.id)
  return (
    <div class="wrap">
      <div class="title">
        <h1>
          <bdi>{person.name}</bdi>
        </h1>
        <p class="lede">{t('hours.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="speakers" />
      <Refusal {...props} />
      {saved && (
        <div class="notice notice--good mt-4" role="status">
          <p>{t('hours.saved')}</p>
        </div>
      )}
      <form method="post" action={here} class="stack mt-4 hours">
        <input type="hidden" name="seen" value={seen} />
        <Days {...props} />
        {mayChange && (
          <>
            <ReasonField label={t('hours.reason')} value={reason} language={language} optional />
            <p class="actions">
              <button type="submit" class="btn">
                {t('hours.save')}
              </button>
              {broken.length > 0 && (
                <button type="submit" class="btn btn--second" name="anyway" value="yes">
                  {t('hours.anyway')}
                </button>
              )}
            </p>
          </>
        )}
      </form>
    </div>
  )
}

function Refusal({ language, refusal, broken }: Props) {
  if (!refusal) return null
  const day = 'facts' in refusal && refusal.facts.day ? formatDay(String(refusal.facts.day), language) : ''
  return (
    <NotSaved words={editingTexts(language)(`hours.refusal.${refusal.code}`, { day })}>
      {broken.length > 0 && (
        <ul>
          {broken.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </NotSaved>
  )
}

function Days(props: Props) {
  const { language, days } = props
  const t = editingTexts(language)
  return (
    <NamedTable
      name={t('hours')}
      heads={[t('hours.day'), t('hours.away'), t('hours.from'), t('hours.until'), t('speakers.sessions')]}
      language={language}
    >
      <tbody>
        {days.map((one) => (
          <Day key={one.day} {...props} one={one} />
        ))}
      </tbody>
    </NamedTable>
  )
}

function Day({ edition, language, hours, mayChange, one }: Props & { one: Props['days'][number] }) {
  const t = editingTexts(language)
  const kept = hours.find(({ day }) => day === one.day)
  const said = formatDay(one.day, language)
  const clock = (name: 'from' | 'until') => (
    <input
      class="input input--s"
      type="time"
      name={`${name}-${one.day}`}
      value={kept?.[name] ?? ''}
      aria-label={t('hours.of', { day: said, what: t(`hours.${name}`) })}
      disabled={!mayChange}
    />
  )
  return (
    <tr>
      <th scope="row">{said}</th>
      <td>
        <input
          type="checkbox"
          name={`away-${one.day}`}
          value="yes"
          checked={kept !== undefined && kept.from === null && kept.until === null}
          aria-label={t('hours.of', { day: said, what: t('hours.away') })}
          disabled={!mayChange}
        />
      </td>
      <td>{clock('from')}</td>
      <td>{clock('until')}</td>
      <td>
        {one.sessions.map((number) => (
          <Fragment key={number}>
            <a href={pathTo(language, edition.slug, 'desk', 'sessions', number)}>{number}</a>{' '}
          </Fragment>
        ))}
      </td>
    </tr>
  )
}
