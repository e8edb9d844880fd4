import type { VNode } from 'preact'
import type { EditionScope, Rule, Viewer } from '../access/public.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import type { SubmittedForm } from './form.ts'

/** What a handler is given: everything has been parsed, the rule of the route has been asked. */
export type PageRequest = {
  platform: Platform
  viewer: Viewer
  language: Language
  edition: EditionScope | null
  params: Record<string, string>
  url: URL
  query: URLSearchParams
  form: SubmittedForm
  /** When the last byte of the request had been read, by the platform's clock: what counts against a deadline. */
  arrivedAt: Date
  cookie(name: string): string | null
  /** The reader's IANA zone, when the browser has told it. */
  readerZone: string | null
  /** Address of the other side, for limits; never logged. */
  remote: string
  /** What the browser says about itself; never logged. */
  userAgent: string | null
  /** What else than submissions answers a search, of the modules that bring it. */
  elsewhere(search: string): Promise<readonly Elsewhere[]>
}

/** A page or a document that answers a search, in the words of one language. */
export type Elsewhere = {
  /** What it is, in the reader's language. */
  readonly kind: string
  readonly title: string
  readonly text: string
  readonly language: string
  readonly href: string
}

/** `lang` where the label is in another language than the page. */
export type Crumb = { label: string; href?: string; lang?: string }

export type PageView = {
  title: string
  /** The entry of the navigation it belongs to, by its `section`; `desk` for all pages of the desk. */
  section?: string
  crumbs?: Crumb[]
  /** Custom properties and the like of this page alone, put into one <style> that the policy of the page names. */
  style?: string
  /** Shown inside pages of other sites: nothing stands around it, and its links open in windows of their own. */
  inside?: true
  /** It uses the camera or the microphone, where the reader lets it. */
  camera?: true
  microphone?: true
  /** Address of the manifest of the application this page is one of; such a page can be read without a network. */
  app?: string
  /** The id of a form whose typed text a change of language saves first: it is posted to the same address in that language with `_do=stay`. */
  saves?: { form: string /** What Enter does, for whoever cannot see it. */; does: string }
  body: VNode
}

export type Cookie = { name: string; value: string; days: number | null; httpOnly?: boolean }

export type Reply =
  | { kind: 'page'; view: PageView; status: number; cookies: Cookie[]; refreshSeconds?: number }
  | { kind: 'to'; path: string; cookies: Cookie[]; nearest?: true }
  | {
      kind: 'data'
      body: string | Uint8Array
      type: string
      filename?: string
      status: number
      etag?: string
      /** Other sites' scripts may read it: it tells what everybody may know. */
      open?: boolean
    }
  | { kind: 'stream'; parts: AsyncIterable<Uint8Array>; type: string; filename: string }
  | {
      kind: 'made-once'
      mark: string
      make(): Promise<Reply> | Reply
      /** The same for whoever is signed in too, as files are: nothing of the page stands around it. */
      forAll?: boolean
      /** What stands after the question mark of the address says nothing: whatever a stranger writes there makes nothing anew. */
      anySearch?: boolean
    }
  | { kind: 'events'; subscribe: Subscribe }
  | { kind: 'absent' }

/** Tells of an event by name; `data`, on one line, only where everybody who may listen may read it. */
export type Tell = (event: string, data?: string) => void
/** Begins to tell of events, until the returned function is called. */
export type Subscribe = (tell: Tell) => () => void

/** News for a page that is open, for as long as it is: names of events; the page then asks for itself. Captions alone come with the news. */
export const events = (subscribe: Subscribe): Reply => ({ kind: 'events', subscribe })

