/** Files that write: `store.ts`, and those named after what they store. */
export const isStore = (file: string): boolean => /(?:^|\/|-)store\.ts$/.test(file)

/**
 * Who may call a store although it defines no act, and why. An act's own file needs no entry. A line that nobody needs any more must go.
 */
const CALLERS: readonly { readonly files: RegExp; readonly why: string }[] = [
  {
    files: /^src\/[a-z]+\/public\.ts$/,
    why: 'a door hands on what acts and loaders of later modules write with, in their transaction',
  },
  {
    files: /^src\/consultation\/(?:add-edition|known-change|extend-call)\.ts$/,
    why: 'an edition is loaded from its folder',
  },
  { files: /^src\/plan\/venue\/load-venue\.ts$/, why: 'a venue is loaded from its folder' },
  { files: /^src\/plan\/venue\/desk\//, why: 'acts of the venue, each made by venueAct' },
  { files: /^src\/rounds\/voting\/cast\.ts$/, why: 'the acts of a vote, for modules that say what is voted for' },
  { files: /^src\/registrations\/module\.ts$/, why: 'the daily round removes what has ended' },
  { files: /^src\/registrations\/open-registration\.ts$/, why: 'an edition is loaded from its folder' },
  { files: /^src\/demo\//, why: 'the demonstration keeps account of itself' },
  {
    files: /^src\/identity\/(?:ask-to-sign-in|complete-sign-in|resolve-viewer|browser|account)\.ts$/,
    why: 'one’s own sign-in and name: nobody is asked for leave',
  },
  { files: /^src\/identity\/forget-ended\.ts$/, why: 'the daily round removes what has ended' },
  {
    files: /^src\/submissions\/(?:start|save|submit|return-to)-draft\.ts$/,
    why: 'one’s own draft, found by its owner alone',
  },
  {
    files: /^src\/submissions\/recommended\/ask\.ts$/,
    why: 'part of handing in one’s own submission',
  },
  {
    files: /^src\/submissions\/(?:uploads\/take-piece|section-routes)\.tsx?$/,
    why: 'files on their way into one’s own draft, found by its owner alone',
  },
  {
    files: /^src\/submissions\/module\.ts$/,
    why: 'the daily round removes what never arrived whole',
  },
  {
    files: /^src\/submissions\/(?:amend|withdraw)-submission\.ts$/,
    why: 'one’s own submission, found by its owner alone',
  },
  {
    files: /^src\/submissions\/(?:join-drafts|read-again|thread)\.ts$/,
    why: 'part of a sign-in, a round of the program, of others’ acts',
  },
  {
    files: /^src\/submissions\/enter-contribution\.ts$/,
    why: 'part of the act of a meeting that enters what was said',
  },
  { files: /^src\/review\/release\/when-withdrawn\.ts$/, why: 'part of a withdrawal: news heard in its transaction' },
  {
    files: /^src\/sessions\/naming\/tell-named\.ts$/,
    why: 'a job writes to whoever was named, and notes that they are told',
  },
  { files: /^src\/webhooks\/deliver\.ts$/, why: 'a job tells receivers what is public, and keeps what came of it' },
  { files: /^src\/sessions\/make-session\.ts$/, why: 'part of a release: news heard in its transaction' },
  {
    files: /^src\/sessions\/follow-organizations\.ts$/,
    why: 'part of a merge of organizations: news heard in its transaction',
  },
  {
    files: /^src\/plan\/(?:settle|apply-places|proposals\/consequences)\.ts$/,
    why: 'part of every act on places: place, state and history go together',
  },
  { files: /^src\/review\/similar\/find-similar\.ts$/, why: 'a job keeps what a machine found' },
  { files: /^src\/(?:campaigns\/find-campaigns|topics\/find-topics)\.ts$/, why: 'a job keeps what a machine found' },
  { files: /^src\/documents\/make-version\.ts$/, why: 'a job keeps the files that were ordered by an act' },
  { files: /^src\/plan\/proposals\/run-search\.ts$/, why: 'a job writes how far its search has come' },
]

/** Whether a source takes something that runs, and no mere type, from a store. */
export function callsStore(source: string): boolean {
  const taken = source.matchAll(
    /\b(?:import|export)\s+(type\s+)?(\*|\{[^}]*\})[^'\n]*?from\s+'\.[^']*?(?:\/|-)store\.ts'/g,
  )
  return [...taken].some(([, type, names = '']) => !type && names.replace(/[{}]/g, '').split(',').some(runs))
}
const runs = (name: string) => name.trim() !== '' && !/^\s*type\s/.test(name)

const definesAct = (source: string) => /\bdefineAct\b/.test(source)

/** null when a file may call stores; otherwise why not. */
export function breachOfCaller(file: string, source: string): string | null {
  if (!callsStore(source) || isStore(file) || definesAct(source)) return null
  return CALLERS.some(({ files }) => files.test(file)) ? null : `${file} calls a store and is no act`
}

/** Reasons nobody needs. */
export const idleCallers = (sources: ReadonlyMap<string, string>): string[] =>
  CALLERS.filter(
    ({ files }) =>
      ![...sources].some(([file, source]) => files.test(file) && callsStore(source) && !definesAct(source)),
  ).map(({ files }) => String(files))

/** How many functions of a store still take no scope and do not say why: these numbers only ever fall. */
export const SCOPELESS_STILL: Readonly<Record<string, number>> = {
  'src/agenda/store.ts': 2,
  'src/plan/lock-store.ts': 2,
  'src/plan/plan-store.ts': 2,
  'src/plan/proposals/store.ts': 8,
  'src/plan/venue/store.ts': 9,
  'src/plan/weight-store.ts': 2,
  'src/sessions/store.ts': 7,
  'src/stakeholders/store.ts': 1,
  'src/submissions/store.ts': 12,
}

const FUNCTION =
  /((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)export (?:async function (\w+)(?:<[^(]*>)?\(([\s\S]*?)\n?\)(?::|\s*\{)|function (\w+)(?:<[^(]*>)?\(([\s\S]*?)\n?\)(?::|\s*\{)|const (\w+) = (?:async )?\(([\s\S]*?)\)(?::|\s*=>))/g

/** Functions of a store that neither take a scope nor say, as "Without a scope: …", why they need none. */
export function scopeless(source: string): string[] {
  if (/^\/\/ Without a scope, all of it: /m.test(source)) return []
  return [...source.matchAll(FUNCTION)].flatMap(([, remark = '', a, ofA, b, ofB, c, ofC]) => {
    const name = a ?? b ?? c ?? ''
    return /\bEditionScope\b/.test(ofA ?? ofB ?? ofC ?? '') || /Without a scope: \S/.test(remark) ? [] : [name]
  })
}
