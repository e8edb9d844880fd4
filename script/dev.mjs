// Builds both halves again at every change and restarts the demonstration with them. Ctrl-C ends everything.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const program = 'dist/server/convoke.js'
process.env.CONVOKE_DEMO ??= '1'
fs.rmSync('dist', { recursive: true, force: true })

const vite = ['node_modules/vite/bin/vite.js', 'build', '--watch', '--logLevel', 'warn']
const children = [start(vite), start([...vite, '--ssr'])]
while (!fs.existsSync(program) || !fs.existsSync('dist/client/.vite/manifest.json')) await sleep(100)
await new Promise((loaded) => start([program, 'demo']).on('exit', loaded))
children.push(start(['--watch', '--watch-preserve-output', program, 'serve']))

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill('SIGTERM')
  })
}

function start(args) {
  return spawn(process.execPath, args, { stdio: 'inherit' })
}
