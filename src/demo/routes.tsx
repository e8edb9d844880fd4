import { setTimeout as sleep } from 'node:timers/promises'
import { anyone, type Rule } from '../access/public.ts'
import { safeReturn } from '../identity/public.ts'
import {
  absent,
  data,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
  toNearest,
} from '../page/route.ts'
import { goesOn, goToStep, mayMove } from './go-to-step.ts'
import { countsOf, letterById, lettersKept, type Standing, standing } from './reads.ts'
import { presentStep, stepOf, zoneShown } from './steps.ts'
import { demoTexts } from './texts.ts'
import { movingPath } from './views/bar.tsx'
import { DemonstrationPage } from './views/demonstration.tsx'
import { LetterPage, LettersPage } from './views/letters.tsx'
import { FailedPage, GoingBackPage, MovingPage } from './views/moving.tsx'

/** A move that takes longer than this is waited for on a page of its own. */
const PATIENCE_MILLISECONDS = 1_500
const LOOK_AGAIN_SECONDS = 1
const LETTERS_ON_A_PAGE = 30

type Handle = (request: PageRequest, stands: Standing) => Promise<Reply> | Reply

/** Pages that exist only in a demonstration: elsewhere they look like any page that never was. */
const inDemonstration = (handle: Handle) => async (request: PageRequest) => {
  const { config, db } = request.platform
  const stands = config.demo ? await standing(db) : null
  return stands ? handle(request, stands) : absent()
}
const demoGet = (path: string, rule: Rule, handle: Handle) => get(path, rule, inDemonstration(handle))
const demoPost = (path: string, rule: Rule, handle: Handle) => post(path, rule, inDemonstration(handle))

const backOf = (request: PageRequest): string =>
  safeReturn(request.form.get('back') || request.query.get('back')) ?? pathTo(request.language, 'demo')

export const routes: Route[] = [
  demoGet('/demo', anyone, ({ platform, language, viewer }, stands) =>
    page({
      title: demoTexts(language)('title'),
      body: (
        <DemonstrationPage
          {...{ language, viewer }}
          slug={stands.slug}
          zone={zoneShown()}
          now={platform.clock.now()}
          present={presentStep(stands)}
        />
      ),
    }),
  ),

  demoPost('/demo/step', anyone, async (request, stands) => {
    const { platform, language, form } = request
    const step = stepOf(form.get('step'))
    const back = backOf(request)
    if (!step) return absent()
    if (stands.moving) return seeOther(movingPath(language, back))
    const may = await mayMove(platform)
    if (!may.ok) return failed(request, may.refusal)
    const removes = !goesOn(stands, step, platform.clock.now()) && (await somebodyWrote(request, stands))
    if (removes && form.get('sure') !== 'yes') {
      const title = demoTexts(language)('back.title')
      return page({ title, body: <GoingBackPage {...{ language, step, back }} /> })
    }
    const move = goToStep(platform, step).catch((err: Error) => {
      platform.log.error({ err, step: step.code }, 'demonstration not moved')
      return null
    })
    const done = await Promise.race([move, sleep(PATIENCE_MILLISECONDS, 'still moving' as const)])
    if (done === 'still moving') return seeOther(movingPath(language, back))
    if (done?.ok) return toNearest(back)
    return done?.refusal.code === 'moving-already'
      ? seeOther(movingPath(language, back))
      : failed(request, done?.refusal)
  }),

  demoGet('/demo/moving', anyone, (request, stands) => {
    const { language } = request
    const back = backOf(request)
    const step = stands.moving ? stepOf(stands.movingTo) : null
    if (!step) return stands.unfinished ? failed(request) : toNearest(back)
    return page(
      {
        title: demoTexts(language)('moving.title'),
        body: <MovingPage {...{ language, step, back }} done={stands.done} total={stands.total} />,
      },
      { refreshSeconds: LOOK_AGAIN_SECONDS },
    )
  }),

  demoGet('/demo/letters', anyone, async ({ platform, language, query }) => {
    const t = demoTexts(language)
    const to = (query.get('to') ?? '').slice(0, 200).trim()
    const wanted = Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)
    const found = await lettersKept(platform.db, { to, page: wanted, size: LETTERS_ON_A_PAGE })
    const pages = Math.ceil(found.count / LETTERS_ON_A_PAGE)
    return page({
      title: t('letters'),
      crumbs: [{ label: t('title'), href: pathTo(language, 'demo') }, { label: t('letters') }],
      body: <LettersPage {...{ language, found, to, pages }} zone={zoneShown()} page={wanted} />,
    })
  }),

  demoGet('/demo/letters/:id', anyone, async ({ platform, language, params }) => {
    const t = demoTexts(language)
    const letter = await letterById(platform.db, params.id ?? '')
    if (!letter) return absent()
    return page({
      title: letter.subject,
      crumbs: [
        { label: t('title'), href: pathTo(language, 'demo') },
        { label: t('letters'), href: pathTo(language, 'demo', 'letters') },
        { label: letter.subject, lang: letter.language },
      ],
      body: <LetterPage {...{ language, letter }} zone={zoneShown()} origin={platform.config.origin} />,
    })
  }),

  // What went with a letter, as whoever got it has it.
  demoGet('/demo/letters/:id/files/:nth', anyone, async ({ platform, params }) => {
    const letter = await letterById(platform.db, params.id ?? '')
    const one = letter?.attachments[Number(params.nth)]
    const bytes = one && ('content' in one ? one.content : await platform.files.get(one.sha256))
    return one && bytes ? data(bytes, one.contentType, one.filename) : absent()
  }),
]

const somebodyWrote = async ({ platform }: PageRequest, stands: Standing) =>
  stands.visitorsWrote || stands.counted !== (await countsOf(platform.db))

function failed(request: PageRequest, refusal?: { code: string; facts: Record<string, unknown> }): Reply {
  const { language } = request
  const t = demoTexts(language)
  const why =
    refusal?.code === 'other-editions'
      ? t('refusal.other-editions', { slugs: String(refusal.facts.slugs) })
      : refusal?.code === 'database-shared'
        ? t('refusal.database-shared', { names: String(refusal.facts.names) })
        : null
  const body = <FailedPage language={language} back={backOf(request)} why={why} />
  return page({ title: t('failed.title'), body }, { status: 409 })
}
