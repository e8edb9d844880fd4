import { anyone, holding, owner } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { nameGiven } from '../../identity/public.ts'
import { csvFile } from '../../page/csv.ts'
import { absent, data, get, getFile, type PageRequest, page, post, type Reply, seeOther } from '../../page/route.ts'
import { cut, singleLine } from '../../platform/text.ts'
import { framing, inMeeting, sentenceFor } from '../floor-pages.ts'
import { type Asked, floorProps, isTooMuch, ledOf, partOfAddress, speakerOf } from '../floor-request.ts'
import { floorOf } from '../reads.ts'
import { liveTexts } from '../texts.ts'
import { PollsPage } from '../views/polls.tsx'
import { pollLed, pollVoted, pollWritten } from './lead-poll.ts'
import { MOST_OPTIONS, POLL_KINDS, type PollLead, type Round, VOTERS } from './poll.ts'
import { ballotsOf, pollsOf, tallyFor, votedIn } from './poll-reads.ts'

const MOST_LETTERS = 300
const mayChair = holding('mayChair', partOfAddress)

/** What a form of a poll says: one written by the chair, or a vote. */
const typedIn = ({ form, viewer }: PageRequest) => ({
  poll: form.get('poll'),
  question: cut(singleLine(form.get('question')), MOST_LETTERS),
  options: form
    .get('options')
    .split('\n')
    .map((option) => cut(singleLine(option), MOST_LETTERS)),
  kind: POLL_KINDS.find((kind) => kind === form.get('kind')) ?? 'single',
  voters: VOTERS.find((who) => who === form.get('voters')) ?? 'anyone',
  named: form.get('named') === 'yes',
  name: form.names().includes('name') ? cut(singleLine(form.get('name')), 120) : nameGiven(viewer.person),
  marks: Array.from({ length: MOST_OPTIONS }, (_, option) => {
    const chosen = form.all('choice').includes(String(option)) ? '1' : ''
    const rank = form.get(`rank-${option}`)
    return /^[1-9][0-9]?$/.test(rank) ? rank : chosen
  }),
})

async function pollsPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  const { platform, readerZone, language, viewer } = request
  const led = await ledOf(platform, asked)
  const isThere = led.floor.id !== ''
  const all = isThere ? await pollsOf(platform.db, led.floor) : []
  const seen = asked.mayChair ? all : all.filter(({ state }) => state === 'open' || state === 'closed')
  const polls = await Promise.all(
    seen.map(async (poll) => ({
      poll,
      tally: poll.state === 'closed' ? await tallyFor(platform.db, poll) : null,
      ballots: poll.state === 'closed' && poll.named ? await ballotsOf(platform.db, poll) : [],
    })),
  )
  const props = {
    ...(await floorProps(request, asked, led)),
    polls,
    voted: isThere ? await votedIn(platform.db, led.floor, speakerOf(request).speaker) : new Set<string>(),
    typed: typedIn(request),
    refusal: refused && sentenceFor(request, refused),
    mayChair: asked.mayChair,
    isSignedIn: viewer.person !== null,
    readerZone,
  }
  const { title, section, crumbs } = framing(request, asked)
  const label = liveTexts(language)('polls')
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page(
    { title: `${label} · ${title}`, section, crumbs: [...path, { label }], body: <PollsPage {...props} /> },
    { status: refused ? 422 : 200 },
  )
}

async function vote(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer } = request
  const { speaker, cookies } = speakerOf(request)
  if (await isTooMuch(request, speaker, false)) return pollsPage(request, asked, 'too-much')
  const { edition, meeting, rehearsal } = asked
  const { poll, marks, name } = typedIn(request)
  const wish = { meeting, rehearsal, poll, speaker, signedIn: viewer.person !== null, marks, name }
  const done = await perform(platform, pollVoted, { edition, actor: person(viewer), wish })
  if (!done.ok) return pollsPage(request, asked, done.refusal.code)
  return done.value.voted ? seeOther(`${asked.here}/polls#poll-${poll}`, cookies) : pollsPage(request, asked, 'voted')
}

const LEADS: readonly PollLead[] = ['open', 'close', 'withdraw', 'back']

async function lead(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer, form, language } = request
  const { edition, meeting, rehearsal } = asked
  const order = { edition, actor: person(viewer) }
  const at = { meeting, rehearsal }
  const { question, options, kind, named, voters, poll } = typedIn(request)
  const does = LEADS.find((one) => one === form.get('do'))
  const done = does
    ? await perform(platform, pollLed, { ...order, wish: { ...at, poll, does } })
    : await perform(platform, pollWritten, {
        ...order,
        wish: { ...at, question, options, kind, named, voters, language },
      })
  return done.ok ? seeOther(`${asked.here}/polls`) : pollsPage(request, asked, done.refusal.code)
}

type Counted = Pick<Round, 'counts' | 'won'>

/** What closed polls have brought, a row for each option and round; of ranks each round of the count. */
async function pollsFile({ platform, language }: PageRequest, asked: Asked): Promise<Reply> {
  const floor = await floorOf(platform.db, asked.edition, { ...asked.meeting, rehearsal: asked.rehearsal })
  if (!floor) return absent()
  const closed = (await pollsOf(platform.db, floor)).filter(({ state }) => state === 'closed')
  const t = liveTexts(language)
  const head = [
    'polls.column.poll',
    'polls.question',
    'polls.how',
    'polls.option',
    'polls.column.round',
    'polls.count',
    'polls.column.won',
  ] as const
  const rows = await Promise.all(
    closed.map(async (poll) => {
      const tally = await tallyFor(platform.db, poll)
      const counted: readonly Counted[] = tally.rounds ?? [{ counts: tally.counts, won: [] }]
      return counted.flatMap(({ counts, won }, round) =>
        poll.options.map((option, at) => [
          ...[String(poll.number), poll.question, t(`polls.kind.${poll.kind}`), option],
          tally.rounds ? String(round + 1) : '',
          String(counts[at] ?? ''),
          tally.rounds && won.includes(at) ? '1' : '',
        ]),
      )
    }),
  )
  const text = csvFile([head.map((key) => t(key)), ...rows.flat()])
  return data(text, 'text/csv; charset=utf-8', `${asked.meeting.key}.polls.csv`)
}

export const pollRoutes = [
  getFile('/:edition/live/:meeting/polls.csv', anyone, inMeeting(pollsFile)),
  get('/:edition/live/:meeting/polls', anyone, inMeeting(pollsPage)),
  post('/:edition/live/:meeting/polls', owner, inMeeting(vote)),
  post('/:edition/live/:meeting/chair/poll', mayChair, inMeeting(lead)),
]
