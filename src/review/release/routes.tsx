import { holding, may } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview, program } from '../../acts/public.ts'
import { personNames } from '../../identity/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { DecisionReleaseId } from '../../platform/db/schema.ts'
import { changedItems } from '../changed.ts'
import { listPath, releasePath, withQuery } from '../desk-addresses.ts'
import { balanceOf } from '../reads.ts'
import { asReference } from '../standings.ts'
import { reviewTexts } from '../texts.ts'
import { balanceStyle } from '../views/balance.tsx'
import { whyNot } from '../views/parts.tsx'
import { wordsOfDesk } from '../words.ts'
import { carryOutRelease, letterKey } from './carry-out.ts'
import { choiceIn, choiceQuery, chosenOf, groupsOf } from './choice.ts'
import { itemsOf } from './contents.ts'
import { letterFactsOf } from './letter-facts.ts'
import { letterRoutes } from './letter-routes.tsx'
import {
  going,
  type ReleaseWish,
  releaseAsked,
  releaseCalledOff,
  releaseConfirmed,
  releaseOrdered,
  releaseRuleChanged,
} from './order.ts'
import { itemsOfRelease, lastReleases, needsSecondPerson, openRelease, type Release, releaseById } from './reads.ts'
import { ConfirmPage } from './views/confirm.tsx'
import { ReceiptPage } from './views/receipt.tsx'
import { ReleasePage } from './views/release.tsx'

const LOOKS = holding('maySeeDesk')

/** Choosing what becomes public together, confirming exactly that, and what came of it. */
export const releaseRoutes: Route[] = [
  get('/:edition/desk/release', LOOKS, (request) => releasePage(request)),
  ...letterRoutes,
  get('/:edition/desk/release/confirm', LOOKS, (request) => confirmPage(request, chosenNow)),

  post('/:edition/desk/release', holding('mayRelease'), async (request) => {
    const { platform, viewer, form } = request
    const edition = editionOf(request)
    const wish = { references: referencesIn(form.get('references')) }
    const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
    const asks = await needsSecondPerson(platform.db, edition)
    const done = await perform(platform, asks ? releaseAsked : releaseOrdered, order)
    if (!done.ok) return confirmPage(request, async () => wish, done.refusal)
    if (!asks) await carriedOutSoon(request, done.value)
    return seeOther(releasePath(request, done.value))
  }),

  post('/:edition/desk/release/rule', holding('maySetReleaseRule'), async (request) => {
    const { platform, viewer, form } = request
    const order = {
      edition: editionOf(request),
      actor: person(viewer),
      wish: { secondPerson: form.get('second') === 'yes' },
    }
    const done = await perform(platform, releaseRuleChanged, order)
    return done.ok ? seeOther(releasePath(request)) : releasePage(request, done.refusal)
  }),

  get('/:edition/desk/release/:id', LOOKS, (request) => receiptPage(request)),

  post('/:edition/desk/release/:id/confirm', holding('mayConfirmRelease'), async (request) => {
    const { platform, viewer, form, params } = request
    const wish = { releaseId: params.id ?? '' }
    if (!isId(wish.releaseId)) return absent()
    const order = { edition: editionOf(request), actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, releaseConfirmed, order)
    if (!done.ok) return receiptPage(request, done.refusal)
    await carriedOutSoon(request, done.value)
    return seeOther(releasePath(request, done.value))
  }),

  post('/:edition/desk/release/:id/call-off', holding('mayRelease'), async (request) => {
    const { platform, viewer, params } = request
    const wish = { releaseId: params.id ?? '' }
    if (!isId(wish.releaseId)) return absent()
    const done = await perform(platform, releaseCalledOff, { edition: editionOf(request), actor: person(viewer), wish })
    return done.ok ? seeOther(releasePath(request)) : receiptPage(request, done.refusal)
  }),
]

const referencesIn = (text: string): string[] => [...new Set(text.split(/\s+/).filter(Boolean).map(asReference))]
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Short ones are done before the next page is shown; a long one goes on, and that page says how far it is. */
const WAITS_MILLISECONDS = 3000

async function carriedOutSoon({ platform, edition }: PageRequest, releaseId: DecisionReleaseId) {
  if (!edition) return
  const done = carryOutRelease(platform, { edition, releaseId }).catch((error: Error) =>
    // The job that was queued with the order takes it up.
    platform.log.error({ release: releaseId, err: error }, 'release not carried out'),
  )
  await Promise.race([done, new Promise((later) => setTimeout(later, WAITS_MILLISECONDS))])
}

const crumbs = (request: PageRequest, ...more: { label: string; href?: string }[]) => [
  { label: reviewTexts(request.language)('desk.title'), href: listPath(request) },
  { label: reviewTexts(request.language)('release.title'), ...(more.length > 0 ? { href: releasePath(request) } : {}) },
  ...more,
]

const reading = <T,>({ platform }: PageRequest, read: (tx: Tx) => Promise<T>): Promise<T> =>
  platform.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)

