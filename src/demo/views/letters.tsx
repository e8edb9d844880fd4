import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, isLanguage, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { KeptLetter, OpenLetter } from '../reads.ts'
import { demoTexts } from '../texts.ts'

type Where = { language: Language; zone: string }

/** The local inbox of the demonstration. */
export function LettersPage({
  language,
  zone,
  found,
  to,
  page,
  pages,
}: Where & { found: { count: number; letters: KeptLetter[] }; to: string; page: number; pages: number }) {
  const t = demoTexts(language)
  const at = (n: number) => `?${new URLSearchParams({ ...(to ? { to } : {}), page: String(n) })}`
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('letters')}</h1>
        <p class="lede">{t('letters.aside')}</p>
      </div>
      <form method="get" class="letters__find">
        <label for="to">{t('letters.to')}</label>
        <input id="to" class="input input--m" name="to" value={to} dir="ltr" inputmode="email" autocomplete="off" />
        <button type="submit" class="btn btn--second">
          {t('letters.find')}
        </button>
      </form>
      {found.count === 0 ? (
        <p class="mt-5">{to ? t('letters.no-match') : t('letters.none')}</p>
      ) : (
        <>
          <p class="mt-5 soft">{t('letters.count', { count: found.count })}</p>
          <ul class="letters">
            {found.letters.map((letter) => (
              <li key={letter.id}>
                <a href={pathTo(language, 'demo', 'letters', letter.id)}>
                  <bdi lang={letter.language} dir={dirOf(letter.language)}>
                    {letter.subject}
                  </bdi>
                </a>
                <p class="small soft">
                  <bdi dir="ltr">{letter.recipient}</bdi> ·{' '}
                  <Moment at={letter.at} zone={zone} language={language} weekday={false} />
                  {isLanguage(letter.language) && letter.language !== language && (
                    <>
                      {' · '}
                      <bdi lang={letter.language}>{NATIVE_NAMES[letter.language]}</bdi>
                    </>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {pages > 1 && (
        <p class="actions mt-5">
          {page > 1 && (
            <a rel="prev" href={at(page - 1)}>
              {t('letters.newer')}
            </a>
          )}
          {page < pages && (
            <a rel="next" href={at(page + 1)}>
              {t('letters.older')}
            </a>
          )}
        </p>
      )}
    </div>
  )
}

const dirOf = (language: string) => (isLanguage(language) ? direction(language) : 'auto')

/** One letter as its reader got it, in its own language and direction. */
export function LetterPage({ language, zone, letter, origin }: Where & { letter: OpenLetter; origin: string }) {
  const t = demoTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1 lang={letter.language} dir={dirOf(letter.language)}>
          {letter.subject}
        </h1>
      </div>
      <dl class="facts">
        <div>
          <dt>{t('letter.to')}</dt>
          <dd>
            <a href={`${pathTo(language, 'demo', 'letters')}?${new URLSearchParams({ to: letter.recipient })}`}>
              <bdi dir="ltr">{letter.recipient}</bdi>
            </a>
          </dd>
        </div>
        <div>
          <dt>{t('letter.written')}</dt>
          <dd>
            <Moment at={letter.at} zone={zone} language={language} />
          </dd>
        </div>
        {letter.attachments.length > 0 && (
          <div>
            <dt>{t('letter.attachments')}</dt>
            {letter.attachments.map(({ filename }, nth) => (
              <dd key={filename}>
                <a href={pathTo(language, 'demo', 'letters', letter.id, 'files', nth)}>
                  <bdi>{filename}</bdi>
                </a>
              </dd>
            ))}
          </div>
        )}
      </dl>
      <div class="kept-letter" lang={letter.language} dir={dirOf(letter.language)}>
        {withLinks(letter.text, origin)}
      </div>
      <p class="mt-5">
        <a href={pathTo(language, 'demo', 'letters')}>{t('letters.all')}</a>
      </p>
    </div>
  )
}

/** The text with addresses of this site as links; others stay text. */
function withLinks(text: string, origin: string) {
  return text.split(/(https?:\/\/[^\s<>()"]+)/).map((part) =>
    part.startsWith(`${origin}/`) ? (
      <a key={part} href={part.slice(origin.length)}>
        <bdi dir="ltr">{part}</bdi>
      </a>
    ) : (
      part
    ),
  )
}
