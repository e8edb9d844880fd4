import { Aside } from '../../page/parts/words.tsx'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { PRESENCES, type Presence } from '../floor.ts'
import { liveTexts } from '../texts.ts'

/** What somebody typed about themselves, or is known of them. */
export type TypedSaying = {
  readonly name: string
  readonly organization: string
  readonly group: string
  readonly presence: Presence
}

type Props = {
  /** Beginning of the fields' ids, where a page has several such forms. */
  readonly of: string
  readonly typed: TypedSaying
  readonly groups: readonly { readonly code: string; readonly name: Parameters<typeof pickText>[0] }[]
  readonly language: Language
  readonly withPresence?: boolean
}

/** Name, organization, group, and from where: what everybody is shown of whoever speaks. */
export function SayingFields({ of, typed, groups, language, withPresence }: Props) {
  const t = liveTexts(language)
  const optional = <span class="field__opt">{t('optional')}</span>
  return (
    <>
      <div class="field">
        <label class="field__label" for={`${of}-name`}>
          {t(of === 'add' ? 'add.name' : 'name')}
        </label>
        <input
          class="input input--m"
          id={`${of}-name`}
          name="name"
          required
          maxlength={120}
          autocomplete="name"
          dir="auto"
          value={typed.name}
        />
      </div>
      <div class="field">
        <label class="field__label" for={`${of}-organization`}>
          <Aside language={language} text={t('organization')}>
            {optional}
          </Aside>
        </label>
        <input
          class="input input--m"
          id={`${of}-organization`}
          name="organization"
          maxlength={160}
          autocomplete="organization"
          dir="auto"
          value={typed.organization}
        />
      </div>
      <div class="field">
        <label class="field__label" for={`${of}-group`}>
          {t('group')}
        </label>
        <select class="input input--m" id={`${of}-group`} name="group">
          <option value="">{t('group.unknown')}</option>
          {groups.map(({ code, name }) => (
            <option key={code} value={code} selected={code === typed.group}>
              {pickText(name, language).text}
            </option>
          ))}
        </select>
      </div>
      {withPresence && (
        <fieldset class="field">
          <legend>{t('presence')}</legend>
          <div class="choices">
            {PRESENCES.map((presence) => (
              <label class="choice" key={presence}>
                <input type="radio" name="presence" value={presence} checked={typed.presence === presence} />
                <span>{t(`presence.${presence}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}
