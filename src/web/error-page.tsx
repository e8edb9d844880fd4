import type { ComponentChildren } from 'preact'
import type { Viewer } from '../access/public.ts'
import type { SubmittedForm } from '../page/form.ts'
import type { PageView } from '../page/route.ts'
import type { pageTexts } from '../page/texts.ts'

type Texts = ReturnType<typeof pageTexts>
export type ErrorKey =
  | 'error.404'
  | 'error.405'
  | 'error.500'
  | 'error.503'
  | 'error.address'
  | 'error.broken'
  | 'error.foreign'
  | 'error.large'

/** A page that says what happened, what is kept, and what to do next. */
export function errorView(t: Texts, key: ErrorKey, values: Record<string, string | number>): PageView {
  return {
    title: t(`${key}.title`),
    body: (
      <div class="wrap">
        <div class="title">
          <h1>{t(`${key}.title`)}</h1>
          <p class="lede">{t(`${key}.text`, values)}</p>
        </div>
        <p class="mt-5">
          <a class="btn btn--second" href={`/${t.language}`}>
            {t('error.start')}
          </a>
        </p>
      </div>
    ),
  }
}

/**
 * A form that no header says came from our own page is not carried out. Its owner sees what was sent, where it would go and in whose
 * name, and only their own press of the button here sends it: a page of ours that no other site can frame or press.
 */
export function refusedFormView(t: Texts, action: string, form: SubmittedForm, viewer: Viewer): PageView {
  const typed = typedIn(form)
  if (typed.length === 0) return errorView(t, 'error.foreign', {})
  const address = <bdi dir="ltr">{action}</bdi>
  const where = viewer.person
    ? t.parts('error.foreign.where', { address, who: <bdi>{viewer.person.name || viewer.person.email}</bdi> })
    : t.parts('error.foreign.where.visitor', { address })
  const title = t('error.foreign.title')
  return {
    title,
    body: (
      <GivenBack title={title} lede={[t('error.foreign.kept'), where]} typed={typed}>
        <SendAgain {...{ t, action, form }} />
      </GivenBack>
    ),
  }
}

/** A form for something that is not there (for this reader): an ordinary absence, but nothing typed is lost. */
export function absentFormView(t: Texts, action: string, form: SubmittedForm, again: boolean): PageView {
  const typed = typedIn(form)
  if (typed.length === 0) return errorView(t, 'error.404', {})
  const title = t('error.404.title')
  const lede = t(again ? 'error.ended.kept' : 'error.ended.copy')
  return {
    title,
    body: (
      <GivenBack title={title} lede={[lede]} typed={typed}>
        {again && <SendAgain {...{ t, action, form }} />}
      </GivenBack>
    ),
  }
}

type Typed = { name: string; value: string }

/** A page gives back no more than this; a draft, which is saved while it is written, has the rest. */
const MOST_GIVEN_BACK = 64 * 1024

const sentIn = (form: SubmittedForm): Typed[] =>
  form.names().flatMap((name) => form.all(name).map((value) => ({ name, value })))

/** The reader's own words. Names that begin with an underscore are the page's own marks. */
function typedIn(form: SubmittedForm): Typed[] {
  const sent = sentIn(form)
  if (sent.reduce((sum, { name, value }) => sum + name.length + value.length, 0) > MOST_GIVEN_BACK) return []
  return sent.filter(({ name, value }) => !name.startsWith('_') && value.trim() !== '')
}

function GivenBack(props: { title: string; lede: ComponentChildren[]; typed: Typed[]; children: ComponentChildren }) {
  return (
    <div class="wrap stack">
      <div class="title">
        <h1>{props.title}</h1>
        {props.lede.map((line, i) => (
          <p class="lede" key={i}>
            {line}
          </p>
        ))}
      </div>
      <dl class="answers">
        {props.typed.map(({ name, value }) => (
          <div key={`${name} ${value}`}>
            <dt>
              <bdi dir="ltr">{name}</bdi>
            </dt>
            <dd dir="auto" class="typed">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {props.children}
    </div>
  )
}

function SendAgain({ t, action, form }: { t: Texts; action: string; form: SubmittedForm }) {
  return (
    <form method="post" action={action}>
      {sentIn(form).map(({ name, value }) => (
        <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
      ))}
      <div class="actions mt-5">
        <button type="submit" class="btn">
          {t('error.foreign.again')}
        </button>
        <a class="btn btn--quiet" href={`/${t.language}`}>
          {t('error.start')}
        </a>
      </div>
    </form>
  )
}
