import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { ShownTag } from '../../list/reads.ts'
import { reviewTexts } from '../../texts.ts'
import { Who } from '../../views/parts.tsx'
import type { Colleague } from '../colleagues.ts'
import type { Note, Tag } from '../reads.ts'
import { TagList } from './tag-list.tsx'

/** What the desk has put down on a submission, and what can be put down. */
export type Work = {
  readonly assignee: { readonly id: string; readonly name: string } | null
  readonly tags: readonly ShownTag[]
  readonly notes: readonly Note[]
  readonly known: readonly Tag[]
  readonly colleagues: readonly Colleague[]
  /** Of who looks after it and its tags, as this page shows them; null for who only reads. */
  readonly seen: string | null
  /** Of each note that is one's own. */
  readonly seenOf: ReadonlyMap<string, string>
  /** Whoever reads the page. */
  readonly me: string | null
  /** What was typed into a form that was refused. */
  readonly typed: { readonly note: string; readonly noteId: string }
}

type Props = {
  edition: EditionScope
  language: Language
  reference: string
  /** The queue one is in, to come back to. */
  search: string
  work: Work
}

const at = ({ edition, language, reference }: Props, ...more: string[]) =>
  pathTo(language, edition.slug, 'desk', 'submissions', reference, ...more)

/** Who looks after it and its tags: seen by the secretariat alone. */
export function MarkPanel(props: Props) {
  const { language, work } = props
  const t = reviewTexts(language)
  return (
    <section class="mark stack" aria-labelledby="mark">
      <h2 id="mark">{t('mark.title')}</h2>
      <p>
        <span class="soft">{t('desk.assignee')}</span> <bdi>{work.assignee?.name ?? t('desk.assignee.nobody')}</bdi>
      </p>
      <TagList tags={work.tags} />
      {work.seen !== null && <MarkForm {...props} seen={work.seen} />}
    </section>
  )
}

function MarkForm(props: Props & { seen: string }) {
  const { language, work, edition } = props
  const t = reviewTexts(language)
  const mine = work.assignee?.id === work.me
  return (
    <form method="post" action={at(props, 'mark')} class="stack no-print">
      <input type="hidden" name="seen" value={props.seen} />
      <input type="hidden" name="queue" value={props.search} />
      {!mine && work.me && (
        <button type="submit" class="btn btn--second btn--small" name="take-up" value={work.me}>
          {t('mark.me')}
        </button>
      )}
      <details class="more">
        <summary>{t('mark.change')}</summary>
        <div class="stack">
          <div class="field">
            <label class="field__label" for="assignee">
              {t('desk.assignee')}
            </label>
            <select class="input" id="assignee" name="assignee">
              <option value="">{t('desk.assignee.nobody')}</option>
              {work.colleagues.map(({ id, name }) => (
                <option key={id} value={id} selected={id === work.assignee?.id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <TagChoice {...{ language, edition }} known={work.known} given={work.tags} />
          <button type="submit" class="btn btn--second btn--small" name="whole" value="1">
            {t('mark.save')}
          </button>
        </div>
      </details>
    </form>
  )
}

type TagChoiceProps = {
  language: Language
  edition: EditionScope
  known: readonly Tag[]
  given: readonly { readonly id: string }[]
}

/** The tags there are, each to be ticked. */
function TagChoice({ language, edition, known, given }: TagChoiceProps) {
  const t = reviewTexts(language)
  return (
    <fieldset class="field">
      <legend>{t('desk.tags')}</legend>
      {known.map((tag) => (
        <label class="facet" key={tag.id}>
          <input type="checkbox" name="tag" value={tag.id} checked={given.some(({ id }) => id === tag.id)} />
          <TagList tags={[tag]} />
        </label>
      ))}
      <p class="small">
        <a href={pathTo(language, edition.slug, 'desk', 'submissions', 'tags')}>{t('tags.manage')}</a>
      </p>
    </fieldset>
  )
}

/** What colleagues have written for each other; never public. */
export function Notes(props: Props) {
  const { language, work } = props
  const t = reviewTexts(language)
  return (
    <Chapter id="notes" heading={t('notes.title')} aside={t('notes.aside')}>
      {work.notes.length > 0 && (
        <ul class="plain stack">
          {work.notes.map((note) => (
            <OneNote key={note.id} {...props} note={note} />
          ))}
        </ul>
      )}
      {work.seen !== null && <NewNote {...props} />}
    </Chapter>
  )
}

function OneNote(props: Props & { note: Note }) {
  const { edition, language, note, work } = props
  const t = reviewTexts(language)
  const seen = work.seenOf.get(note.id)
  return (
    <li id={`note-${note.id}`} class="note">
      <p class="small">
        <Who by={note.by} at={note.at} {...{ edition, language }} />
        {note.editedAt && !note.removedAt && <span class="soft"> {t('notes.edited')}</span>}
      </p>
      {note.removedAt ? (
        <p class="soft">{t('notes.removed')}</p>
      ) : (
        <p class="voice as-typed" dir="auto">
          {note.words}
        </p>
      )}
      {seen !== undefined && (
        <details class="more no-print" open={work.typed.noteId === note.id}>
          <summary>{t('notes.change')}</summary>
          <form method="post" action={at(props, 'notes', note.id)} class="stack">
            <input type="hidden" name="seen" value={seen} />
            <input type="hidden" name="queue" value={props.search} />
            <label class="hidden" for={`words-${note.id}`}>
              {t('notes.words')}
            </label>
            <textarea class="input" id={`words-${note.id}`} name="words" rows={3} dir="auto">
              {work.typed.noteId === note.id ? work.typed.note : note.words}
            </textarea>
            <p class="actions">
              <button type="submit" class="btn btn--second btn--small">
                {t('notes.save')}
              </button>
              <button type="submit" class="btn btn--quiet btn--small" name="act" value="remove">
                {t('notes.remove')}
              </button>
            </p>
          </form>
        </details>
      )}
    </li>
  )
}

function NewNote(props: Props) {
  const { language, work } = props
  const t = reviewTexts(language)
  const others = work.colleagues.filter(({ id, email }) => id !== work.me && email)
  return (
    <form method="post" action={at(props, 'notes')} class="stack no-print">
      <input type="hidden" name="queue" value={props.search} />
      <div class="field">
        <label class="field__label" for="note">
          {t('notes.new')}
        </label>
        <textarea class="input" id="note" name="words" rows={3} dir="auto">
          {work.typed.noteId === '' ? work.typed.note : ''}
        </textarea>
      </div>
      {others.length > 0 && (
        <details class="more">
          <summary>{t('notes.tell')}</summary>
          <fieldset class="field">
            <legend class="hidden">{t('notes.tell')}</legend>
            {others.map(({ id, name }) => (
              <label class="facet" key={id}>
                <input type="checkbox" name="tell" value={id} />
                <bdi>{name}</bdi>
              </label>
            ))}
          </fieldset>
        </details>
      )}
      <p class="actions">
        <button type="submit" class="btn btn--second btn--small">
          {t('notes.write')}
        </button>
      </p>
    </form>
  )
}
