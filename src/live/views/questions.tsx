import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { direction } from '../../platform/languages/public.ts'
import type { Moderation, Question } from '../question.ts'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly mayChair: boolean
  readonly questions: readonly Question[]
  readonly voted: { has(id: string): boolean }
  readonly typed: { readonly body: string; readonly name: string; readonly organization: string }
  readonly refusal: string | null
}

/** One is there already. */
const withoutWays = ({ mayChair: _, ...title }: Props) => title

/** Questions to a meeting: the most wanted first. Whoever may chair also sees what waits to be shown. */
export function QuestionsPage(props: Props) {
  const { language, here, refusal, mayChair } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...withoutWays(props)} />
      {refusal && (
        <div class="notice notice--wrong" role="alert">
          <Icon name="wrong" />
          <p>{refusal}</p>
        </div>
      )}
      <p class="row floor-ways no-print">
        <a href={here}>{t('floor')}</a>
      </p>
      <div id="floor" class="floor" data-news={`${here}/news`}>
        {mayChair && <Part {...props} of="waiting" does={['show', 'dismiss']} />}
        <Part {...props} of="shown" does={['answer', 'dismiss', 'back']} />
        <Part {...props} of="answered" does={['show']} />
        {mayChair && <Part {...props} of="dismissed" does={['back']} />}
      </div>
      <AskForm {...props} />
    </div>
  )
}

function Part(props: Props & { of: Question['state']; does: readonly Moderation[] }) {
  const { questions, of, language } = props
  const t = liveTexts(language)
  const those = questions.filter(({ state }) => state === of)
  if (those.length === 0 && of !== 'shown') return null
  return (
    <Chapter id={`questions-${of}`} heading={t(`questions.${of}`)}>
      <div class="stack">
        {those.length === 0 && <p class="soft">{t('questions.none')}</p>}
        <ul class="plain stack">
          {those.map((question) => (
            <One key={question.id} {...props} question={question} />
          ))}
        </ul>
      </div>
    </Chapter>
  )
}

function One({ question, voted, does, here, language, mayChair }: Parameters<typeof Part>[0] & { question: Question }) {
  const t = liveTexts(language)
  const isFor = voted.has(question.id)
  return (
    <li class="stack">
      <p class="voice voice--s said" lang={question.language} dir={direction(question.language)}>
        {question.body}
      </p>
      <p class="small soft">
        {question.name === null ? (
          t('questions.nameless')
        ) : (
          <>
            <bdi>{question.name}</bdi>
            {question.organization && (
              <>
                {' '}
                <bdi>{question.organization}</bdi>
              </>
            )}
          </>
        )}
        {' · '}
        {t('questions.votes', { count: question.votes })}
      </p>
      <form method="post" action={`${here}/questions`} class="actions">
        <input type="hidden" name="question" value={question.id} />
        {question.state === 'shown' && (
          <button
            type="submit"
            class="btn btn--second btn--small"
            id={`vote-${question.id}`}
            name="do"
            value={isFor ? 'unvote' : 'vote'}
          >
            {t(isFor ? 'questions.unvote' : 'questions.vote')}
          </button>
        )}
        {mayChair &&
          does.map((makes) => (
            <button
              type="submit"
              class="btn btn--second btn--small"
              key={makes}
              id={`${makes}-${question.id}`}
              formaction={`${here}/chair/question`}
              name="do"
              value={makes}
            >
              {t(`questions.do.${makes}`)}
            </button>
          ))}
      </form>
    </li>
  )
}

function AskForm({ led, here, language, typed }: Props) {
  const t = liveTexts(language)
  if (led.floor.state !== 'open') return null
  return (
    <Chapter id="ask" heading={t('questions.ask')} aside={t('questions.aside')}>
      <form method="post" action={`${here}/questions`}>
        <div class="field">
          <label class="field__label" for="question-body">
            {t('questions.body')}
          </label>
          <textarea class="input" id="question-body" name="body" rows={3} maxlength={600} required dir="auto">
            {typed.body}
          </textarea>
        </div>
        <div class="field">
          <label class="field__label" for="question-name">
            {t('questions.name')}
          </label>
          <input class="input input--m" id="question-name" name="name" maxlength={120} dir="auto" value={typed.name} />
        </div>
        <button type="submit" class="btn" name="do" value="ask">
          {t('questions.send')}
        </button>
      </form>
    </Chapter>
  )
}