export const page = (
  view: PageView,
  more: { status?: number; cookies?: Cookie[]; refreshSeconds?: number } = {},
): Reply => ({
  kind: 'page',
  view,
  status: more.status ?? 200,
  cookies: more.cookies ?? [],
  ...(more.refreshSeconds ? { refreshSeconds: more.refreshSeconds } : {}),
})
export const seeOther = (path: string, cookies: Cookie[] = []): Reply => ({ kind: 'to', path, cookies })
/** Leads to a page of this site, or to the nearest above it when the reader would find nothing there. */
export const toNearest = (path: string, cookies: Cookie[] = []): Reply => ({ kind: 'to', path, cookies, nearest: true })
export const data = (
  body: string | Uint8Array,
  type: string,
  filename?: string,
  status = 200,
): Reply & { kind: 'data' } => ({
  kind: 'data',
  body,
  type,
  status,
  ...(filename ? { filename } : {}),
})
/** A file that is sent while it is made, part by part; whoever asks for it has already been let in. */
export const stream = (
  parts: AsyncIterable<Uint8Array>,
  { type, filename }: { type: string; filename: string },
): Reply => ({ kind: 'stream', parts, type, filename })
/**
 * A public page or file that is the same for everybody who asks for this address in this language, for as long as `mark` is: the web
 * layer makes it once and keeps it. `mark` names all else it depends on: a stamp of what it shows, the reader's zone, the moment.
 */
export const madeOnce = (
  mark: string,
  make: () => Promise<Reply> | Reply,
  more: { readonly forAll?: boolean; readonly anySearch?: boolean } = {},
): Reply => ({ kind: 'made-once', mark, make, ...more })
/** Hidden and absent look the same. */
export const absent = (): Reply => ({ kind: 'absent' })

export type Route = {
  method: 'GET' | 'POST'
  path: string
  rule: Rule
  handle(request: PageRequest): Promise<Reply> | Reply
  /** Also served without the language in front (calendars, downloads). */
  bare: boolean
  bodyLimitBytes: number
  /** Whether what the address names is the viewer's own; asked before a form is read. What is not looks absent. */
  theirs?(asking: Pick<PageRequest, 'platform' | 'viewer' | 'edition' | 'params'>): Promise<boolean>
  /** Pages of other sites may show it in a frame. It is the same for everybody and holds no form. */
  framed?: true
  /** A program posts here: a secret in the address says who, and no cookie counts, so that it may come from anywhere; also as plain text. */
  forPrograms?: true
  /** A refused form is given back with a button that sends it again: only where sending it does no more than keep words. */
  givesBack?: true
}

type Handle = Route['handle']
const MEGABYTE = 1024 * 1024

export const get = (path: string, rule: Rule, handle: Handle): Route => ({
  method: 'GET',
  path,
  rule,
  handle,
  bare: false,
  bodyLimitBytes: 0,
})
/** A page that other sites may show in a frame. */
export const getFramed = (path: string, rule: Rule, handle: Handle): Route => ({
  ...get(path, rule, handle),
  framed: true,
})
export const getFile = (path: string, rule: Rule, handle: Handle): Route => ({ ...get(path, rule, handle), bare: true })
export const post = (path: string, rule: Rule, handle: Handle, bodyLimitBytes = MEGABYTE): Route => ({
  method: 'POST',
  path,
  rule,
  handle,
  bare: false,
  bodyLimitBytes,
})

/** Where programs post what people do elsewhere. Whose the secret in the address is, `theirs` says. */
export const postOfProgram = (
  path: string,
  rule: Rule,
  theirs: NonNullable<Route['theirs']>,
  handle: Handle,
): Route => ({ ...post(path, rule, handle, 64 * 1024), bare: true, theirs, forPrograms: true })

/** The edition of a route whose path names one; the web layer has already answered when there is none. */
export function editionOf(request: PageRequest): EditionScope {
  if (!request.edition) throw new Error(`${request.url.pathname} has no edition in its path`)
  return request.edition
}

/** A path of this site, each part encoded. */
export const pathTo = (language: Language, ...parts: (string | number)[]): string =>
  `/${[language, ...parts].map((p) => encodeURIComponent(String(p))).join('/')}`
