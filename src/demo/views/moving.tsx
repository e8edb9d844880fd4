import type { ComponentChildren } from 'preact'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Step } from '../steps.ts'
import { demoTexts } from '../texts.ts'
import { movingPath } from './bar.tsx'

type Facts = { language: Language; step: Step; back: string }

function Said({ title, text, children }: { title: string; text: string; children: ComponentChildren }) {
  return (
    <div class="wrap">
      <div class="title">
        <h1>{title}</h1>
        <p class="lede">{text}</p>
      </div>
      {children}
    </div>
  )
}

/** Shown, and loaded again, until the demonstration has got there. */
export function MovingPage({ language, step, back, done, total }: Facts & { done: number; total: number }) {
  const t = demoTexts(language)
  return (
    <Said title={t('moving.title')} text={t('moving.text', { step: step.name[language] })}>
      <p class="moving">
        <progress
          id="progress"
          value={done}
          max={Math.max(total, 1)}
          aria-describedby="said"
          aria-label={t('moving.title')}
        />
        <span id="said">{t('moving.done', { done, total })}</span>
      </p>
      <p class="mt-5">
        <a href={movingPath(language, back)}>{t('moving.again')}</a>
      </p>
    </Said>
  )
}

/** Going back takes away what visitors wrote: said before, and done only by the reader's own press. */
export function GoingBackPage({ language, step, back }: Facts) {
  const t = demoTexts(language)
  return (
    <Said title={t('back.title')} text={t('back.text', { step: step.name[language] })}>
      <form method="post" action={pathTo(language, 'demo', 'step')} class="actions mt-5">
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="sure" value="yes" />
        <button type="submit" class="btn btn--wrong" name="step" value={step.code}>
          {t('back.do')}
        </button>
        <a class="btn btn--second" href={back}>
          {t('back.stay')}
        </a>
      </form>
    </Said>
  )
}

export function FailedPage({ language, back, why }: { language: Language; back: string; why: string | null }) {
  const t = demoTexts(language)
  return (
    <Said title={t('failed.title')} text={why ?? t('failed.text')}>
      <p class="mt-5">
        <a class="btn btn--second" href={back}>
          {t('back.stay')}
        </a>
      </p>
    </Said>
  )
}
