import { owner } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
import { type Answers, checkAnswers, readSection, vocabulariesOf } from '../forms/public.ts'
import { hashToken } from '../identity/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { keepFile } from '../platform/files/keep-file.ts'
import { kindOfFile } from '../platform/files/kind-of-file.ts'
import { readImage } from '../platform/images/read-image.ts'
import { dayIn } from '../platform/languages/public.ts'
import { type AnswerWish, nomineeAnswered } from './answer.ts'
import { focalWordSaid, inTerm } from './focal.ts'
import { asForm, focalPointsOf, nominationsNamed, nomineeOfToken, nomineesOf, standing } from './reads.ts'
import { nominationsTexts } from './texts.ts'
import { MePage } from './views/me.tsx'
import { RoomPage } from './views/room.tsx'
import { whyNot, wordsOf } from './words.ts'

const LARGEST_PHOTO = 10 * 1024 * 1024
const ME = '/:edition/nominee/:token'
const ROOM = '/:edition/nominations/:selection/group'

const theirLink: Route['theirs'] = async ({ platform: { db }, edition, params }) =>
  edition !== null && (await nomineeOfToken(db, edition, hashToken(params.token ?? ''))) !== null

/** Pages of one's own: the nominee's, by the link of the letter; the focal point's, by sign-in. To everybody else there is no such page. */
export const ownRoutes: Route[] = [
  get(ME, owner, (request) => mePage(request)),
  { ...post(ME, owner, (request) => answerPosted(request), LARGEST_PHOTO + 1024 * 1024), theirs: theirLink },
  get(ROOM, owner, (request) => roomPage(request)),
  post(ROOM, owner, async (request) => {
    const { form, platform, params, language, viewer } = request
    if (!viewer.person) return absent() // a stranger makes nobody wait for the selection
    const number = Number(/^\d{1,9}$/.exec(form.get('number'))?.[0] ?? 0)
    const endorsed = form.get('endorsed') === 'yes'
    const wish = {
      selection: params.selection ?? '',
      number,
      endorsed,
      rank: form.get('rank'),
      comment: form.get('comment'),
    }
    const by = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
    const done = await perform(platform, focalWordSaid, { ...by, wish })
    if (done.ok)
      return seeOther(`${pathTo(language, by.edition.slug, 'nominations', wish.selection, 'group')}#n${number}`)
    return roomPage(request, { number, refusal: done.refusal })
  }),
]

async function answerPosted(request: PageRequest): Promise<Reply> {
  const { form, platform, params, language } = request
  const edition = editionOf(request)
  const token = params.token ?? ''
  const found = await nomineeOfToken(platform.db, edition, hashToken(token))
  const does = (['consent', 'keep', 'decline'] as const).find((one) => one === form.get('act'))
  if (!found || !does) return absent()
  const answers = answersIn(request, found.selection.completion, found.nominee.answers)
  const photo = await photoIn(request)
  if (photo === 'wrong') return mePage(request, { code: 'photo-wrong', facts: {} }, answers)
  const wish: AnswerWish = { token, does, answers, photo }
  const by = { edition, actor: person(request.viewer), seen: form.get('seen') }
  const done = await perform(platform, nomineeAnswered, { ...by, wish })
  return done.ok ? seeOther(pathTo(language, edition.slug, 'nominee', token)) : mePage(request, done.refusal, answers)
}

/** Everything the page asked, of all its sections. */
function answersIn({ form }: PageRequest, definition: Parameters<typeof asForm>[0], before: Answers): Answers {
  const asked = asForm(definition, 'completion')
  return Object.assign({}, ...asked.sections.map(({ id }) => readSection(asked, id, form, before).answers)) as Answers
}

/** The photo that was sent, kept with a copy without metadata; null where none was. */
async function photoIn({ form, platform }: PageRequest): Promise<AnswerWish['photo'] | 'wrong'> {
  const [sent] = form.files('photo')
  if (!sent) return null
  const mediaType = await kindOfFile(sent.bytes)
  if (sent.bytes.length > LARGEST_PHOTO || !['image/jpeg', 'image/png', 'image/webp'].includes(mediaType))
    return 'wrong'
  const read = await readImage(sent.bytes, 1)
  if (read.kind !== 'read') return 'wrong'
  const at = platform.clock.now()
  const kept = await keepFile(platform, sent.bytes, { mediaType, at })
  const copy = await keepFile(platform, read.jpeg, { mediaType: 'image/jpeg', at })
  return { sha256: kept.sha256, publicSha256: copy.sha256 }
}

type Refused = ActRefusal<string> | { readonly code: 'photo-wrong'; readonly facts: Record<string, never> }

async function mePage(request: PageRequest, refusal?: Refused, typed?: Answers): Promise<Reply> {
  const { platform, language, params, viewer } = request
  const edition = editionOf(request)
  const token = params.token ?? ''
  const found = await nomineeOfToken(platform.db, edition, hashToken(token))
  if (!found) return absent()
  const { selection, nominee } = found
  const words = await wordsOf(platform.db, edition, language)
  const wish: AnswerWish = { token, does: 'keep', answers: nominee.answers, photo: null }
  const looked = await preview(platform, nomineeAnswered, { edition, actor: person(viewer), wish })
  const answers = typed ?? nominee.answers
  const faults =
    refusal?.code === 'answers-faulty'
      ? checkAnswers(
          asForm(selection.completion, 'completion'),
          answers,
          await vocabulariesOf(platform.db, edition),
          nominee.language,
        ).faults
      : []
  return page(
    {
      title: nominationsTexts(language)('me.title'),
      body: (
        <MePage
          {...{ edition, language, words, selection, nominee, answers, faults }}
          seen={looked.ok ? looked.value.seen : null}
          to={pathTo(language, edition.slug, 'nominee', token)}
          problem={refusal && whyNot(refusal, language)}
        />
      ),
    },
    { status: refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200 },
  )
}

async function roomPage(
  request: PageRequest,
  refused?: { readonly number: number; readonly refusal: ActRefusal<string> },
): Promise<Reply> {
  const { platform, language, viewer, params, form } = request
  const edition = editionOf(request)
  const { db } = platform
  const selection = viewer.person && (await nominationsNamed(db, edition, params.selection ?? ''))
  const now = platform.clock.now()
  const today = dayIn(edition.zone, now)
  const points = selection
    ? (await focalPointsOf(db, edition, selection.id)).filter(
        (one) => one.personId === viewer.person?.id && inTerm(one, today),
      )
    : []
  if (!selection || points.length === 0) return absent()
  const words = await wordsOf(db, edition, language)
  const nominees = standing(await nomineesOf(db, edition, selection.id))
  return page(
    {
      title: nominationsTexts(language)('room.title'),
      body: (
        <RoomPage
          {...{ edition, language, words, selection, points, nominees, now }}
          problem={refused ? { number: refused.number, text: whyNot(refused.refusal, language, words) } : null}
          typed={form}
        />
      ),
    },
    { status: refused ? (refused.refusal.code === 'changed-meanwhile' ? 409 : 422) : 200 },
  )
}
