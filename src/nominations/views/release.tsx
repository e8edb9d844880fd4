import type { EditionScope } from '../../access/public.ts'
import { Act, Part, Problem } from '../../page/parts/acting.tsx'
import { direction, formatList, type Language } from '../../platform/languages/public.ts'
import type { Letter } from '../../platform/mail/mail.ts'
import type { Nominations } from '../reads.ts'
import { nominationsTexts } from '../texts.ts'
import { deskPath } from '../words.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly selection: Nominations
  readonly letters: readonly Letter[]
  readonly unreachable: readonly string[]
  readonly seen: string | null
  /** Why it cannot be done yet. */
  readonly notYet: string | undefined
  readonly problem: string | undefined
}

/** What a release would do, letter by letter, before it is done. */
export function ReleasePage(props: Props) {
  const { language, letters, unreachable, seen, notYet } = props
  const t = nominationsTexts(language)
  const to = deskPath(language, props.edition, props.selection.code, 'release')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('release.title')}</h1>
        <p class="lede">{t('release.lead')}</p>
      </div>
      <Problem text={props.problem} />
      {notYet ? (
        <div class="notice notice--care">
          <p>
            <b>{t('release.not-yet')}</b>
          </p>
          <p>{notYet}</p>
        </div>
      ) : (
        <Act act="release" to={to} seen={seen} label={t('release.button')} />
      )}
      {unreachable.length > 0 && <p>{t('release.no-address', { names: formatList([...unreachable], language) })}</p>}
      <Part id="letters" heading={t('release.count', { count: letters.length })}>
        {letters.map((letter) => (
          <details key={letter.key} class="stack">
            <summary>
              <bdi>{letter.to}</bdi> · <bdi lang={letter.language}>{letter.subject}</bdi>
            </summary>
            <div lang={letter.language} dir={direction(letter.language)} class="voice voice--s">
              {letter.text.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          </details>
        ))}
      </Part>
    </div>
  )
}
