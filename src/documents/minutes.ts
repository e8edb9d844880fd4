import type { EditionScope } from '../access/public.ts'
import { editionFacts } from '../consultation/public.ts'
import { namesOfTerms, vocabulariesOf } from '../forms/public.ts'
import {
  clockFace,
  liveTexts,
  type MeetingHeld,
  meetingsHeld,
  secondsByGroup,
  secondsSpoken,
  spokenBy,
} from '../live/public.ts'
import { pairIn } from '../page/words.ts'
import type { Db } from '../platform/db/db.ts'
import {
  asWritten,
  formatNumber,
  formatTime,
  type Language,
  pickText,
  type Said,
} from '../platform/languages/public.ts'
import { type Block, ltr, own, type Paper, plain, type Run, type Runs, strong } from './kit/paper.ts'
import { documentTexts } from './texts.ts'
import { hours, moment, named, type Of, sentence } from './words.ts'

type Group = (code: string | null) => string

/**
 * What was said in the consultation meetings that are over: who spoke, for whom and how long, and every statement that was read into the
 * record, in its own words. null while no meeting is over.
 */
export async function minutesPaper(
  db: Db,
  edition: EditionScope,
  language: Language,
  draft: string,
): Promise<Paper | null> {
  const held = await meetingsHeld(db, edition)
  const at = lastSaid(held)
  if (!at) return null
  const t = documentTexts(language)
  const frame = await frameOf(db, { edition, language }, at)
  const number = t('out.draft', { number: draft })
  return {
    ...frame.paper,
    title: t('kind.minutes'),
    head: { start: frame.forum, end: number },
    cover: {
      over: frame.process,
      lines: [plain(frame.forum), strong(number), frame.asOf],
    },
    blocks: [
      { kind: 'contents', title: t('contents') },
      { kind: 'page-break' },
      { kind: 'paragraph', as: 'lead', runs: plain(t('minutes.lead')) },
      ...held.flatMap((one) => [
        { kind: 'heading' as const, level: 1 as const, runs: [named(one.meeting.title, language)] },
        ...meetingBlocks(one, { edition, language }, frame.group),
      ]),
    ],
  }
}

/** The approved minutes of one meeting, with all that was said in it. */
export async function meetingPaper(db: Db, { edition, language }: Of, held: MeetingHeld): Promise<Paper> {
  const frame = await frameOf(db, { edition, language }, lastSaid([held]) ?? held.meeting.startsAt)
  const title = pairIn(language)(liveTexts(language)('minutes'), pickText(held.meeting.title, language).text)
  return {
    ...frame.paper,
    title,
    head: { start: frame.forum, end: liveTexts(language)('minutes') },
    cover: null,
    blocks: [
      { kind: 'heading', level: 1, runs: [named(held.meeting.title, language)] },
      { kind: 'paragraph', as: 'small', runs: frame.asOf },
      ...meetingBlocks(held, { edition, language }, frame.group),
    ],
  }
}

/** What papers of what was said have in common. */
async function frameOf(db: Db, { edition, language }: Of, at: Date) {
  const [facts, vocabularies] = await Promise.all([editionFacts(db, edition), vocabulariesOf(db, edition)])
  const nameOf = namesOfTerms(vocabularies, language)
  const group: Group = (code) =>
    code === null ? liveTexts(language)('group.unknown') : nameOf('stakeholder_groups', code)
  const forum = pickText(edition.title, language).text
  return {
    ...{ group, forum, process: pickText(facts.processTitle, language).text },
    paper: { language, author: forum, at },
    asOf: sentence(documentTexts(language), 'out.as-of', { time: moment(at, edition.zone, language) }),
  }
}

/** The moment the paper tells of: nothing was said later. */
function lastSaid(held: readonly MeetingHeld[]): Date | null {
  const moments = held.flatMap(({ meeting, interventions, statements, minutes }) => [
    ...(minutes?.round.endedAt ? [minutes.round.endedAt] : []),
    meeting.startsAt,
    ...interventions.map((one) => one.endedAt ?? one.beganAt),
    ...statements.map((one) => one.readOutAt),
  ])
  return moments.length > 0 ? new Date(Math.max(...moments.map((at) => at.getTime()))) : null
}

function meetingBlocks(held: MeetingHeld, of: Of, group: Group): Block[] {
  const { language } = of
  const { meeting, interventions, statements } = held
  return [
    { kind: 'paragraph', runs: hours({ from: meeting.startsAt, to: meeting.endsAt, zone: meeting.zone }, of) },
    ...approvedBlocks(held, language),
    ...(interventions.length > 0
      ? [...spokenBlocks(held, language, group), timeTable(held, language, group)]
      : [{ kind: 'paragraph' as const, runs: plain(documentTexts(language)('minutes.nobody')) }]),
    ...(statements.length > 0 ? statementBlocks(held, language, group) : []),
  ]
}

