import { Chapter } from '../../page/layout.tsx'
import { Labelled, Problem } from '../../page/parts/acting.tsx'
import { InFormats } from '../../page/parts/in-formats.tsx'
import { LanguageField } from '../../page/parts/language-field.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import { type Content, PARTS, type Reply, type Standing } from '../minutes/minutes.ts'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly mayChair: boolean
  /** The reader, as the floor knows them. */
  readonly speaker: string
  /** All versions that were approved, the newest first. */
  readonly approved: readonly Standing[]
  /** Before those who spoke now; null for everybody else. */
  readonly open: Standing | null
  readonly mayReply: boolean
  readonly typed: string | null
  readonly refusal: string | null
}

/** The minutes as everybody reads them; for those who spoke, before that, with their right of reply. */
export function MinutesPage(props: Props) {
  const { language, here, approved, open, refusal, mayChair } = props
  const t = liveTexts(language)
  const [last, ...earlier] = approved
  return (
    <div class="wrap">
      <MeetingTitle {...props} mayChair={undefined} />
      <Problem text={refusal ?? undefined} />
      <p class="row floor-ways no-print">
        <a href={here}>{t('floor')}</a>
        <a href={`${here}/materials`}>{t('materials')}</a>
        {mayChair && <a href={`${here}/chair/minutes`}>{t('minutes.desk')}</a>}
      </p>
      {open && <Open {...props} open={open} />}
      {last && <Version {...props} of={last} id="minutes" />}
      {last && <Files {...props} />}
      {!last && !open && <p class="soft">{t('minutes.none')}</p>}
      {earlier.map((one) => (
        <details class="more" key={one.round.id}>
          <summary>{t('minutes.version', { number: one.minutes.version })}</summary>
          <Version {...props} of={one} id={`version-${one.minutes.version}`} />
        </details>
      ))}
    </div>
  )
}

function Open(props: Props & { open: Standing }) {
  const { open, language, meeting, speaker, mayReply } = props
  const t = liveTexts(language)
  const others = open.replies.filter((one) => one.speaker !== speaker)
  return (
    <>
      <Chapter id="draft" heading={t('minutes.draft')} aside={t('minutes.draft.aside')}>
        <div class="stack">
          <p class="small soft">
            {t.parts('minutes.until', {
              time: <Moment at={open.round.until} zone={meeting.zone} language={language} />,
            })}
          </p>
          <MinutesText content={open.minutes} language={language} />
          <Replies replies={others} language={language} />
        </div>
      </Chapter>
      {mayReply && <ReplyForm {...props} open={open} />}
    </>
  )
}

function ReplyForm({ open, here, language, speaker, typed }: Props & { open: Standing }) {
  const t = liveTexts(language)
  const own = open.replies.find((one) => one.speaker === speaker)
  return (
    <Chapter id="reply" heading={t('minutes.reply')} aside={t('minutes.reply.aside')}>
      <form method="post" action={`${here}/minutes`}>
        <Labelled id="reply-body" label={t('minutes.reply.words')}>
          <textarea class="input" id="reply-body" name="body" rows={5} maxlength={4000} required dir="auto">
            {typed ?? own?.body ?? ''}
          </textarea>
        </Labelled>
        <LanguageField id="reply-language" label={t('enter.language')} chosen={own?.language ?? language} />
        <p class="actions">
          <button type="submit" class="btn" name="do" value="reply">
            {t(own ? 'minutes.reply.change' : 'minutes.reply.send')}
          </button>
          {own && (
            <button type="submit" class="btn btn--second" name="do" value="back" formnovalidate>
              {t('minutes.reply.back')}
            </button>
          )}
        </p>
      </form>
    </Chapter>
  )
}

function Version({ of, id, language, meeting }: Props & { of: Standing; id: string }) {
  const t = liveTexts(language)
  const { minutes, round, replies } = of
  return (
    <Chapter id={id} heading={t('minutes')} aside={t('minutes.version', { number: minutes.version })}>
      <div class="stack">
        {round.endedAt && (
          <p class="small soft">
            {t.parts('minutes.approved-at', {
              time: <Moment at={round.endedAt} zone={meeting.zone} language={language} />,
            })}
          </p>
        )}
        <MinutesText content={minutes} language={language} />
        <Replies replies={replies} language={language} />
      </div>
    </Chapter>
  )
}

/** The version everybody reads, with all that was said in the meeting, to keep and to print. */
function Files({ edition, language, meeting }: Props) {
  const name = liveTexts(language)('minutes.files')
  return (
    <p class="small no-print">
      <Pair language={language} name={name}>
        <InFormats
          name={name}
          of={(format) => pathTo(language, edition.slug, 'documents', 'meetings', `${meeting.key}.${format}`)}
        />
      </Pair>
    </p>
  )
}

/** What minutes say, in the language they were written in. */
export function MinutesText({ content, language }: { content: Content } & Pick<FloorProps, 'language'>) {
  const t = liveTexts(language)
  const marks = { lang: content.language, dir: direction(content.language) }
  return (
    <>
      {PARTS.filter((part) => content[part].length > 0).map((part) => (
        <section key={part}>
          <h3>{t(`minutes.${part}`)}</h3>
          <ol class="measure" {...marks}>
            {content[part].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function Replies({ replies, language }: { replies: readonly Reply[] } & Pick<FloorProps, 'language'>) {
  if (replies.length === 0) return null
  return (
    <section>
      <h3>{liveTexts(language)('minutes.replies')}</h3>
      <ul class="plain stack">
        {replies.map(({ speaker, name, organization, body, language: written }) => (
          <li key={speaker}>
            <p>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              <bdi class="soft">{organization}</bdi>
            </p>
            <p class="voice voice--s said" lang={written} dir="auto">
              {body}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
