import { availableParallelism } from 'node:os'
import { holding } from '../../access/public.ts'
import { editionOf, get, type PageRequest, page, post, seeOther } from '../../page/route.ts'
import { crumbs, programmeDesk } from '../addresses.ts'
import { byIn } from '../asking.ts'
import { sessionsOnDesk } from '../desk-reads.ts'
import { locksOf } from '../locks-reads.ts'
import { type SearchTask, secondsIn } from './proposal.ts'
import { proposeSchedule } from './propose.ts'
import type { ProposalRefusal } from './refusals.ts'
import { proposalTexts } from './texts.ts'
import { ProposePage } from './views/propose-page.tsx'

/** A thread a seed; one processor is left to answer the others. */
const seeds = () => Array.from({ length: Math.max(1, Math.min(4, availableParallelism() - 1)) }, (_, i) => i + 1)

async function proposePage(request: PageRequest, refusal?: ProposalRefusal) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const [sessions, locks] = await Promise.all([
    sessionsOnDesk(platform.db, edition, request.language),
    locksOf(platform.db, edition, request.language),
  ])
  const chosen = refusal ? form.all('session') : query.getAll('session')
  const typed = refusal
    ? {
        scope: form.get('scope'),
        sessions: chosen,
        seconds: form.get('seconds'),
        respectLocks: form.get('locks') === 'yes',
        keepPublished: form.get('published') === 'yes',
      }
    : {
        scope: chosen.length > 0 ? 'selection' : sessions.some((s) => !s.startsAt) ? 'unplaced' : 'all',
        sessions: chosen,
        seconds: '10',
        respectLocks: true,
        keepPublished: true,
      }
  const title = proposalTexts(language)('propose.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: <ProposePage {...{ edition, language, sessions, typed, refusal }} locks={locks.length} />,
    },
    { status: refusal ? 422 : 200 },
  )
}

const mayPropose = holding('mayPropose')

/** Asking for a schedule: which sessions, how long, what stays. */
export const proposeRoutes = [
  get('/:edition/desk/programme/propose', mayPropose, (request) => proposePage(request)),

  post('/:edition/desk/programme/propose', mayPropose, async (request) => {
    const { platform, form } = request
    const edition = editionOf(request)
    const all = await sessionsOnDesk(platform.db, edition, request.language)
    const chosen = new Set(form.all('session'))
    const scope = form.get('scope')
    const wanted = {
      all: all.map((s) => s.id),
      unplaced: all.filter((s) => !s.startsAt).map((s) => s.id),
      selection: all.filter((s) => chosen.has(String(s.number))).map((s) => s.id),
    }
    if (scope !== 'all' && scope !== 'unplaced' && scope !== 'selection')
      return proposePage(request, { code: 'scope-missing', facts: {} })
    const task: SearchTask = {
      scope,
      sessions: wanted[scope],
      seeds: seeds(),
      budget: { kind: 'seconds', seconds: secondsIn(form.get('seconds')) },
      respectLocks: form.get('locks') === 'yes',
      keepPublished: form.get('published') === 'yes',
      change: null,
    }
    const started = await proposeSchedule(platform, byIn(request), task)
    return started.ok
      ? seeOther(programmeDesk(request, 'proposals', started.value.number))
      : proposePage(request, started.refusal)
  }),
]
