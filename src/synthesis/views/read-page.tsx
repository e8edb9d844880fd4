import { seenOf } from '../../acts/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import { submissionShown } from '../change.ts'
import type { OwnText, ReadableText } from '../reads.ts'
import { overlaps, sentencesOf } from '../spans.ts'
import { synthesisTexts } from '../texts.ts'
import type { Passage } from '../things.ts'
import { type At, ChangeForm, deskPath, Press, Problem, Quotation, type Tree } from './parts.tsx'

type Props = {
  at: At
  submission: ReadableText
  tree: Tree
  /** Of this submission, whichever version they were taken from. */
  passages: readonly Passage[]
  /** The next one of which nothing has been taken; null when there is none. */
  next: string | null
  typed: { readonly question: string; readonly words: string } | null
  error: string | undefined
}

/** One submission to be read: sentences are ticked, tagged and taken as passages. */
export function ReadPage({ at, submission, tree, passages, next, typed, error }: Props) {
  const t = synthesisTexts(at.language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <bdi dir="ltr">{submission.reference}</bdi> ·{' '}
          <a href={pathTo(at.language, at.edition.slug, 'submissions', submission.reference)}>{t('read.whole')}</a>
        </p>
        <h1 lang={submission.language} dir={direction(submission.language)}>
          {submission.title}
        </h1>
        <p class="actions">
          {next ? (
            <a class="btn btn--second" href={deskPath(at, 'read', next)}>
              {t('read.next')}
            </a>
          ) : (
            t('read.all-read')
          )}
        </p>
      </div>
      <Problem text={error} />
      {submission.texts.length === 0 && <p class="notice">{t('read.no-text')}</p>}
      {submission.texts.map((text) => (
        <Chapter key={text.question} id={`text-${text.question}`} heading={labelOf(text, at)}>
          <Taking
            {...{ at, submission, text, tree, passages }}
            words={typed?.question === text.question ? typed.words : ''}
          />
        </Chapter>
      ))}
      {passages.length > 0 && (
        <Chapter id="taken" heading={t('read.taken')}>
          <ul class="plain stack">
            {passages.map((passage) => (
              <li key={passage.id} id={`passage-${passage.id}`}>
                <Taken {...{ at, passage, tree }} />
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}

const labelOf = (text: OwnText, at: At) => text.label[at.language] ?? text.label.en ?? ''

type TakingProps = Pick<Props, 'at' | 'submission' | 'tree' | 'passages'> & { text: OwnText; words: string }

function Taking({ at, submission, text, tree, passages, words }: TakingProps) {
  const t = synthesisTexts(at.language)
  const own = { lang: submission.language, dir: direction(submission.language) }
  const here = passages.filter((one) => one.question === text.question && one.version === submission.version)
  return (
    <form method="post" action={deskPath(at, 'read', submission.reference)} class="stack">
      <input type="hidden" name="question" value={text.question} />
      <input type="hidden" name="seen" value={seenOf(submissionShown(submission), at.now)} />
      <ol class="plain sentences" {...own}>
        {sentencesOf(text.text, submission.language).map((span, i) => {
          const taken = here.some((one) => overlaps(one, span))
          const id = `${text.question}-${i}`
          return (
            <li key={id}>
              <label for={id} class={taken ? 'voice voice--s is-taken' : 'voice voice--s'}>
                {at.may && <input type="checkbox" id={id} name="sentence" value={i} disabled={taken} />}
                <span>{text.text.slice(span.starts, span.ends)}</span>
                {taken && <span class="hidden">{t('read.taken-already')}</span>}
              </label>
            </li>
          )
        })}
      </ol>
      {at.may && <Words {...{ at, text, words, own, tree }} />}
    </form>
  )
}

type WordsProps = Pick<TakingProps, 'at' | 'text' | 'words' | 'tree'> & { own: { lang: string; dir: 'ltr' | 'rtl' } }

function Words({ at, text, words, own, tree }: WordsProps) {
  const t = synthesisTexts(at.language)
  return (
    <>
      <details open={words !== ''}>
        <summary>{t('read.exact')}</summary>
        <label for={`words-${text.question}`}>
          <span class="field__label">{t('read.exact.label')}</span>
          <textarea class="input" id={`words-${text.question}`} name="words" rows={2} {...own}>
            {words}
          </textarea>
        </label>
      </details>
      <ThemeTicks {...{ at, tree }} chosen={[]} id={text.question} />
      <p>
        <button type="submit" class="btn">
          {t('read.take')}
        </button>
      </p>
    </>
  )
}

function ThemeTicks({ at, tree, chosen, id }: { at: At; tree: Tree; chosen: readonly string[]; id: string }) {
  const t = synthesisTexts(at.language)
  if (tree.length === 0) return <p class="small">{t('read.no-themes')}</p>
  return (
    <fieldset class="ticks">
      <legend class="field__label">{t('themes.title')}</legend>
      {tree.map(({ theme }) => (
        <label key={theme.id} for={`${id}-${theme.id}`}>
          <input
            type="checkbox"
            id={`${id}-${theme.id}`}
            name="theme"
            value={theme.id}
            checked={chosen.includes(theme.id)}
          />
          <span>
            <Named content={theme.state.name} language={at.language} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Taken({ at, passage, tree }: { at: At; passage: Passage; tree: Tree }) {
  const t = synthesisTexts(at.language)
  return (
    <div class="stack">
      <Quotation of={passage} at={at} />
      {at.may && (
        <ChangeForm at={at} of={{ thing: 'passage', id: passage.id, state: passage.state }}>
          <ThemeTicks {...{ at, tree }} chosen={passage.state.themes} id={passage.id} />
          <p class="row">
            <button type="submit" class="btn btn--second btn--small" name="act" value="tag">
              {t('read.tag')}
            </button>
            <Press act="remove">{t('remove')}</Press>
          </p>
        </ChangeForm>
      )}
    </div>
  )
}
