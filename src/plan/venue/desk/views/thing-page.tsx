import type { ComponentChildren } from 'preact'
import { Chapter } from '../../../../page/layout.tsx'
import type { Language } from '../../../../platform/languages/public.ts'
import { Select } from '../../../editing/views/fields.tsx'
import { NotSaved } from '../../../editing/views/session-fields.tsx'
import { ReasonField } from '../../../views/form-parts.tsx'
import { NOWHERE } from '../rooms.ts'
import { venueTexts } from '../texts.ts'

type Props = {
  readonly language: Language
  readonly heading: string
  /** The address of the form; what takes it out of use stands below it. */
  readonly here: string
  readonly seen: string
  readonly adds: boolean
  readonly reason: string
  readonly refusal: string | null
  /** Rules that would be broken, in sentences. */
  readonly broken: readonly string[]
  /** Where its sessions can go; null where a thing holds none and is simply removed. */
  readonly goes: readonly (readonly [value: string, words: string])[] | null
  readonly sessions: number
  readonly children: ComponentChildren
}

/** One room, slot, reserved time or team: its form, and how it is taken out of use. */
export function ThingPage(props: Props) {
  const { language, heading, here, seen, adds, reason, refusal, broken } = props
  const t = venueTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{heading}</h1>
      </div>
      {refusal && (
        <NotSaved words={refusal}>
          {broken.length > 0 && (
            <ul>
              {broken.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </NotSaved>
      )}
      <form method="post" action={here} class="stack">
        <input type="hidden" name="seen" value={seen} />
        {props.children}
        <ReasonField label={t('reason')} value={reason} language={language} optional />
        <p class="actions">
          <button type="submit" class="btn">
            {t('save')}
          </button>
          {broken.length > 0 && (
            <button type="submit" class="btn btn--second" name="anyway" value="yes">
              {t('anyway')}
            </button>
          )}
        </p>
      </form>
      {!adds && <Withdraw {...props} />}
    </div>
  )
}

function Withdraw({ language, here, seen, goes, sessions, broken }: Props) {
  const t = venueTexts(language)
  return (
    <Chapter id="withdraw" heading={goes ? t('withdraw') : t('remove')}>
      <form method="post" action={`${here}/withdraw`} class="stack">
        <input type="hidden" name="seen" value={seen} />
        {goes && <p>{t('withdraw.lead')}</p>}
        {goes && sessions > 0 && (
          <div class="field">
            <label class="field__label" for="to">
              {t('withdraw.to')}
            </label>
            <Select id="to" choices={[[NOWHERE, t('withdraw.nowhere')], ...goes]} chosen="" none={t('choose')} />
          </div>
        )}
        <div class="field">
          <label class="field__label" for="withdraw-reason">
            {t('reason')}
          </label>
          <input class="input" id="withdraw-reason" name="reason" maxlength={2000} dir="auto" />
        </div>
        <p class="actions">
          <button type="submit" class="btn btn--second">
            {goes ? t('withdraw') : t('remove')}
          </button>
          {broken.length > 0 && (
            <button type="submit" class="btn btn--second" name="anyway" value="yes">
              {t('anyway')}
            </button>
          )}
        </p>
      </form>
    </Chapter>
  )
}
