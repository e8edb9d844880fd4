import type { VNode } from 'preact'
import type { Capability, EditionScope, Rule, Viewer } from '../access/public.ts'
import type { Config } from '../platform/config.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Finding } from '../platform/doctor.ts'
import type { JobKind } from '../platform/jobs/kinds.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Hearing } from '../platform/news.ts'
import type { Platform } from '../platform/platform.ts'
import type { Elsewhere, Route } from './route.ts'

/** An entry of the main navigation of an edition. */
export type NavEntry = {
  /** The pages whose `section` this is show the entry as the current one. */
  readonly section: string
  /** Where it stands: lower numbers come first. */
  readonly order: number
  /** What not everybody looks for stands behind one word, so that the others keep to a line. */
  readonly further?: boolean
  readonly rule: Rule
  /** Only where an edition has what it leads to; without it, in every edition. */
  there?(platform: Platform, edition: EditionScope): Promise<boolean>
  label(language: Language): string
  href(language: Language, edition: EditionScope): string
}

/** A part of the desk: a tab above every page of it. */
export type DeskTab = {
  /** First words of the addresses behind `/desk/` that belong to it; the first of them is its front page. */
  readonly pages: readonly [string, ...string[]]
  readonly order: number
  readonly rule: Rule
  /** As of an entry of the navigation. */
  there?(platform: Platform, edition: EditionScope): Promise<boolean>
  label(language: Language): string
}

/** How requests are told whose they are. One module brings it. */
export type Viewers = {
  /** Who asks, by the cookies of the request. */
  resolve(platform: Platform, cookie: (name: string) => string | null): Promise<Viewer>
  /** The same browser as a visitor, without a look into the database: for pages that tell nothing. */
  visitor(cookie: (name: string) => string | null): Viewer
}

/** A way to sign in. The masthead leads to the last one of the house that is on. */
export type SignInWay = { readonly path: readonly string[]; on(config: Config): boolean }

export type CornerView = { language: Language; viewer: Viewer; signIn: string }

/** Something above every page. `looking` says who is there, also on pages that otherwise do not ask. */
export type Above = (
  platform: Platform,
  of: { language: Language; here: string; looking(): Promise<Viewer> },
) => Promise<VNode | null>

/** A kind of job with its doer; made by `job`. */
export type Job = {
  readonly kind: JobKind
  /** Times in UTC at which one is sent, as a cron expression. */
  readonly cron: string | null
  doer(platform: Platform): (payload: never) => Promise<void>
}

export const job = <Payload extends object>(
  kind: JobKind<Payload>,
  doer: (platform: Platform) => (payload: Payload) => Promise<void>,
  cron: string | null = null,
): Job => ({ kind, doer, cron })

/** Finds what answers a search beside submissions; `language` is the reader's. */
export type FindElsewhere = (
  platform: Platform,
  asked: { edition: EditionScope; language: Language; search: string },
) => Promise<readonly Elsewhere[]>

/** Work that goes on beside the answering of requests, until it is told to stop. */
export type Beside = (platform: Platform) => { stop(): Promise<void> }

/** What a command of the command line may ask for; nothing is opened before. What it opens is closed when it is done. */
export type AtTheStart = {
  readonly config: Config
  /** Opens the outside world, with other settings where the command needs them. */
  open(settings?: Partial<Config>): Promise<Platform>
  editionNamed: EditionNamed
}

/** What a command says at its end. 1: what was asked is not so, or could not be done; 2: the words make no sense. */
export type Said = { readonly text: string; readonly exitCode: 0 | 1 | 2 }

/** A command of the command line: `convoke NAME …`. Console output is English. */
export type Command = {
  readonly name: string
  /** What to type and what it does, as lines of the program's usage. */
  readonly usage: string
  /** `false`: it opens nothing and runs whatever the environment says. */
  readonly needsSettings?: false
  run(words: readonly string[], start: AtTheStart): Promise<Said>
}

export type EditionNamed = (db: Platform['db'], slug: string) => Promise<EditionScope | null>

/** What can be done somewhere: what the record calls it, and who may. The acts themselves are made by `defineAct`. */
export type NamedAct = { readonly name: string; readonly may: Capability | 'owner' }

/** What a module brings to the house: only what it has. It is named once, in house.ts, and everything starts from there. */
export type Module = {
  readonly name: string
  readonly routes?: readonly Route[]
  /** Everything that is done here; each name is one of the record. */
  readonly acts?: readonly NamedAct[]
  readonly nav?: readonly NavEntry[]
  readonly desk?: readonly DeskTab[]
  /** News of earlier modules it acts upon; see platform/news.ts. */
  readonly news?: readonly Hearing[]
  readonly jobs?: readonly Job[]
  /** Its part of the daily round: removes what has ended, and says how many of what. */
  daily?(platform: Pick<Platform, 'db' | 'clock' | 'mail'>): Promise<Record<string, number>>
  /** Of some stored files those it refers to, by their hashes; what no module refers to is removed in time. */
  filesInUse?(tx: Tx, sha256s: readonly string[]): Promise<string[]>
  /** What of it that everybody may know answers a search of the register. */
  elsewhere?: FindElsewhere
  readonly beside?: Beside
  readonly commands?: readonly Command[]
  /** What it finds when the doctor looks. */
  findings?(): Promise<readonly Finding[]>
  /** Why the program may not serve what the platform holds, in words; null where it may. */
  refuses?(platform: Platform): Promise<string | null>
  /** What whoever starts the server is told. */
  greets?(config: Config, origin: string): string | null
  readonly signIn?: SignInWay
  readonly above?: Above
  /** The corner of the masthead that says who is signed in. One module brings it, as well as the two below. */
  corner?(view: CornerView): VNode
  readonly viewers?: Viewers
  readonly editionNamed?: EditionNamed
}
