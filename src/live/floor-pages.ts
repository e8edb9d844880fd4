import { absent, type Crumb, type PageRequest, pathTo, type Reply } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { type Asked, askedOf } from './floor-request.ts'
import { liveTexts } from './texts.ts'

/** Title, place in the navigation and crumbs of every page of a meeting. */
export function framing({ language }: PageRequest, { edition, meeting }: Asked) {
  const { text: title, language: written } = pickText(meeting.title, language)
  const t = liveTexts(language)
  const announced: Crumb = {
    label: t(meeting.sessionId === null ? 'meeting' : 'session'),
    href: pathTo(language, edition.slug, ...meeting.announced),
  }
  return {
    title,
    section: meeting.sessionId === null ? 'consultation' : 'programme',
    crumbs: [announced, written === language ? { label: title } : { label: title, lang: written }],
  }
}

/** Refusals a page has a sentence for. */
const SAID = [
  'floor-closed',
  'name-missing',
  'meeting-over',
  'statement-empty',
  'statement-read',
  'statement-gone',
  'statement-entered',
  'words-missing',
  'not-spoken',
  'no-form',
  'too-many',
  'too-much',
  'not-open',
  'hand-not-waiting',
  'nobody-speaking',
  'nothing-to-restore',
  'seconds-unknown',
  'changed-meanwhile',
  'question-empty',
  'question-gone',
  'too-many-questions',
  'no-floor',
  'minutes-empty',
  'no-minutes',
  'not-over',
  'until-past',
  'no-round',
  'reply-closed',
  'reply-open',
  'not-a-speaker',
  'no-captions',
  'title-missing',
  'address-wrong',
  'file-kind',
  'too-many-materials',
  'material-gone',
  'captioner-gone',
  'others-turn',
  'too-many-captioners',
  'caption-gone',
  'caption-changed',
  'voted',
  'poll-gone',
  'poll-not-open',
  'poll-sign-in',
  'poll-changed',
  'poll-empty',
  'poll-options',
  'too-many-polls',
  'choice-missing',
  'ranks-twice',
] as const
type Said = (typeof SAID)[number]

/** Why something was not done, in the reader's words. */
export const sentenceFor = ({ language }: PageRequest, code: string): string => {
  const known = SAID.find((one) => one === code)
  return liveTexts(language)(`refusal.${known ?? ('changed-meanwhile' satisfies Said)}`)
}

/** Within a meeting; what is not held looks absent. */
export const inMeeting =
  (answer: (request: PageRequest, asked: Asked) => Promise<Reply>) => async (request: PageRequest) => {
    const asked = await askedOf(request)
    return asked ? answer(request, asked) : absent()
  }
