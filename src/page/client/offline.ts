import { trustedScript } from './trusted.ts'

// Pages that say so can be read without a network once they were opened: a worker keeps them, and with them what else they name.
const note = document.querySelector<HTMLElement>('[data-offline]')
const worker = document.querySelector<HTMLMetaElement>('meta[name="offline-worker"]')?.content
if (note && worker && 'serviceWorker' in navigator) keep(worker, note).catch(() => {})

async function keep(address: string, { dataset }: HTMLElement): Promise<void> {
  await navigator.serviceWorker.register(trustedScript(address), { scope: '/' })
  const ready = await navigator.serviceWorker.ready
  const files = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href^="/assets/"], script[src]'),
  ]
  const used = performance.getEntriesByType('resource').map(({ name }) => name)
  const named = [...files.map((file) => ('href' in file ? file.href : file.src)), ...used]
  const pages = (dataset.offline ?? '').split(' ').filter(Boolean)
  const chosen = dataset.offlineLinks === undefined ? [] : sessionsNamed()
  ready.active?.postMessage({
    files: [...new Set(named)].filter((one) => new URL(one).pathname.startsWith('/assets/')),
    pages: [...pages, ...chosen],
  })
}

/** Sessions a page leads to: on one's own agenda all of them are kept. */
const sessionsNamed = (): string[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('main h3 a[href*="/sessions/"]')]
    .map((link) => link.pathname)
    .slice(0, 100)