/** Everything that waits, in groups to choose from; what is held back; releases so far. */
async function releasePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const choice = choiceIn(query)
  const [items, open, last, secondPerson, balance, words] = await Promise.all([
    reading(request, (tx) => itemsOf(tx, edition, { waiting: 'all' }, false)),
    openRelease(platform.db, edition),
    lastReleases(platform.db, edition, 12),
    needsSecondPerson(platform.db, edition),
    balanceOf(platform.db, edition),
    wordsOfDesk(platform.db, edition, language),
  ])
  const people = await personNames(platform.db, [
    ...last.flatMap((release) => [release.releasedBy, release.askedBy]),
    open?.askedBy ?? null,
  ])
  return page(
    {
      title: reviewTexts(language)('release.title'),
      section: 'desk',
      crumbs: crumbs(request),
      style: balanceStyle(balance),
      body: (
        <ReleasePage
          {...{ edition, language, open, last, secondPerson, balance, people, words }}
          groups={groupsOf(going(items), choice)}
          without={choice.without}
          held={items.filter(({ heldBack }) => heldBack !== null)}
          letters={letterFactsOf(chosenOf(going(items), choice))}
          query={choiceQuery(choice)}
          mayRelease={may(viewer, 'mayRelease', { edition })}
          maySetRule={may(viewer, 'maySetReleaseRule', { edition })}
          error={refusal && whyNot(refusal, language)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** What the address chooses of all that can be released at this moment. */
async function chosenNow(request: PageRequest): Promise<ReleaseWish> {
  const edition = editionOf(request)
  const items = await reading(request, (tx) => itemsOf(tx, edition, { waiting: 'all' }, false))
  return { references: chosenOf(going(items), choiceIn(request.query)).map(({ submission }) => submission.reference) }
}

/** Exactly what will be released, item by item, with its letters, and the button that does it. */
async function confirmPage(
  request: PageRequest,
  wishOf: (request: PageRequest) => Promise<ReleaseWish>,
  refusal?: ActRefusal<string>,
): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const wish = await wishOf(request)
  const secondPerson = await needsSecondPerson(platform.db, edition)
  const act = secondPerson ? releaseAsked : releaseOrdered
  // Whoever only reads the desk sees the same page, without the button.
  const mayRelease = may(viewer, 'mayRelease', { edition })
  const looked = await preview(platform, act, { edition, actor: mayRelease ? person(viewer) : program(), wish })
  if (!looked.ok) return releasePage(request, looked.refusal)
  const { facts, seen, decided } = looked.value
  const changed = refusal && 'difference' in refusal ? await changedItems(platform.db, edition, refusal) : []
  const problem = refusal ?? (decided.ok ? undefined : decided.refusal)
  const words = await wordsOfDesk(platform.db, edition, language)
  const title = reviewTexts(language)('release.confirm.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, { label: title }),
      body: (
        <ConfirmPage
          {...{ edition, language, words, secondPerson, changed }}
          items={going(facts.items)}
          held={facts.items.filter(({ heldBack }) => heldBack !== null)}
          letters={letterFactsOf(going(facts.items))}
          people={
            await personNames(
              platform.db,
              facts.items.map(({ by }) => by),
            )
          }
          seen={seen ?? ''}
          ready={decided.ok && mayRelease}
          error={problem && whyNot(problem, language)}
          back={withQuery(releasePath(request), request.query.toString())}
        />
      ),
    },
    { status: changed.length > 0 ? 409 : refusal ? 422 : 200 },
  )
}

const AGAIN_SECONDS = 2

/** What became of a release: waiting for its second person, under way, done. */
async function receiptPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, params } = request
  const edition = editionOf(request)
  const release = isId(params.id ?? '') ? await releaseById(platform.db, edition, params.id ?? '') : null
  if (!release) return absent()
  const items = await itemsOfRelease(platform.db, release.id)
  const [people, counts, asked] = await Promise.all([
    personNames(platform.db, [release.askedBy, release.releasedBy]),
    lettersOf(request, release, items),
    release.state === 'asked' ? reading(request, (tx) => itemsOf(tx, edition, { releaseId: release.id }, false)) : [],
  ])
  const mayConfirm = may(viewer, 'mayConfirmRelease', { edition }) && release.askedBy !== viewer.person?.id
  const wish = { releaseId: release.id }
  const looked =
    release.state === 'asked' && mayConfirm
      ? await preview(platform, releaseConfirmed, { edition, actor: person(viewer), wish })
      : null
  const changed = refusal && 'difference' in refusal ? await changedItems(platform.db, edition, refusal) : []
  const words = await wordsOfDesk(platform.db, edition, language)
  const title = reviewTexts(language)('release.one')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, { label: title }),
      body: (
        <ReceiptPage
          {...{ edition, language, words, release, items, people, counts, changed, mayConfirm }}
          asked={asked}
          seen={looked?.ok ? looked.value.seen : null}
          mayCallOff={may(viewer, 'mayRelease', { edition })}
          error={refusal && whyNot(refusal, language)}
        />
      ),
    },
    {
      status: changed.length > 0 ? 409 : refusal ? 422 : 200,
      ...(release.state === 'ordered' ? { refreshSeconds: AGAIN_SECONDS } : {}),
    },
  )
}

/** How the letters of a release stand; hosts of merges have theirs under their own submission. */
async function lettersOf(
  { platform }: PageRequest,
  release: Release,
  items: Awaited<ReturnType<typeof itemsOfRelease>>,
) {
  if (release.state !== 'done') return null
  const concerned = items.flatMap(({ submissionId, intoId }) => [submissionId, intoId ?? submissionId])
  return platform.mail.countsOf([...new Set(concerned)].map((id) => letterKey(release.id, id)))
}
