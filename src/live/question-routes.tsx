import { anyone, holding, owner } from '../access/public.ts'
import { perform, person } from '../acts/public.ts'
import { get, type PageRequest, page, post, type Reply, seeOther } from '../page/route.ts'
import { cut, singleLine } from '../platform/text.ts'
import { questionAsked, questionModerated, questionVoted } from './ask-question.ts'
import { framing, inMeeting, sentenceFor } from './floor-pages.ts'
import { type Asked, floorProps, isTooMuch, ledOf, partOfAddress, speakerOf } from './floor-request.ts'
import { isModeration } from './question.ts'
import { questionsOf, votedBy } from './question-reads.ts'
import { liveTexts } from './texts.ts'
import { QuestionsPage } from './views/questions.tsx'

const MOST_LETTERS = 600

const typedIn = ({ form }: PageRequest) => ({
  body: cut(form.get('body').trim(), MOST_LETTERS),
  name: cut(singleLine(form.get('name')), 120),
  organization: '',
})

async function questionsPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  const { platform, readerZone, language } = request
  const led = await ledOf(platform, asked)
  const { speaker } = speakerOf(request)
  const isThere = led.floor.id !== ''
  const props = {
    ...(await floorProps(request, asked, led)),
    questions: isThere ? await questionsOf(platform.db, led.floor) : [],
    voted: isThere ? await votedBy(platform.db, led.floor, speaker) : new Set<string>(),
    typed: typedIn(request),
    refusal: refused && sentenceFor(request, refused),
    mayChair: asked.mayChair,
    readerZone,
  }
  const { title, section, crumbs } = framing(request, asked)
  const label = liveTexts(language)('questions')
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page(
    { title: `${label} · ${title}`, section, crumbs: [...path, { label }], body: <QuestionsPage {...props} /> },
    { status: refused ? 422 : 200 },
  )
}

async function askOrVote(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer, form, language } = request
  const { speaker, cookies } = speakerOf(request)
  if (await isTooMuch(request, speaker, !form.get('do').endsWith('vote')))
    return questionsPage(request, asked, 'too-much')
  const { edition, meeting, rehearsal } = asked
  const order = { edition, actor: person(viewer) }
  const at = { meeting, rehearsal, speaker }
  const said = form.get('do')
  const { body, name } = typedIn(request)
  const done =
    said === 'vote' || said === 'unvote'
      ? await perform(platform, questionVoted, {
          ...order,
          wish: { ...at, question: form.get('question'), isFor: said === 'vote' },
        })
      : await perform(platform, questionAsked, {
          ...order,
          wish: { ...at, body, language, name: name || null, organization: null },
        })
  return done.ok ? seeOther(`${asked.here}/questions`, cookies) : questionsPage(request, asked, done.refusal.code)
}

async function moderate(request: PageRequest, asked: Asked): Promise<Reply> {
  const { edition, meeting, rehearsal } = asked
  const makes = request.form.get('do')
  if (!isModeration(makes)) return questionsPage(request, asked, 'question-gone')
  const wish = { meeting, rehearsal, question: request.form.get('question'), makes }
  const done = await perform(request.platform, questionModerated, { edition, actor: person(request.viewer), wish })
  return done.ok ? seeOther(`${asked.here}/questions`) : questionsPage(request, asked, done.refusal.code)
}

export const questionRoutes = [
  get('/:edition/live/:meeting/questions', anyone, inMeeting(questionsPage)),
  post('/:edition/live/:meeting/questions', owner, inMeeting(askOrVote)),
  post('/:edition/live/:meeting/chair/question', holding('mayChair', partOfAddress), inMeeting(moderate)),
]
