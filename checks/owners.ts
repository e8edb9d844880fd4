import { read } from './sources.ts'

/** Which part of the house keeps which tables: it alone writes them. */
export const OWNERS: Readonly<Record<string, readonly string[]>> = {
  platform: ['demo_clock', 'mail_message', 'page_stamp', 'stored_file'],
  acts: ['audit_entry'],
  stakeholders: ['edition_organization', 'organization', 'organization_merge'],
  identity: ['known_browser', 'list_view', 'person', 'rate_count', 'role_grant', 'sign_in', 'sign_in_code'],
  forms: ['facet', 'form', 'matrix_link', 'vocabulary_term'],
  consultation: ['call', 'deadline_change', 'edition', 'edition_change', 'forum', 'milestone', 'phase'],
  submissions: [
    'draft',
    'draft_access',
    'public_submission',
    'recommended_person',
    'submission',
    'submission_change',
    'submission_file',
    'submission_term',
    'submission_version',
    'thread_step',
    'withdrawn_submission',
  ],
  inputs: ['recommendation_step'],
  rounds: [
    'round_entry',
    'round_recusal',
    'round_score',
    'round_vote',
    'selection',
    'selection_draw',
    'selection_entry',
    'selection_round',
    'selection_seat',
  ],
  figures: ['figure_showing', 'figure_target'],
  campaigns: ['campaign', 'campaign_copy', 'campaign_run'],
  topics: ['topic_run'],
  documents: ['document_version', 'letter_words'],
  mailings: ['addressee', 'mailing', 'mailing_recipient'],
  photos: ['contest', 'photo', 'photo_size'],
  prizes: ['prize', 'prize_work'],
  judging: ['juror', 'juror_declaration', 'juror_note', 'award'],
  review: [
    'decision',
    'decision_release',
    'desk_note',
    'desk_tag',
    'reason_snippet',
    'release_item',
    'release_progress',
    'release_rule',
    'similar_run',
    'similar_submission',
    'submission_assignee',
    'submission_tag',
  ],
  sessions: [
    'imported_person',
    'imported_session',
    'named_person',
    'naming_link',
    'session',
    'session_change',
    'session_organization',
    'session_person',
  ],
  outcomes: ['report_form', 'report_link', 'report_terms', 'session_report', 'session_report_version'],
  agenda: ['agenda_item', 'agenda_version', 'my_agenda', 'my_agenda_session'],
  plan: [
    'agenda_order',
    'constraint_weight',
    'interpretation_team',
    'person_hours',
    'placement',
    'reserved_block',
    'room',
    'schedule_acceptance',
    'schedule_import',
    'schedule_lock',
    'schedule_plan',
    'schedule_proposal',
    'slot',
  ],
  webhooks: ['webhook', 'webhook_attempt', 'webhook_delivery'],
  nominations: ['focal_point', 'focal_word', 'nomination', 'nomination_setting', 'nominee'],
  site: ['library_document', 'library_file', 'site_page', 'site_page_revision', 'site_publication'],
  proofs: ['proof'],
  registrations: [
    'check_in',
    'delegation',
    'interpretation_channel',
    'join_link',
    'presence',
    'registration',
    'registration_import',
    'registration_objection',
    'registration_terms',
    'visa_letter',
  ],
  live: [
    'floor',
    'floor_caption',
    'floor_captioner',
    'floor_hand',
    'floor_input',
    'floor_material',
    'floor_minutes',
    'floor_minutes_reply',
    'floor_minutes_round',
    'floor_poll',
    'floor_poll_ballot',
    'floor_poll_voter',
    'floor_question',
    'floor_question_asker',
    'floor_question_vote',
    'floor_statement',
  ],
  synthesis: ['passage', 'synthesis_change', 'synthesis_point', 'synthesis_release', 'theme'],
  demo: ['demonstration'],
}

/** What stands below all modules, the lowest first; pages own no table. */
const BASE = ['platform', 'access', 'acts', 'page', 'web']

/** Where SQL leaves the arrows for good, and why. A line that excuses nothing must go: the check says so. */
export const EXCUSED: readonly { readonly file: string; readonly table: string; readonly why: string }[] = []

/** Tables (and views) that the migrations leave, by their names in the generated types. */
export function tablesOf(schema: string): string[] {
  const list = /export interface DB \{([^}]*)\}/.exec(schema)?.[1] ?? ''
  return [...list.matchAll(/^\s+(\w+):/gm)].map((found) => found[1] as string)
}
export const TABLES = tablesOf(read('src/platform/db/schema.ts'))

export type Use = { readonly table: string; readonly writes: boolean }

const BUILT = /\b(\w+)\(\s*\[?\s*(['"])([a-z_]+)(?:\s+as\s+\w+)?\2/g
const READERS = [
  'selectFrom',
  'from',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'using',
]
const WRITERS = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']
const SPOKEN =
  /\b(insert\s+into|update|delete\s+from|merge\s+into|truncate|from|join|using|exists\s*\(\s*table)\s+(?:only\s+)?([a-z_]+)\b/gi

/** Which tables a source reads and writes, through the query builder or in SQL it spells out. */
export function usesOf(source: string, tables: readonly string[] = TABLES): Use[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:\\'"`])\/\/[^\n]*/g, '')
  const built = [...code.matchAll(BUILT)].flatMap(([, way = '', , table = '']): Use[] =>
    READERS.includes(way) || WRITERS.includes(way) ? [{ table, writes: WRITERS.includes(way) }] : [],
  )
  const spoken = spokenIn(code).flatMap((statement) =>
    [...statement.matchAll(SPOKEN)].map(([, way = '', table = '']): Use => {
      return { table, writes: /insert|update|delete|merge|truncate/i.test(way) }
    }),
  )
  const uses = [...built, ...spoken].filter(({ table }) => tables.includes(table))
  return uses.filter((use, i) => i === uses.findIndex((u) => u.table === use.table && u.writes === use.writes))
}

/** What stands between the marks of `sql` templates, with what is put into them left as it is. */
function spokenIn(code: string): string[] {
  const found: string[] = []
  for (const start of code.matchAll(/\bsql(?:<(?:[^<>]|<[^<>]*>)*>)?`/g)) {
    let [at, depth] = [(start.index ?? 0) + start[0].length, 0]
    const from = at
    for (; at < code.length; at++) {
      if (code.startsWith('${', at)) depth++
      else if (code[at] === '}' && depth > 0) depth--
      else if (code[at] === '`' && depth === 0) break
    }
    found.push(code.slice(from, at))
  }
  return found
}

/** null when a part of the house may do this with a table; otherwise the reason it may not. `process`: the modules, the first step first. */
export function breachOfOwner(part: string, { table, writes }: Use, process: readonly string[]): string | null {
  const owner = Object.keys(OWNERS).find((name) => OWNERS[name]?.includes(table))
  if (!owner) return `nobody owns ${table}`
  if (owner === part) return null
  if (writes) return `${table} is written by ${owner} alone`
  const order = [...BASE, ...process]
  return order.indexOf(owner) < order.indexOf(part) ? null : `${table} belongs to ${owner}, which comes after ${part}`
}
