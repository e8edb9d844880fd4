import type { EditionScope } from '../../../access/public.ts'
import { Act, Part, Problem } from '../../../page/parts/acting.tsx'
import { pathTo } from '../../../page/route.ts'
import { direction, type Language } from '../../../platform/languages/public.ts'
import { submissionsTexts } from '../../texts.ts'
import type { answersCounted, Unasked } from '../reads.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly unasked: readonly Unasked[]
  readonly counted: Awaited<ReturnType<typeof answersCounted>>
  readonly maySeeAddresses: boolean
  readonly seen: string | null
  readonly problem: string | undefined
  /** Letters that have just gone; null where nobody has pressed. */
  readonly went: number | null
}

/** People whom submissions recommend: what those said who were asked, and who nobody has asked yet. */
export function UnaskedPage(props: Props) {
  const { edition, language, unasked, counted, seen, problem, went } = props
  const t = submissionsTexts(language)
  const count = unasked.reduce((sum, { people }) => sum + people.length, 0)
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('recommended.desk.title')}</h1>
        <p class="lede">{t('recommended.desk.lead')}</p>
      </div>
      <div class="stack">
        <Problem text={problem} />
        {went !== null && (
          <p class="notice notice--good" role="status">
            {t('recommended.desk.went', { count: went })}
          </p>
        )}
        <dl class="facts">
          {(['agreed', 'declined', 'waiting'] as const).map((what) => (
            <div key={what}>
              <dt>{t(`recommended.desk.count.${what}`)}</dt>
              <dd>{counted[what]}</dd>
            </div>
          ))}
        </dl>
        <Part id="unasked" heading={t('recommended.desk.to-ask')}>
          {count === 0 ? (
            <p class="soft">{t('recommended.desk.nobody')}</p>
          ) : (
            <>
              <p>{t('recommended.desk.to-ask.text')}</p>
              <ul class="plain stack">
                {unasked.map((one) => (
                  <One key={one.reference} {...props} one={one} />
                ))}
              </ul>
              {seen !== null && (
                <Act
                  act="ask"
                  to={pathTo(language, edition.slug, 'desk', 'submissions', 'recommended')}
                  label={t('recommended.desk.ask', { count })}
                  {...{ seen }}
                />
              )}
            </>
          )}
        </Part>
      </div>
    </div>
  )
}

function One({ edition, language, maySeeAddresses, one }: Props & { one: Unasked }) {
  return (
    <li>
      <b>
        <bdi dir="ltr">{one.reference}</bdi>
      </b>{' '}
      <a href={pathTo(language, edition.slug, 'desk', 'submissions', one.reference)}>
        <bdi lang={one.language} dir={direction(one.language)}>
          {one.title}
        </bdi>
      </a>
      <ul class="plain small">
        {one.people.map(({ name, email }) => (
          <li key={email}>
            <bdi>{name}</bdi>
            {maySeeAddresses && (
              <>
                {' · '}
                <bdi dir="ltr">{email}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
