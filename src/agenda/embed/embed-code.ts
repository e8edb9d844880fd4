const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What somebody copies into a page of theirs: a frame that works by itself, and a script that gives it the height it needs. */
export const embedCode = ({ origin, path, title }: { origin: string; path: string; title: string }): string =>
  [
    `<iframe src="${escaped(origin + path)}" title="${escaped(title)}" data-convoke width="100%" height="800" loading="lazy" style="border:0"></iframe>`,
    `<script src="${escaped(origin)}/embed/page.js" async></script>`,
  ].join('\n')

/** In the frame: tells the page around how high its content is, whenever that changes. */
export const FRAME_SCRIPT = `new ResizeObserver(() => {
  parent.postMessage({ convokeHeight: document.documentElement.offsetHeight }, '*')
}).observe(document.body)
`

/** In the page around: believes a frame about its own height only, and within bounds. */
export const PAGE_SCRIPT = `addEventListener('message', (event) => {
  const height = event.data && event.data.convokeHeight
  if (typeof height !== 'number' || !(height > 0)) return
  for (const frame of document.querySelectorAll('iframe[data-convoke]'))
    if (frame.contentWindow === event.source && new URL(frame.src).origin === event.origin)
      frame.height = String(Math.min(20000, Math.max(200, Math.ceil(height))))
})
`
