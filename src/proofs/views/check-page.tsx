import { Icon } from '../../page/parts/icons.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDays, type Language, pickText } from '../../platform/languages/public.ts'
import { printedCode, readProofCode } from '../code.ts'
import type { Proof } from '../reads.ts'
import { proofTexts } from '../texts.ts'

type Props = {
  language: Language
  typed: string
  /** Null before anything was asked. */
  outcome: 'valid' | 'withdrawn' | 'unknown' | 'too-many' | null
  /** Of a valid document alone; of one that was withdrawn nothing is told. */
  proof: Proof | null
}

const TONE = {
  valid: 'notice',
  withdrawn: 'notice notice--wrong',
  unknown: 'notice notice--wrong',
  'too-many': 'notice notice--care',
}

/** Whether a document is genuine; tells of it what is printed on it. */
export function CheckPage({ language, typed, outcome, proof }: Props) {
  const t = proofTexts(language)
  const code = readProofCode(typed)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('check.title')}</h1>
        <p class="lede">{t('check.lead')}</p>
      </div>
      {outcome && (
        <div class={TONE[outcome]} role="status">
          <Icon name={outcome === 'valid' ? 'note' : 'wrong'} />
          <div>
            <p>
              <b>{t(`check.${outcome}`)}</b>
            </p>
            <p>{t(`check.${outcome}.text`)}</p>
          </div>
        </div>
      )}
      {proof && <Facts proof={proof} language={language} />}
      <form method="get" action={pathTo(language, 'verify')} class="mt-5 no-print">
        <div class="field">
          <label class="field__label" for="code">
            {t('check.code')}
          </label>
          <p class="field__help" id="code-help">
            {t('check.code.help')}
          </p>
          <input
            class="input input--m"
            id="code"
            name="code"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            maxlength={60}
            required
            aria-describedby="code-help"
            value={code ? printedCode(code) : typed}
          />
        </div>
        <div class="actions">
          <button type="submit" class="btn">
            {t('check.ask')}
          </button>
        </div>
      </form>
    </div>
  )
}

function Facts({ proof, language }: { proof: Proof; language: Language }) {
  const t = proofTexts(language)
  return (
    <dl class="answers mt-5">
      <div>
        <dt>{t('check.what')}</dt>
        <dd>{pickText(proof.what, language).text}</dd>
      </div>
      <div>
        <dt>{t('check.forum')}</dt>
        <dd>{pickText(proof.forum, language).text}</dd>
      </div>
      <div>
        <dt>{t('check.name')}</dt>
        <dd>
          <bdi>{proof.name}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('check.days')}</dt>
        <dd>{formatDays(proof.from, proof.to, language)}</dd>
      </div>
      <div>
        <dt>{t('check.given')}</dt>
        <dd>
          <Moment at={proof.givenAt} zone={proof.zone} language={language} />
        </dd>
      </div>
      <div>
        <dt>{t('check.code')}</dt>
        <dd>
          <bdi dir="ltr">{printedCode(proof.code)}</bdi>
        </dd>
      </div>
    </dl>
  )
}
