import type { Module } from '../page/joining.ts'
import { demoBar } from './bar.tsx'
import { commands } from './commands.ts'
import { routes } from './routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { isItsDatabase, OTHER_DATABASE, signInsInWords } from './start.ts'

export const demo: Module = {
  name: 'demo',
  routes: [...signInRoutes, ...routes],
  commands,
  signIn: { path: ['demo', 'sign-in'], on: ({ demo }) => demo },
  above: demoBar,
  // In demo mode anyone may sign in as anyone: never on data that the demonstration did not make.
  refuses: async (platform) => (platform.config.demo && !(await isItsDatabase(platform)) ? OTHER_DATABASE : null),
  greets: ({ demo }, origin) => (demo ? signInsInWords(origin) : null),
}
