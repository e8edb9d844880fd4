import type { EditionScope } from '../../access/public.ts'
import type { Form } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language, pickText } from '../../platform/languages/public.ts'
import { channelName } from '../../submissions/public.ts'
import { ENTERED_BY } from '../entered-by.ts'
import type { EventInput, StepOfRecommendation } from '../reads.ts'
import { inputsTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  inputs: readonly EventInput[]
  steps: readonly (StepOfRecommendation & { readonly submissionId: string })[]
  /** Forms of the calls that are open now; empty: none is, or the reader may not enter anything. */
  forms: readonly { readonly call: string; readonly form: Form }[]
  mayEnter: boolean
  refusal: boolean
}

/** On the desk: what events brought and what became of each recommendation; and a way to write down what came by another way. */
export function DeskInputsPage(props: Props) {
  const { edition, language, inputs, mayEnter, refusal } = props
  const t = inputsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p class="lede">
          {t('desk.lead')} <a href={pathTo(language, edition.slug, 'inputs')}>{t('desk.public')}</a>
        </p>
      </div>
      {mayEnter && (
        <Chapter id="enter" heading={t('enter.title')} aside={t('enter.aside')}>
          {refusal && <p role="alert">{t('enter.refused')}</p>}
          <Entering {...props} />
        </Chapter>
      )}
      <Chapter id="events" heading={t('desk.events')}>
        {inputs.length === 0 ? <p>{t('empty')}</p> : <Recommendations {...props} />}
      </Chapter>
    </div>
  )
}

function Entering({ edition, language, forms }: Props) {
  const t = inputsTexts(language)
  if (forms.length === 0) return <p>{t('enter.closed')}</p>
  return (
    <form class="stack" method="post" action={pathTo(language, edition.slug, 'desk', 'inputs')}>
      <div class="field">
        <label class="field__label" for="what">
          {t('enter.form')}
        </label>
        <select class="input input--m" id="what" name="what">
          {forms.map(({ call, form }) => (
            <option key={`${call} ${form.code}`} value={`${call} ${form.code}`}>
              {pickText(form.title, language).text}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label class="field__label" for="channel">
          {t('enter.channel')}
        </label>
        <select class="input input--m" id="channel" name="channel">
          {ENTERED_BY.map((channel) => (
            <option key={channel} value={channel}>
              {channelName(channel, language)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="btn">
        {t('enter.begin')}
      </button>
    </form>
  )
}

function Recommendations({ edition, language, inputs, steps }: Props) {
  const t = inputsTexts(language)
  return (
    <Scroll of="events">
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col">{t('desk.event')}</th>
            <th scope="col">{t('desk.recommendation')}</th>
            <th scope="col">{t('desk.became')}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.flatMap((input) =>
            input.recommendations.map(({ number, text }) => {
              const last = steps.filter((s) => s.submissionId === input.id && s.number === number).at(-1)
              const own = { lang: input.language, dir: direction(input.language) }
              const base = pathTo(language, edition.slug, 'desk', 'inputs', input.reference, number)
              return (
                <tr key={`${input.reference} ${number}`}>
                  <th scope="row">
                    <bdi dir="ltr">{input.reference}</bdi> <bdi {...own}>{input.title}</bdi>
                  </th>
                  <td {...own}>
                    <a href={base}>{text}</a>
                  </td>
                  <td>{last ? t(`step.${last.kind}`) : t('desk.nothing')}</td>
                </tr>
              )
            }),
          )}
        </tbody>
      </table>
    </Scroll>
  )
}
