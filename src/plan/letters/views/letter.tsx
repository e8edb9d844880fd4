import type { LetterWords } from '../../../page/letter.ts'
import { LetterAsRead } from '../../../page/parts/letter.tsx'
import { formatList, type Language } from '../../../platform/languages/public.ts'
import { Refused } from '../../views/parts.tsx'
import type { LetterFacts } from '../letter-facts.ts'
import { planLetterTexts } from '../texts.ts'

type Props = {
  language: Language
  /** The address as it is: the sort, the language, which one. */
  query: URLSearchParams
  base: string
  letter: LetterFacts
  position: number
  count: number
  words: LetterWords
  files: readonly string[]
  maySeeAddresses: boolean
  to: string
  press: string
  error?: string | undefined
}

/** A letter as its reader will get it, and the next ones of its sort. */
export function PlanLetterPage(props: Props) {
  const { language, letter, words, position, count, query, base } = props
  const t = planLetterTexts(language)
  const at = (other: number) => {
    const next = new URLSearchParams([...query].filter(([name]) => name !== 'at' && name !== 'tested'))
    next.set('at', String(other))
    return `${base}?${next}`
  }
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('letters.one')}</h1>
        <p class="soft">
          {t('letters.position', { at: position + 1, of: count })}
          {props.maySeeAddresses && (
            <>
              {' '}
              · <bdi dir="ltr">{letter.to.email}</bdi>
            </>
          )}
        </p>
      </div>
      <Refused words={props.error} />
      {query.get('tested') && (
        <p class="notice notice--good" role="status">
          {t('letters.tested', { to: props.to })}
        </p>
      )}
      <p class="actions no-print">
        {position > 0 && (
          <a class="btn btn--second" href={at(position - 1)} rel="prev">
            {t('letters.previous')}
          </a>
        )}
        {position < count - 1 && (
          <a class="btn btn--second" href={at(position + 1)} rel="next">
            {t('letters.next')}
          </a>
        )}
      </p>
      <form method="post" action={at(position)} class="no-print">
        <input type="hidden" name="press" value={props.press} />
        <button type="submit" class="btn btn--second btn--small">
          {t('letters.test')}
        </button>
      </form>
      <LetterAsRead words={words} language={letter.to.reads} />
      <p class="small soft">{t('letters.attached', { files: formatList([...props.files], language) })}</p>
    </div>
  )
}
