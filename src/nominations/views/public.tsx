import type { EditionScope } from '../../access/public.ts'
import { AnswerText } from '../../forms/parts.ts'
import { isEmpty, kindOf } from '../../forms/public.ts'
import { Part } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import { Announcements } from '../../rounds/parts.ts'
import type { AnnouncedDraw } from '../../rounds/public.ts'
import type { Nominations, Nominee } from '../reads.ts'
import { nominationsTexts } from '../texts.ts'
import type { Words } from '../words.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly words: Words
  readonly selection: Nominations
  /** The numbers equals are parted by: known beforehand. */
  readonly draws: readonly AnnouncedDraw[]
  /** Those appointed, once they are announced; nobody before. */
  readonly appointed: readonly Nominee[]
}

/** What everybody may know: the rules from the start, the appointed by group once they are announced. */
export function AppointedPage(props: Props) {
  const { language, selection, words, appointed } = props
  const t = nominationsTexts(language)
  const groups = [...words.groups.map(([code]) => code), null].filter((code) =>
    appointed.some((one) => one.group === code),
  )
  return (
    <div class="wrap">
      <div class="title">
        <h1>{pickText(selection.title, language).text}</h1>
        <p class="lede">{selection.releasedAt ? t('public.lead') : t('public.not-yet')}</p>
        {selection.releasedAt && <p>{t('public.announced', { date: words.day(selection.releasedAt) })}</p>}
      </div>
      {groups.map((group) => (
        <Part key={group} id={`group-${group ?? 'none'}`} heading={words.groupName(group)}>
          {appointed
            .filter((one) => one.group === group)
            .map((one) => (
              <Appointed key={one.id} {...props} nominee={one} />
            ))}
        </Part>
      ))}
      <Part id="rules" heading={t('public.rules')}>
        <Rules {...props} />
        {props.draws.length > 0 && <Announcements {...props} code={selection.code} />}
      </Part>
    </div>
  )
}

function Appointed({ language, edition, selection, words, nominee }: Props & { nominee: Nominee }) {
  const t = nominationsTexts(language)
  const shown = selection.completion.questions.filter((q) => {
    const given = nominee.answers[q.id]
    return q.visibility === 'public' && given !== undefined && !isEmpty(given) && kindOf(q).part !== 'declaration'
  })
  return (
    <article class="appointed" id={`n${nominee.entry.number}`}>
      {nominee.photo && (
        <img
          src={pathTo(language, edition.slug, 'appointed', selection.code, nominee.entry.number, 'photo')}
          alt={t('photo.of', { name: nominee.name.written })}
          width={96}
          height={96}
        />
      )}
      <div class="stack">
        <h3>
          <bdi>{nominee.name.written}</bdi>
        </h3>
        <p>
          <bdi>{besideIn(language)(nominee.jobTitle, nominee.organization)}</bdi>
          <br />
          {nominee.country && countryName(nominee.country, language)}
        </p>
        <dl class="facts">
          {shown.map((q) => (
            <div key={q.id}>
              <dt>{pickText(q.label, language).text}</dt>
              <dd>
                <AnswerText
                  question={q}
                  answer={nominee.answers[q.id] ?? ''}
                  names={words.names}
                  language={language}
                  written={nominee.language}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  )
}

const percent = (share: number) => Math.round(share * 100)

function Rules({ language, selection, words }: Props) {
  const t = nominationsTexts(language)
  const { conditions, limits, targets, ties } = selection.rules
  return (
    <ul>
      {conditions.map((one) => (
        <li key={one.code}>{pickText(one.says, language).text}</li>
      ))}
      {limits.flatMap((limit) =>
        Object.entries(limit.each).map(([value, most]) => (
          <li key={`${limit.code} ${value}`}>{t('rule.group', { value: words.valueName(limit.code, value), most })}</li>
        )),
      )}
      {limits.map((limit) =>
        limit.by === 'country' && limit.most !== null ? (
          <li key={limit.code}>{t('quotas.country', { most: limit.most })}</li>
        ) : null,
      )}
      {targets.map(({ code, says, from, to }) => (
        <li key={code}>
          {t('rule.target', { what: pickText(says, language).text, from: percent(from), to: percent(to) })}
        </li>
      ))}
      <li>{t(`rule.ties.${ties}`)}</li>
    </ul>
  )
}
