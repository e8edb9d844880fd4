import type { Module } from '../page/joining.ts'
import { demoBar } from './bar.tsx'
import { commands } from './commands.ts'
import { routes } from './routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { refusesDatabase, signInsInWords } from './start.ts'

export const demo: Module = {
  name: 'demo',
  routes: [...signInRoutes, ...routes],
  commands,
  signIn: { path: ['demo', 'sign-in'], on: ({ demo }) => demo },
  above: demoBar,
  // In demo mode anyone may sign in as anyone: never on data that the demonstration did not make.
  // Nor are they ever served as a real forum.
  refuses: refusesDatabase,
  greets: ({ demo }, origin) => (demo ? signInsInWords(origin) : null),
}
