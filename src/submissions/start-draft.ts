import type { EditionScope } from '../access/public.ts'
import { callByCode, callState } from '../consultation/public.ts'
import { formsOfCall, isOfMeetings, MEANS, questionThatMeans } from '../forms/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { type Channel, channelOf } from './channels.ts'
import type { Owner } from './owners.ts'
import { beginningOf } from './prefill.ts'
import { addDraft } from './store.ts'

type StartWish = {
  readonly call: string
  readonly form: string
  readonly language: string
  readonly owner: Owner
  /** By which way it comes, where people do not hand it in themselves. */
  readonly channel?: Channel
}

/** Begins a draft of one form of an open call for this browser or person. */
export async function startDraft({ db, clock }: Platform, edition: EditionScope, wish: StartWish) {
  const now = clock.now()
  const call = await callByCode(db, edition, wish.call)
  if (!call) return refuse('call-unknown')
  const form = (await formsOfCall(db, call.id)).find((f) => f.code === wish.form)
  if (!form || isOfMeetings(form)) return refuse('call-unknown')
  const state = callState(call, now)
  if (state !== 'open') return refuse(state === 'closed' ? 'call-closed' : 'not-yet-open')
  const asksLanguage = questionThatMeans(form, MEANS.language)
  const answers = asksLanguage ? { [asksLanguage.id]: wish.language } : {}
  const draft = {
    callId: call.id,
    formId: form.id,
    owner: wish.owner,
    language: wish.language,
    answers,
    submissionId: null,
    channel: wish.channel ?? channelOf(form),
  }
  const id = await db.transaction().execute(async (tx) => {
    const known = await beginningOf(tx, edition, form, wish.owner)
    return addDraft(tx, edition, { ...draft, answers: { ...known, ...answers }, at: now })
  })
  return ok({ id })
}
