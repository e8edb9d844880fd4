import { Chapter } from '../../page/layout.tsx'
import { Labelled, Problem } from '../../page/parts/acting.tsx'
import { LanguageField } from '../../page/parts/language-field.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { direction, formatList } from '../../platform/languages/public.ts'
import type { Saying } from '../floor.ts'
import { type Content, type History, PARTS, type Standing } from '../minutes/minutes.ts'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import { MinutesText } from './minutes.tsx'
import type { FloorProps } from './props.ts'

type Props = FloorProps & {
  readonly history: History
  readonly content: Content
  readonly open: Standing | null
  readonly approved: Standing | null
  /** Those who spoke and have no account: no letter reaches them. */
  readonly unreachable: readonly Saying[]
  readonly seen: string
  readonly until: string
  readonly refusal: string | null
}

/** Where the chair writes the minutes, sends them to those who spoke, and approves them. */
export function MinutesDeskPage(props: Props) {
  const { language, here, refusal, history } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...props} />
      <Problem text={refusal ?? undefined} />
      <p class="row floor-ways no-print">
        <a href={`${here}/chair`}>{t('chair')}</a>
        <a href={`${here}/minutes`}>{t('minutes')}</a>
      </p>
      <Write {...props} />
      {history.versions.length > 0 && <Send {...props} />}
      {history.versions.length > 0 && <Versions {...props} />}
    </div>
  )
}

const ROWS = { items: 14, decisions: 4, actions: 4 } as const

function Write({ here, seen, language, content, history }: Props) {
  const t = liveTexts(language)
  const aside = t(history.versions.length > 0 ? 'minutes.write.aside' : 'minutes.write.first')
  return (
    <Chapter id="write-minutes" heading={t('minutes.write')} aside={aside}>
      <form method="post" action={`${here}/chair/minutes`}>
        <input type="hidden" name="seen" value={seen} />
        <LanguageField id="minutes-language" label={t('enter.language')} chosen={content.language} />
        {PARTS.map((part) => (
          <Labelled key={part} id={`minutes-${part}`} label={t(`minutes.${part}`)} help={t('minutes.lines')}>
            <textarea
              class="input"
              id={`minutes-${part}`}
              name={part}
              rows={ROWS[part]}
              lang={content.language}
              dir={direction(content.language)}
              aria-describedby={`minutes-${part}-help`}
            >
              {content[part].join('\n')}
            </textarea>
          </Labelled>
        ))}
        <button type="submit" class="btn" name="do" value="keep">
          {t('minutes.keep')}
        </button>
      </form>
    </Chapter>
  )
}

function Send(props: Props) {
  const { here, seen, language, open, unreachable, meeting, until, now } = props
  const t = liveTexts(language)
  const names = unreachable.map(({ name }) => name)
  return (
    <Chapter id="send" heading={t('minutes.rounds')} aside={t('minutes.rounds.aside')}>
      <div class="stack">
        {open && (
          <p>
            {t.parts('minutes.before', {
              number: <>{open.minutes.version}</>,
              time: <Moment at={open.round.until} zone={meeting.zone} language={language} />,
            })}{' '}
            {t('minutes.replies.count', { count: open.replies.length })}
          </p>
        )}
        {names.length > 0 && (
          <p class="small soft">{t('minutes.unreachable', { names: formatList(names, language) })}</p>
        )}
        <form method="post" action={`${here}/chair/minutes`}>
          <input type="hidden" name="seen" value={seen} />
          <Labelled id="until" label={t('minutes.until.day')}>
            <input class="input input--s" type="date" id="until" name="until" required value={until} />
          </Labelled>
          <button type="submit" class="btn btn--second" name="do" value="send">
            {t('minutes.send')}
          </button>
        </form>
        {open && open.round.until <= now && (
          <form method="post" action={`${here}/chair/minutes`}>
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" class="btn" name="do" value="approve">
              {t('minutes.approve')}
            </button>
          </form>
        )}
      </div>
    </Chapter>
  )
}

function Versions({ history, language, meeting, approved }: Props) {
  const t = liveTexts(language)
  return (
    <Chapter id="versions" heading={t('minutes.versions')}>
      <div class="stack">
        {history.versions.map((one) => (
          <details class="more" key={one.version}>
            <summary>
              {t('minutes.version', { number: one.version })}{' '}
              <span class="small soft">
                <Moment at={one.keptAt} zone={meeting.zone} language={language} />
              </span>{' '}
              {approved?.minutes.version === one.version && <span class="tag">{t('minutes.approved')}</span>}
            </summary>
            <MinutesText content={one} language={language} />
          </details>
        ))}
      </div>
    </Chapter>
  )
}
