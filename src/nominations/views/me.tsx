import type { EditionScope } from '../../access/public.ts'
import { Errors, Field, fieldId } from '../../forms/parts.ts'
import type { Answers, Fault } from '../../forms/public.ts'
import { Labelled, Problem } from '../../page/parts/acting.tsx'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { asForm, type Nominations, type Nominee } from '../reads.ts'
import { nominationsTexts } from '../texts.ts'
import type { Words } from '../words.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly words: Words
  readonly selection: Nominations
  readonly nominee: Nominee
  readonly answers: Answers
  readonly faults: readonly Fault[]
  readonly seen: string | null
  readonly to: string
  readonly problem: string | undefined
}

/** The page behind the link of the letter: what the nominee is asked, and three buttons. Opening it changes nothing. */
export function MePage(props: Props) {
  const { language, edition, selection, nominee, words } = props
  const t = nominationsTexts(language)
  const over = selection.releasedAt !== null || nominee.entry.standing === 'gone'
  const form = asForm(selection.completion, 'completion')
  return (
    <div class="wrap measure">
      <div class="title">
        <p class="over">{t('me.for', { title: pickText(selection.title, language).text })}</p>
        <h1>
          {t('me.title')}
          <br />
          <bdi>{nominee.name.written}</bdi>
        </h1>
        <p class="lede">{t('me.lead', { forum: pickText(edition.title, language).text })}</p>
        <p role="status">
          <b>
            {over
              ? t('me.over')
              : t(`me.stands.${nominee.answer}`, { date: nominee.answeredAt ? words.day(nominee.answeredAt) : '' })}
          </b>
        </p>
      </div>
      <Problem text={props.problem} />
      <Errors faults={props.faults} form={form} language={language} hrefOf={(fault) => `#${fieldId(fault)}`} />
      {!over && <MeForm {...props} />}
    </div>
  )
}

function MeForm({ language, words, selection, nominee, answers, faults, seen, to }: Props) {
  const t = nominationsTexts(language)
  return (
    <form method="post" action={to} enctype="multipart/form-data" novalidate class="stack">
      {seen && <input type="hidden" name="seen" value={seen} />}
      {selection.completion.questions.map((question) => (
        <Field
          key={question.id}
          {...{ question, answers, faults }}
          reader={{ names: words.names, language }}
          written={nominee.language}
          extraRows={0}
          organizationList=""
          likeOrganizations={() => []}
        />
      ))}
      <Labelled id="photo" label={t('me.photo')} help={t('me.photo.help')}>
        {nominee.photo && <p>{t('me.photo.kept')}</p>}
        <input class="input" id="photo" name="photo" type="file" accept="image/jpeg,image/png,image/webp" />
      </Labelled>
      <p class="actions">
        <button type="submit" class="btn" name="act" value="consent">
          {t('me.consent')}
        </button>
        <button type="submit" class="btn btn--second" name="act" value="keep">
          {t('me.keep')}
        </button>
      </p>
      <p>
        <button type="submit" class="btn btn--wrong" name="act" value="decline">
          {t('me.decline')}
        </button>
      </p>
      <p class="soft">{t('me.decline.help')}</p>
    </form>
  )
}
