import { visitor } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { DRAFT_COOKIE } from './browser.ts'
import { commands } from './commands.ts'
import { forgetEnded } from './forget-ended.ts'
import { resolveViewer } from './resolve-viewer.ts'
import { routes } from './routes.tsx'
import { SignInCorner } from './views/corner.tsx'

export const identity: Module = {
  name: 'identity',
  acts,
  routes,
  commands,
  signIn: { path: ['sign-in'], on: () => true },
  corner: SignInCorner,
  viewers: { resolve: resolveViewer, visitor: (cookie) => visitor(cookie(DRAFT_COOKIE)) },
  daily: ({ db, mail, clock }) => db.transaction().execute((tx) => forgetEnded(tx, mail, clock.now())),
}
