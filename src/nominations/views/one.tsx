import type { EditionScope } from '../../access/public.ts'
import { AnswerText } from '../../forms/parts.ts'
import { isEmpty, kindOf } from '../../forms/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { Standing } from '../../rounds/public.ts'
import type { Conflict } from '../conflicts.ts'
import type { Nominations, Nominee } from '../reads.ts'
import { nominationsTexts } from '../texts.ts'
import { deskPath, type Words } from '../words.ts'

type AssignedSession = { readonly number: number; readonly title: string; readonly language: string }

type OneProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly words: Words
  readonly selection: Nominations
  readonly nominee: Nominee
  readonly joinedInto: number | null
  readonly conflicts: readonly Conflict[]
  readonly mayHandle: boolean
  readonly seen: { readonly place: string | null; readonly join: string | null; readonly ask: string | null }
  readonly sessions: readonly AssignedSession[]
  readonly toAssign: (AssignedSession & { readonly seen: string }) | null
  readonly problem: string | undefined
  /** What an assignment would break, in sentences. */
  readonly clashes: readonly string[]
  readonly typed: { get(name: string): string }
}

const here = ({ language, edition, selection, nominee }: OneProps) =>
  deskPath(language, edition, selection.code, nominee.entry.number)

/** One nominee on the desk, with everything known and what can be done. */
export function OnePage(props: OneProps) {
  const { language, nominee, words, conflicts, edition } = props
  const t = nominationsTexts(language)
  const what = besideIn(language)(nominee.jobTitle, nominee.organization)
  return (
    <div class="wrap">
      <div class="title">
        <h1>
          <bdi>{nominee.name.written}</bdi>
        </h1>
        <p class="lede">
          <bdi>{what}</bdi>
        </p>
        <p>
          {besideIn(language)(words.groupName(nominee.group), words.answer(nominee))}
          <br />
          <b>{props.joinedInto === null ? words.standing(nominee) : t('one.joined', { number: props.joinedInto })}</b>
        </p>
      </div>
      <Problem text={props.problem} />
      {props.clashes.length > 0 && (
        <ul class="plain stack">
          {props.clashes.map((sentence) => (
            <li key={sentence} class="notice notice--care">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <Part id="conflicts" heading={t('one.conflicts')}>
        {conflicts.length === 0 ? <p class="soft">{t('one.conflicts.none')}</p> : <Conflicts {...props} />}
      </Part>
      <Part id="words" heading={t('one.words')}>
        <FocalWords {...props} />
      </Part>
      <Part id="said" heading={t('one.said')}>
        <Said {...props} />
      </Part>
      <Part id="nominations" heading={t('one.nominations')}>
        <ul class="plain">
          {nominee.nominations.map((reference) => (
            <li key={reference}>
              <a href={pathTo(language, edition.slug, 'desk', 'submissions', reference)}>{reference}</a>
            </li>
          ))}
        </ul>
      </Part>
      {props.selection.releasedAt && nominee.entry.standing === 'chosen' && <Sessions {...props} />}
      {props.mayHandle && <Settle {...props} />}
    </div>
  )
}

const Conflicts = ({ conflicts, language }: OneProps) => (
  <ul class="plain stack">
    {conflicts.map((one) => (
      <li key={JSON.stringify(one)} class="notice notice--care">
        {'number' in one
          ? nominationsTexts(language).parts(`conflict.${one.code}`, {
              number: one.number,
              title: <bdi lang={one.language}>{one.title}</bdi>,
            })
          : nominationsTexts(language)(`conflict.${one.code}`)}
      </li>
    ))}
  </ul>
)

function FocalWords({ nominee, language, words }: OneProps) {
  if (nominee.words.length === 0) return <p class="soft">{nominationsTexts(language)('word.none')}</p>
  return (
    <ul class="plain stack">
      {nominee.words.map((word) => (
        <li key={word.focalPointId}>
          <b>{words.word(word)}</b>
          {word.comment && (
            <p class="voice voice--s" dir="auto">
              <bdi>{word.comment}</bdi>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** In which sessions the appointed take their part, and one more. */
function Sessions(props: OneProps) {
  const { language, edition, sessions, toAssign, mayHandle, typed } = props
  const t = nominationsTexts(language)
  return (
    <Part id="sessions" heading={t('assign')}>
      {sessions.length === 0 && <p class="soft">{t('assign.none')}</p>}
      <ul class="plain stack">
        {sessions.map((one) => (
          <li key={one.number}>
            <a href={pathTo(language, edition.slug, 'desk', 'sessions', one.number)}>
              {t.parts('assign.session', { number: one.number, title: <bdi lang={one.language}>{one.title}</bdi> })}
            </a>
          </li>
        ))}
      </ul>
      {mayHandle && !toAssign && (
        <form method="get" action={here(props)} class="row">
          <Labelled id="session" label={t('assign.number')}>
            <input class="input input--s" id="session" name="session" inputmode="numeric" required />
          </Labelled>
          <button type="submit" class="btn btn--second btn--small">
            {t('assign.look')}
          </button>
        </form>
      )}
      {mayHandle && toAssign && (
        <Act act="assign" to={here(props)} seen={toAssign.seen} label={t('assign.button')}>
          <input type="hidden" name="session" value={toAssign.number} />
          <p>
            <b>
              {t.parts('assign.session', {
                number: toAssign.number,
                title: <bdi lang={toAssign.language}>{toAssign.title}</bdi>,
              })}
            </b>
          </p>
          <Labelled id="why" label={t('one.reason')} help={t('assign.reason.help')}>
            <input
              class="input"
              id="why"
              name="reason"
              value={typed.get('reason')}
              maxlength={300}
              required
              dir="auto"
            />
          </Labelled>
        </Act>
      )}
    </Part>
  )
}

type SaidProps = Pick<OneProps, 'nominee' | 'selection' | 'language' | 'words'> & { readonly forGroup?: boolean }

/** What the nominee answered, question by question; the group does not see what is for the secretariat alone. */
export function Said({ nominee, selection, language, words, forGroup = false }: SaidProps) {
  const asked = selection.completion.questions.filter((q) => {
    const given = nominee.answers[q.id]
    if (forGroup && q.visibility === 'secretariat') return false
    return given !== undefined && !isEmpty(given) && kindOf(q).part !== 'declaration'
  })
  if (asked.length === 0) return <p class="soft">{nominationsTexts(language)('one.said.none')}</p>
  return (
    <dl class="facts">
      {asked.map((q) => (
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
  )
}

const CHOICES: readonly Standing[] = ['entered', 'shortlisted', 'chosen', 'reserve', 'not_taken', 'gone']

function Settle(props: OneProps) {
  const { language, nominee, seen, typed } = props
  const t = nominationsTexts(language)
  const chosen = typed.get('standing') || nominee.entry.standing
  if (props.joinedInto !== null)
    return <Act act="part" to={here(props)} seen={seen.join} label={t('one.part')} look="second" />
  return (
    <Part id="settle" heading={t('one.settle')}>
      <Act act="place" to={here(props)} seen={seen.place} label={t('one.settle.button')}>
        <fieldset class="field">
          <legend>{t('one.settle')}</legend>
          <div class="choices choices--two">
            {CHOICES.map((one) => (
              <label class="choice" key={one}>
                <input type="radio" name="standing" value={one} checked={one === chosen} />
                <span>{t(`standing.${one}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Labelled id="reason" label={t('one.reason')} help={t('one.reason.help')}>
          <textarea class="input" id="reason" name="reason" rows={3} maxlength={2000} dir="auto">
            {typed.get('reason')}
          </textarea>
        </Labelled>
      </Act>
      {seen.ask && <Act act="ask" to={here(props)} seen={seen.ask} label={t('ask.again')} look="second" />}
      <Act act="join" to={here(props)} seen={seen.join} label={t('one.join.button')} look="second">
        <Labelled id="into" label={t('one.join')}>
          <input class="input input--s" id="into" name="into" inputmode="numeric" value={typed.get('into')} required />
        </Labelled>
      </Act>
    </Part>
  )
}
