import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../platform/languages/public.ts'

type Manifest = Record<string, { file: string; css?: string[]; assets?: string[] }>

/** Built files with their content in the name, so that browsers may keep them for ever. */
export type Assets = {
  folder: string | null
  css: string
  script: string
  worker: string
  fontsFor(language: Language): string[]
}

const FONT_OF: Partial<Record<Language, string>> = { ar: 'vazirmatn-arabic', ru: 'source-sans-3-cyrillic' }

/** Finds `dist/client` above this file; in tests, which look at no styles, there may be none. */
export function openAssets(): Assets {
  let folder: string | null = null
  for (
    let at = path.dirname(fileURLToPath(import.meta.url));
    at !== path.dirname(at) && !folder;
    at = path.dirname(at)
  ) {
    const candidate = path.join(at, 'dist', 'client')
    if (fs.existsSync(path.join(candidate, '.vite', 'manifest.json'))) folder = candidate
  }
  if (!folder) return { folder, css: '/assets/site.css', script: '/assets/client.js', worker: '', fontsFor: () => [] }
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const entry = manifest['src/page/client/main.ts']
  const fonts = fs.readdirSync(path.join(folder, 'assets')).filter((f) => f.endsWith('.woff2'))
  return {
    folder,
    css: `/${entry?.css?.[0]}`,
    script: `/${entry?.file}`,
    worker: `/${manifest['src/page/client/offline-worker.ts']?.file}`,
    // Only the script of the page's language; Chinese uses the reader's own fonts.
    fontsFor: (language) => {
      if (language === 'zh') return []
      const wanted = FONT_OF[language] ?? 'source-sans-3-latin-wght'
      return fonts.filter((f) => f.startsWith(wanted)).map((f) => `/assets/${f}`)
    },
  }
}
