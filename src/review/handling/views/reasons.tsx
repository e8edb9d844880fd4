import type { EditionScope } from '../../../access/public.ts'
import { seenOf } from '../../../acts/public.ts'
import { FilterChoice } from '../../../page/parts/list.tsx'
import { pathTo } from '../../../page/route.ts'
import { direction, type Language } from '../../../platform/languages/public.ts'
import { ReasonFields } from '../../deciding/views/reason-fields.tsx'
import { OUTCOMES, type Reason } from '../../decision.ts'
import { reviewTexts } from '../../texts.ts'
import { Problem } from '../../views/parts.tsx'
import type { Words } from '../../words.ts'
import type { Snippet } from '../reads.ts'
import { LONGEST_NAME } from '../snippets.ts'

type Typed = { id: string; name: string; outcome: string; kind: string; suggested: boolean; reason: Reason }
type Props = {
  edition: EditionScope
  language: Language
  snippets: readonly Snippet[]
  words: Words
  now: Date
  /** The one whose form is open. */
  open: string
  /** One just taken away, which can be brought back. */
  removed: string | null
  typed: Typed | null
  error: string | undefined
}

const to = ({ edition, language }: Props, ...more: string[]) =>
  pathTo(language, edition.slug, 'desk', 'submissions', 'reasons', ...more)

/** Reasons that are given again and again, in as many languages as somebody has words for. */
export function ReasonsPage(props: Props) {
  const { language, snippets, typed, removed, open } = props
  const t = reviewTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('reasons.title')}</h1>
        <p class="lede">{t('reasons.lead')}</p>
      </div>
      <Problem text={props.error} />
      {removed && (
        <form method="post" action={to(props)} class="notice notice--care row">
          <input type="hidden" name="id" value={removed} />
          <span>{t('reasons.removed')}</span>
          <button type="submit" class="btn btn--second btn--small" name="act" value="restore">
            {t('reasons.restore')}
          </button>
        </form>
      )}
      {snippets.map((one, n) => (
        <details class="reason" key={one.id} open={open === one.id}>
          <summary>
            <kbd>{n + 1}</kbd> <bdi>{one.name}</bdi>{' '}
            <span class="soft">
              {one.outcome ? t(`outcome.${one.outcome}`) : t('reasons.any')}{' '}
              {one.kind && props.words.name('kind', one.kind)} {one.suggested && t('reasons.suggested.short')}
            </span>
            <span class="voice" lang={one.reason.language} dir={direction(one.reason.language)}>
              {one.reason.text}
            </span>
          </summary>
          <Form {...props} of={typed?.id === one.id ? typed : typedOf(one)} seen={seenOfSnippet(one, props.now)} />
        </details>
      ))}
      <details class="reason" open={snippets.length === 0 || (typed !== null && !typed.id)}>
        <summary>{t('reasons.new')}</summary>
        <Form {...props} of={typed && !typed.id ? typed : nothing(language)} seen="" />
      </details>
    </div>
  )
}

const nothing = (language: Language): Typed => ({
  id: '',
  name: '',
  outcome: '',
  kind: '',
  suggested: false,
  reason: { text: '', language, others: {} },
})
const typedOf = ({ position: _, ...snippet }: Snippet): Typed => ({
  ...snippet,
  outcome: snippet.outcome ?? '',
  kind: snippet.kind ?? '',
})
const seenOfSnippet = ({ id, position: _, ...snippet }: Snippet, now: Date) => seenOf({ [id]: snippet }, now)

function Form(props: Props & { of: Typed; seen: string }) {
  const { language, of, words } = props
  const t = reviewTexts(language)
  return (
    <form method="post" action={to(props)} class="stack measure">
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="seen" value={props.seen} />
      <label class="field">
        <span class="field__label">{t('reasons.name')}</span>
        <input class="input" name="name" value={of.name} maxlength={LONGEST_NAME} required dir="auto" />
      </label>
      <div class="row filters">
        <FilterChoice
          label={t('reasons.outcome')}
          name="outcome"
          any={t('reasons.any')}
          picked={of.outcome}
          options={OUTCOMES.map((code) => [code, t(`outcome.${code}`)] as const)}
        />
        <FilterChoice
          label={t('reasons.kind')}
          name="kind"
          any={t('reasons.any-kind')}
          picked={of.kind}
          options={words.all('kind')}
        />
      </div>
      <label class="choice">
        <input type="checkbox" name="suggested" value="1" checked={of.suggested} />
        <span>{t('reasons.suggested')}</span>
      </label>
      <ReasonFields {...{ language }} reason={of.reason} at={of.id || 'new'} />
      <p class="actions">
        <button type="submit" class="btn" name="act" value="keep">
          {t('reasons.keep')}
        </button>
        {of.id && (
          <button type="submit" class="btn btn--quiet" name="act" value="remove" formnovalidate>
            {t('reasons.remove')}
          </button>
        )}
      </p>
    </form>
  )
}
