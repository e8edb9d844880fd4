import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import { pathTo } from '../../../page/route.ts'
import { direction, type Language } from '../../../platform/languages/public.ts'
import { Own } from '../../../sessions/parts.ts'
import { type ContentField, sessionTexts, type wordsOfSubmitter } from '../../../sessions/public.ts'
import { ReasonField } from '../../views/form-parts.tsx'
import { inWords, type ValueWords } from '../field-words.ts'
import type { ContentWish } from '../session-form.ts'
import { editingTexts } from '../texts.ts'
import { OrganizationsOfSession, PeopleOfSession } from './people-fields.tsx'
import { type FieldsProps, FormOfSession, NotSaved, PlanningOfSession, WordsOfSession } from './session-fields.tsx'

/** A colleague was faster: what of it is newer than what the page had shown, by whom, and what this person had typed instead. */
export type Newer = {
  readonly fields: readonly ContentField[]
  readonly typed: ContentWish
  readonly by: readonly { readonly name: string; readonly at: Date }[]
}

type Props = Omit<FieldsProps, 'wish'> & {
  readonly edition: EditionScope
  /** null: a session that is only being made. */
  readonly number: number | null
  readonly wish: ContentWish
  /** What confirms the form, or makes it once. */
  readonly hidden: Readonly<Record<string, string>>
  readonly submitter: Awaited<ReturnType<typeof wordsOfSubmitter>>
  readonly reason: string
  readonly refusal: string | null
  /** Sentences about the rules that would be broken. */
  readonly broken: readonly string[]
  readonly newer: Newer | null
  readonly mayRemove: boolean
}

/** The form of a session: one that is made, or one whose words and facts are put right. */
export function EditSessionPage(props: Props) {
  const { edition, language, number, wish, hidden, broken, refusal, newer } = props
  const t = editingTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'sessions', number ?? 'new')
  return (
    <div class="wrap">
      <div class="title">
        {number !== null && (
          <p class="over">
            <b>{sessionTexts(language)('session.number', { number })}</b>
          </p>
        )}
        <h1>{number === null ? t('make') : t('edit')}</h1>
        {number === null && <p class="lede">{t('make.lead')}</p>}
      </div>
      {newer && <NewerWords {...{ edition, language, newer }} words={props.words} />}
      {refusal && !newer && (
        <NotSaved words={refusal}>
          {broken.length > 0 && (
            <ul>
              {broken.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </NotSaved>
      )}
      <SubmitterWords {...props} />
      <form method="post" action={number === null ? here : `${here}/edit`} class="stack">
        <button type="submit" class="hidden" tabindex={-1}>
          {t(number === null ? 'make.save' : 'edit.save')}
        </button>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <WordsOfSession {...props} {...{ wish }} />
        <FormOfSession {...props} {...{ wish }} />
        <PeopleOfSession {...props} {...{ wish }} />
        <OrganizationsOfSession {...props} {...{ wish }} />
        <PlanningOfSession {...props} {...{ wish }} />
        <Save {...props} />
      </form>
      {props.mayRemove && <Remove {...{ language, here }} seen={hidden.seen ?? ''} />}
    </div>
  )
}

function Save({ language, number, reason, broken }: Props) {
  const t = editingTexts(language)
  return (
    <div class="stack">
      {number !== null && <ReasonField label={t('reason')} value={reason} rows={3} language={language} />}
      <p class="actions">
        <button type="submit" class="btn">
          {number === null ? t('make.save') : t('edit.save')}
        </button>
        {broken.length > 0 && (
          <button type="submit" class="btn btn--second" name="anyway" value="yes">
            {t('edit.anyway')}
          </button>
        )}
      </p>
    </div>
  )
}

/** What the submitter wrote, word for word, whatever has been corrected since. */
function SubmitterWords({ edition, language, submitter }: Props) {
  if (!submitter) return null
  const t = editingTexts(language)
  const { title, abstract, objectives, relevance } = submitter
  return (
    <details class="stack">
      <summary>{t('submitter')}</summary>
      <div class="stack" lang={submitter.language} dir={direction(submitter.language)}>
        <p>
          <b>{title}</b>
        </p>
        {[abstract, objectives, relevance].filter(Boolean).map((text) => (
          <p class="voice voice--s" key={text}>
            {text}
          </p>
        ))}
      </div>
      <p>
        <a href={pathTo(language, edition.slug, 'desk', 'submissions', submitter.reference)}>
          <bdi dir="ltr">{submitter.reference}</bdi>
        </a>
      </p>
    </details>
  )
}

/** Nothing was saved: a colleague's newer words stand in the form now, and what was typed here stands beside them to be copied. */
function NewerWords({
  edition,
  language,
  newer,
  words,
}: {
  edition: EditionScope
  language: Language
  newer: Newer
  words: ValueWords
}) {
  const t = editingTexts(language)
  return (
    <NotSaved words={t('newer')}>
      {newer.by.map(({ name, at }) => (
        <p class="small" key={at.getTime()}>
          <bdi>{name}</bdi> · <Moment at={at} zone={edition.zone} language={language} weekday={false} />
        </p>
      ))}
      <dl class="facts">
        {newer.fields.map((field) => (
          <div key={field}>
            <dt>{t('newer.typed', { field: t(`field.${field}`) })}</dt>
            <dd>
              <Own language={newer.typed.language}>{inWords(field, newer.typed[field], words, language)}</Own>
            </dd>
          </div>
        ))}
      </dl>
    </NotSaved>
  )
}

/** For a session that was made by mistake and that nobody outside has seen. */
function Remove({ language, here, seen }: { language: Language; here: string; seen: string }) {
  const t = editingTexts(language)
  return (
    <Chapter id="remove" heading={t('remove')}>
      <form method="post" action={`${here}/remove`} class="stack">
        <input type="hidden" name="seen" value={seen} />
        <p>{t('remove.lead')}</p>
        <p class="actions">
          <button type="submit" class="btn btn--second">
            {t('remove.confirm')}
          </button>
        </p>
      </form>
    </Chapter>
  )
}
