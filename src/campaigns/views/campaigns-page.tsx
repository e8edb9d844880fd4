import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language } from '../../platform/languages/public.ts'
import type { Campaigns } from '../reads.ts'
import { campaignTexts } from '../texts.ts'

type Props = { edition: EditionScope; language: Language; found: Campaigns | null }

/** Which submissions a machine found to be copies of one letter, and what each signer put in. */
export function CampaignsPage({ edition, language, found }: Props) {
  const t = campaignTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
        {found && (
          <p class="small">
            {t('compared', { count: found.texts })} ·{' '}
            <Moment at={found.at} zone={edition.zone} language={language} weekday={false} />
          </p>
        )}
      </div>
      {!found && <p class="notice">{t('not-yet')}</p>}
      {found?.letters.length === 0 && <p class="notice">{t('none')}</p>}
      {found?.letters.map((letter, i) => (
        <Letter key={letter.id} number={i + 1} {...{ edition, language, letter }} />
      ))}
    </div>
  )
}

type Burst = { readonly from: number; readonly to: number; readonly count: number }
type LetterProps = Omit<Props, 'found'> & { letter: Campaigns['letters'][number]; number: number }

function Letter({ edition, language, letter, number }: LetterProps) {
  const t = campaignTexts(language)
  const written = letter.copies[0]?.language ?? language
  const bursts = letter.bursts as unknown as readonly Burst[]
  return (
    <Chapter
      id={`letter-${letter.id}`}
      heading={t('letter', { number })}
      aside={t.named('kind', letter.kind) ?? letter.kind}
    >
      <div class="stack">
        <blockquote class="voice voice--s as-typed" lang={written} dir={direction(written)}>
          {letter.template}
        </blockquote>
        {bursts.map((burst) => (
          <p key={burst.from} class="small">
            {t('burst', { count: burst.count })}{' '}
            <Moment at={new Date(burst.from * 1000)} zone={edition.zone} language={language} />
          </p>
        ))}
        <p>{t('copies', { count: letter.copies.length })}</p>
        <ul class="plain stack">
          {letter.copies.map((copy) => (
            <li key={copy.reference}>
              <a href={pathTo(language, edition.slug, 'desk', 'submissions', copy.reference)}>
                <bdi dir="ltr">{copy.reference}</bdi>
              </a>{' '}
              <bdi lang={copy.language} dir={direction(copy.language)}>
                {copy.title}
              </bdi>{' '}
              {copy.first && <span class="tag">{t('first')}</span>}
              {copy.added.map((added) => (
                <span key={added}>
                  {' '}
                  <q class="voice voice--s" lang={copy.language} dir={direction(copy.language)}>
                    {added}
                  </q>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Chapter>
  )
}
