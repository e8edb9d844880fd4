import { agenda } from './agenda/module.ts'
import { api } from './api/module.ts'
import { campaigns } from './campaigns/module.ts'
import { consultation } from './consultation/module.ts'
import { demo } from './demo/module.ts'
import { documents } from './documents/module.ts'
import { draws } from './draws/module.ts'
import { editions } from './editions/module.ts'
import { figures } from './figures/module.ts'
import { forms } from './forms/module.ts'
import { home } from './home/module.ts'
import { identity } from './identity/module.ts'
import { inputs } from './inputs/module.ts'
import { judging } from './judging/module.ts'
import { live } from './live/module.ts'
import { mailings } from './mailings/module.ts'
import { nominations } from './nominations/module.ts'
import { outcomes } from './outcomes/module.ts'
import { houseOf } from './page/house.ts'
import { photos } from './photos/module.ts'
import { plan } from './plan/module.ts'
import { prizes } from './prizes/module.ts'
import { proofs } from './proofs/module.ts'
import { record } from './record/module.ts'
import { register } from './register/module.ts'
import { registrations } from './registrations/module.ts'
import { reports } from './reports/module.ts'
import { review } from './review/module.ts'
import { rounds } from './rounds/module.ts'
import { sessions } from './sessions/module.ts'
import { site } from './site/module.ts'
import { stakeholders } from './stakeholders/module.ts'
import { submissions } from './submissions/module.ts'
import { synthesis } from './synthesis/module.ts'
import { topics } from './topics/module.ts'
import { webhooks } from './webhooks/module.ts'

/**
 * Every module once, in the order of the process: each may ask those before it, and hears news of them. What a module brings (routes,
 * navigation, jobs, news, commands) stands in its own `module.ts`; server, worker, command line and checks start from here.
 */
export const house = houseOf([
  stakeholders,
  draws,
  identity,
  forms,
  consultation,
  rounds,
  proofs,
  submissions,
  campaigns,
  register,
  figures,
  review,
  sessions,
  outcomes,
  agenda,
  live,
  api,
  plan,
  webhooks,
  nominations,
  reports,
  inputs,
  record,
  topics,
  synthesis,
  documents,
  mailings,
  photos,
  prizes,
  judging,
  registrations,
  editions,
  site,
  home,
  demo,
])
