// Runs a bench that needs pages (TSX), which Node alone cannot read: node bench/through-vite.mjs bench/web.ts
import { pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'

await runnerImport(pathToFileURL(process.argv[2] ?? '').href, { logLevel: 'warn', server: { hmr: false, watch: null } })