/** The minutes as approved, in the language they were written in, and what those who spoke replied to them. */
function approvedBlocks({ minutes, meeting }: MeetingHeld, language: Language): Block[] {
  if (!minutes?.round.endedAt) return []
  const l = liveTexts(language)
  const { version, language: written, ...content } = minutes.minutes
  const parts = (['items', 'decisions', 'actions'] as const).filter((part) => content[part].length > 0)
  return [
    {
      kind: 'paragraph',
      as: 'small',
      runs: [
        { text: `${l('minutes.version', { number: version })} · ` },
        ...sentence(l, 'minutes.approved-at', { time: moment(minutes.round.endedAt, meeting.zone, language) }),
      ],
    },
    ...parts.flatMap((part): Block[] => [
      { kind: 'heading', level: 2, runs: plain(l(`minutes.${part}`)) },
      { kind: 'list', ordered: true, items: content[part].map((line) => ({ runs: [{ text: line, lang: written }] })) },
    ]),
    ...replyBlocks(minutes.replies, language),
  ]
}

function replyBlocks(replies: NonNullable<MeetingHeld['minutes']>['replies'], language: Language): Block[] {
  if (replies.length === 0) return []
  return [
    { kind: 'heading', level: 2, runs: plain(liveTexts(language)('minutes.replies')) },
    ...replies.flatMap((one): Block[] => [
      { kind: 'paragraph', keep: true, runs: whoRuns(one) },
      ...paragraphs({ text: one.body, language: one.language, others: {} }),
    ]),
  ]
}

function spokenBlocks({ meeting, interventions }: MeetingHeld, language: Language, group: Group): Block[] {
  const l = liveTexts(language)
  const t = documentTexts(language)
  return [
    { kind: 'heading', level: 2, runs: plain(l('spoken')) },
    {
      kind: 'table',
      caption: [],
      head: [t('minutes.hour'), t('minutes.speaker'), l('group'), l('presence'), l('time.spoken')].map(plain),
      rows: interventions.map((one) => [
        [ltr(formatTime(one.beganAt, language, meeting.zone))],
        whoRuns(one),
        plain(group(one.group)),
        plain(l(`presence.${one.presence}`)),
        [ltr(clockFace(secondsSpoken(one, one.beganAt)))],
      ]),
      numbers: [0, 4],
    },
  ]
}

const whoRuns = ({ name, organization }: { name: string; organization: string }): Runs => [
  { ...own(name), set: 'strong' },
  ...(organization ? [{ text: ' · ' }, own(organization)] : []),
]

function timeTable({ interventions }: MeetingHeld, language: Language, group: Group): Block {
  const l = liveTexts(language)
  const spoken = spokenBy(interventions, interventions[0]?.beganAt ?? new Date(0))
  const groups = [...secondsByGroup(spoken)].sort(([, a], [, b]) => b.seconds - a.seconds)
  return {
    kind: 'table',
    caption: strong(l('time.by-group')),
    head: [l('group'), l('time.turns'), l('time.spoken')].map(plain),
    rows: groups.map(([code, { turns, seconds }]) => [
      plain(group(code)),
      plain(formatNumber(turns, language)),
      [ltr(clockFace(seconds))],
    ]),
    numbers: [1, 2],
  }
}

function statementBlocks({ meeting, statements }: MeetingHeld, language: Language, group: Group): Block[] {
  const t = documentTexts(language)
  return [
    { kind: 'heading', level: 2, runs: plain(liveTexts(language)('statements')) },
    ...statements.flatMap((one): Block[] => [
      { kind: 'heading', level: 3, runs: [own(one.name)] },
      {
        kind: 'paragraph',
        as: 'small',
        keep: true,
        runs: [
          ...(one.organization ? [own(one.organization), { text: ' · ' }] : []),
          { text: `${group(one.group)} · ` },
          ...sentence(t, 'minutes.read-at', { time: ltr(formatTime(one.readOutAt, language, meeting.zone)) }),
        ],
      },
      ...paragraphs(one.body),
    ]),
  ]
}

/** Words as their sender wrote them, paragraph by paragraph. */
function paragraphs(body: Said): Block[] {
  const { text, language } = asWritten(body)
  const said = (words: string): Run => (language ? { text: words } : own(words))
  return text
    .split(/\n\s*\n/)
    .filter((words) => words.trim() !== '')
    .map((words) => ({ kind: 'paragraph', runs: [said(words)], ...(language ? { lang: language } : {}) }))
}
