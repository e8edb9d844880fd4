import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { pairIn } from '../../page/words.ts'
import { LANGUAGES, type Language, NATIVE_NAMES, pickText } from '../../platform/languages/public.ts'
import { embedCode } from '../embed/embed-code.ts'
import { FORMATS } from '../exports/formats.ts'
import { agendaTexts } from '../texts.ts'

type Props = { edition: EditionScope; language: Language; version: number | null; origin: string }

/** The programme as files: each with what it is for, in this language or another, as it is now or as a version had it. */
export function FilesPage({ edition, language, version, origin }: Props) {
  const t = agendaTexts(language)
  const host = origin.replace(/^https?:/, '')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('files.title')}</h1>
        <p class="lede">{version === null ? t('agenda.none') : t('files.lead')}</p>
      </div>
      <ul class="plain">
        {FORMATS.map(({ name }) => (
          <li class="told" key={name}>
            <p>
              <a href={pathTo(language, edition.slug, name)}>
                <b>{t(`files.${name}`)}</b>
              </a>
            </p>
            <div>
              <p>{t(`files.${name}.for`)}</p>
              <p class="small row">
                {name === 'agenda.ics' && (
                  <a href={`webcal:${host}${pathTo(language, edition.slug, name)}`}>{t('files.subscribe')}</a>
                )}
                {LANGUAGES.filter((other) => other !== language).map((other) => (
                  <a key={other} href={pathTo(other, edition.slug, name)} lang={other} hreflang={other}>
                    {NATIVE_NAMES[other]}
                  </a>
                ))}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {version !== null && (
        <p>
          <a href={pathTo(language, edition.slug, 'agenda', 'sheets')}>{t('sheets.link')}</a>
          <br />
          <Pair language={language} name={t('files.papers.lead')}>
            <a href={`${pathTo(language, edition.slug, 'documents')}#now`}>{t('files.papers.link')}</a>
          </Pair>
        </p>
      )}
      {version !== null && <OnYourSite {...{ edition, language, origin }} />}
      {version !== null && <ForGood {...{ edition, language, version }} />}
    </div>
  )
}

/** The lines that put the programme on a page of another site. */
function OnYourSite({ edition, language, origin }: { edition: EditionScope; language: Language; origin: string }) {
  const t = agendaTexts(language)
  const title = pairIn(language)(pickText(edition.title, language).text, t('agenda.title'))
  return (
    <Chapter id="embed" heading={t('embed.title')}>
      <div class="stack">
        <p>{t('embed.lead')}</p>
        <div class="field">
          <label class="field__label" for="embed-code">
            {t('embed.code')}
          </label>
          <textarea lang="en" class="input" id="embed-code" rows={5} readonly dir="ltr" spellcheck={false}>
            {embedCode({ origin, path: pathTo(language, edition.slug, 'agenda', 'embed'), title })}
          </textarea>
          <p class="field__help small">{t('embed.help')}</p>
        </div>
        <p>
          <a href={pathTo(language, edition.slug, 'agenda', 'embed')}>{t('embed.look')}</a>
        </p>
      </div>
    </Chapter>
  )
}

function ForGood({ edition, language, version }: { edition: EditionScope; language: Language; version: number }) {
  const t = agendaTexts(language)
  return (
    <Chapter id="version" heading={t('files.version', { version })}>
      <div class="stack">
        <p>{t('files.version.lead')}</p>
        <ul class="plain row">
          {FORMATS.map(({ name }) => (
            <li key={name}>
              <a href={pathTo(language, edition.slug, 'agenda', 'versions', version, name)}>
                <bdi dir="ltr">{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Chapter>
  )
}
