import { type Acting, defineAct } from '../acts/public.ts'
import { type Call, callByCode, callState } from '../consultation/public.ts'
import { type Form, formsOfCall, MEANS, questionThatMeans } from '../forms/public.ts'
import type { DraftId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import type { Channel } from './channels.ts'
import { addDraft } from './store.ts'

type Wish = {
  readonly call: string
  readonly form: string
  readonly language: string
  /** By which way what is written down here reached the secretariat. */
  readonly channel: Extract<Channel, 'secretariat' | 'meeting' | 'imported'>
}
type Facts = { readonly call: Call; readonly form: Form }

/**
 * Somebody of the secretariat begins to write down what another hands in: on paper, by telephone, at a meeting. It goes through the same
 * form and gets the same receipt, sent to whoever it names, and belongs to them once they prove that address.
 */
export const inputEntered = defineAct<Wish, Facts, Wish, { draftId: DraftId }, 'call-unknown' | 'call-not-open'>({
  name: 'input entered',
  may: 'mayEnterInputs',
  async look({ tx, edition }, wish) {
    const call = await callByCode(tx, edition, wish.call)
    const form = call && (await formsOfCall(tx, call.id)).find(({ code }) => code === wish.form)
    return call && form ? ok({ call, form }) : refuse('call-unknown')
  },
  decide: ({ call }, wish, now) => (callState(call, now) === 'open' ? ok(wish) : refuse('call-not-open')),
  async do({ tx, edition, personId, now }: Acting, { language, channel }, { call, form }) {
    const asksLanguage = questionThatMeans(form, MEANS.language)
    const draftId = await addDraft(tx, edition, {
      callId: call.id,
      formId: form.id,
      owner: { browserHash: null, personId },
      language,
      answers: asksLanguage ? { [asksLanguage.id]: language } : {},
      submissionId: null,
      channel,
      at: now,
    })
    return { draftId }
  },
  record: (_, { call, form, channel }) => ({ subject: form, details: { call, form, channel } }),
})
