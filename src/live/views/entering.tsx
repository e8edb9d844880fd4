import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { LanguageField } from '../../page/parts/language-field.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { wordsFor } from '../../platform/languages/public.ts'
import type { Hand, Statement } from '../floor.ts'
import { liveTexts } from '../texts.ts'
import { InRegister } from './in-register.tsx'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'
import { Who } from './who.tsx'

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly refusal: string | null
  /** What was typed and could not be entered, by the intervention it belongs to. */
  readonly typed: { readonly hand: string; readonly words: string; readonly language: string }
}

/** What was said, with what of it stands in the register, and a way to enter the rest. */
export function EnteringPage(props: Props) {
  const { language, here, refusal, led } = props
  const t = liveTexts(language)
  const read = led.statements.filter((one) => one.state === 'read_out')
  const spoken = led.hands.filter((hand) => hand.state === 'spoken')
  return (
    <div class="wrap">
      <MeetingTitle {...props} />
      {refusal && (
        <div class="notice notice--wrong" role="alert">
          <Icon name="wrong" />
          <p>{refusal}</p>
        </div>
      )}
      <p class="row floor-ways no-print">
        <a href={here}>{t('floor')}</a>
      </p>
      <Chapter id="statements" heading={t('statements')} aside={t('enter.statements')}>
        {read.length === 0 && <p class="soft">{t('enter.none-read')}</p>}
        <ul class="plain entering">
          {read.map((one) => (
            <ReadOut key={one.id} {...props} statement={one} />
          ))}
        </ul>
      </Chapter>
      <Chapter id="spoken" heading={t('spoken')} aside={t('enter.spoken')}>
        {spoken.length === 0 && <p class="soft">{t('enter.none-spoken')}</p>}
        <ul class="plain entering">
          {spoken.map((hand) => (
            <Spoken key={hand.id} {...props} hand={hand} />
          ))}
        </ul>
      </Chapter>
    </div>
  )
}

function ReadOut({ statement, ...props }: Props & { statement: Statement }) {
  const { language, words, here } = props
  const t = liveTexts(language)
  return (
    <li class="stack" id={`said-${statement.id}`}>
      <p>
        <Who of={statement} {...{ words, language }} />
      </p>
      <p class="voice voice--s said" dir={wordsFor(statement.body, language).dir}>
        <SaidBy said={statement.body} language={language} />
      </p>
      {statement.input ? (
        <InRegister {...props} input={statement.input} />
      ) : (
        <form method="post" action={`${here}/register`}>
          <input type="hidden" name="statement" value={statement.id} />
          <button type="submit" class="btn btn--second btn--small">
            {t('enter')}
          </button>
        </form>
      )}
    </li>
  )
}

function Spoken({ hand, ...props }: Props & { hand: Hand }) {
  const { language, words, here, typed } = props
  const t = liveTexts(language)
  const own = typed.hand === hand.id
  return (
    <li class="stack" id={`said-${hand.id}`}>
      <p>
        <Who of={hand} {...{ words, language }} />
      </p>
      {hand.input ? (
        <InRegister {...props} input={hand.input} />
      ) : (
        <details class="more" open={own}>
          <summary>{t('enter.write-down')}</summary>
          <form method="post" action={`${here}/register`}>
            <input type="hidden" name="hand" value={hand.id} />
            <div class="field">
              <label class="field__label" for={`words-${hand.id}`}>
                {t('enter.words')}
              </label>
              <textarea
                class="input"
                id={`words-${hand.id}`}
                name="words"
                rows={5}
                maxlength={8000}
                required
                dir="auto"
              >
                {own ? typed.words : ''}
              </textarea>
            </div>
            <LanguageField
              id={`language-${hand.id}`}
              label={t('enter.language')}
              chosen={own ? typed.language : language}
            />
            <button type="submit" class="btn btn--second">
              {t('enter')}
            </button>
          </form>
        </details>
      )}
    </li>
  )
}
