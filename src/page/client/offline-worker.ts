// Runs beside the pages: keeps the public programme for when there is no network. A page that belongs to somebody is never kept; what is shown
// from here says how old it is.
const worker = globalThis as unknown as WorkerScope
const KEPT = 'programme-1'
const MOST_PAGES = 400
const PAGE = /^\/(ar|zh|en|fr|ru|es)\/[^/]+\/(?:agenda|my-agenda|sessions\/\d+)$/
/** The page of whoever keeps a door is theirs; without a network it is shown as nobody sees it. */
const DOOR = /^\/(ar|zh|en|fr|ru|es)\/[^/]+\/check-in$/
const LONGEST_WAIT_MS = 8_000

type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Told = Waiting & { data: { files: string[]; pages: string[] } }
type WorkerScope = {
  addEventListener(type: 'install' | 'activate', hear: (event: Waiting) => void): void
  addEventListener(type: 'message', hear: (event: Told) => void): void
  addEventListener(type: 'fetch', hear: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => worker.clients.claim())))
worker.addEventListener('message', (event) => event.waitUntil(keepAll(event.data)))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request))
  else if (request.mode === 'navigate' && PAGE.test(pathname)) event.respondWith(networkFirst(request))
  else if (request.mode === 'navigate' && DOOR.test(pathname)) event.respondWith(doorFirst(request))
})

async function forgetOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))
}

/** What a page asks to have at hand. Pages are fetched as a stranger sees them, whoever is signed in. */
async function keepAll({ files, pages }: Told['data']): Promise<void> {
  const cache = await caches.open(KEPT)
  for (const file of files) if (!(await cache.match(file))) await cache.add(file).catch(() => {})
  for (const page of pages) {
    const { pathname } = new URL(page, worker.location.origin)
    const own = pathname.endsWith('/my-agenda')
    await fetch(page, { credentials: own ? 'same-origin' : 'omit' })
      .then((answer) => keepPage(page, answer))
      .catch(() => {})
  }
}

async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT)
  const known = await cache.match(request, { ignoreVary: true })
  return known ?? fetch(request)
}

async function networkFirst(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(LONGEST_WAIT_MS) })
    if (answer.ok) await keepPage(request.url, answer.clone())
    return answer
  } catch {
    return (await fromKept(request)) ?? Response.error()
  }
}

async function doorFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(LONGEST_WAIT_MS) })
  } catch {
    const { origin, pathname } = new URL(request.url)
    const kept = await (await caches.open(KEPT)).match(`${origin}${pathname}/offline`)
    return kept ? withAge(kept) : Response.error()
  }
}

async function keepPage(address: string, answer: Response): Promise<void> {
  const isOpen = answer.ok && !answer.redirected && !/no-store/.test(answer.headers.get('cache-control') ?? 'no-store')
  if (!isOpen || !answer.headers.get('content-type')?.startsWith('text/html')) return
  const cache = await caches.open(KEPT)
  const headers = new Headers(answer.headers)
  // The body is unpacked here, and when it was made is what the reader is told.
  for (const name of ['content-encoding', 'content-length', 'set-cookie', 'vary']) headers.delete(name)
  headers.set('x-kept-at', new Date().toISOString())
  await cache.put(address, new Response(await answer.text(), { headers }))
  const pages = (await cache.keys()).filter(({ url }) => PAGE.test(new URL(url).pathname))
  for (const oldest of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await cache.delete(oldest)
}

/** The page as it was; of a programme narrowed in a way nobody asked for before, the whole. */
async function fromKept(request: Request): Promise<Response | null> {
  const cache = await caches.open(KEPT)
  const url = new URL(request.url)
  const whole = url.pathname.replace(/(\/[^/]+\/[^/]+)\/.*$/, '$1/agenda?day=all')
  const kept = (await cache.match(url.href)) ?? (await cache.match(new URL(whole, url.origin).href))
  return kept ? withAge(kept) : null
}

/** Shows the note that stands hidden in the page, with the moment the page is from, on the reader's own clock. */
async function withAge(kept: Response): Promise<Response> {
  const at = new Date(kept.headers.get('x-kept-at') ?? Number.NaN)
  const html = await kept.text()
  const language = /<html lang="([a-z]{2})"/.exec(html)?.[1] ?? 'en'
  const said = at.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' })
  const shown = html
    .replace(/(<\w+ [^>]*?)hidden(?:="")? (data-offline)/, '$1$2')
    .replace('<time data-as-of></time>', `<time datetime="${at.toISOString()}">${said}</time>`)
    .replace('<time data-as-of="true"></time>', `<time datetime="${at.toISOString()}">${said}</time>`)
  return new Response(shown, { headers: kept.headers })
}

export {}
