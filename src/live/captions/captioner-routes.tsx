import { holding, owner } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import {
  absent,
  data,
  get,
  getFile,
  type PageRequest,
  page,
  pathTo,
  post,
  postOfProgram,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import type { FloorCaptionerId } from '../../platform/db/schema.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { cut, singleLine } from '../../platform/text.ts'
import { framing, inMeeting, sentenceFor } from '../floor-pages.ts'
import { type Asked, floorNamed, floorProps, ledOf, namedOf, partOfAddress } from '../floor-request.ts'
import { liveTexts } from '../texts.ts'
import { CaptionerPage } from '../views/captioner.tsx'
import { CaptionersPage, type Given } from '../views/captioners.tsx'
import { captionsOf } from './caption-reads.ts'
import { captionerOfSecret, captionersOf, lastSequence } from './captioner-reads.ts'
import { captionerGiven, captionerLed, captionFed } from './lead-captioners.ts'

const mayChair = holding('mayChair', partOfAddress)
const MOST_LETTERS = 500
const LINES_SHOWN = 8

type Of = { readonly given?: Given; readonly refused?: string }

async function captionersPage(request: PageRequest, asked: Asked, of: Of = {}): Promise<Reply> {
  const { given, refused } = of
  const { platform, language, form } = request
  const led = await ledOf(platform, asked)
  const wished = form.get('language')
  const props = {
    ...(await floorProps(request, asked, led)),
    all: led.floor.id === '' ? [] : await captionersOf(platform.db, led.floor),
    given: given ?? null,
    typed: {
      name: refused ? cut(singleLine(form.get('name')), 120) : '',
      language: isLanguage(wished) ? wished : language,
    },
    refusal: refused ? sentenceFor(request, refused) : null,
  }
  const { title, section, crumbs } = framing(request, asked)
  const label = liveTexts(language)('captioners')
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page(
    { title: `${label} · ${title}`, section, crumbs: [...path, { label }], body: <CaptionersPage {...props} /> },
    { status: refused ? 422 : 200 },
  )
}

/** The one answer that tells what a link carries: kept is only its hash. */
async function lead(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer, form } = request
  const { edition, meeting, rehearsal } = asked
  const order = { edition, actor: person(viewer) }
  const at = { meeting, rehearsal }
  const does = (['take-back', 'restore'] as const).find((one) => one === form.get('do'))
  if (does) {
    const wish = { ...at, captioner: form.get('captioner'), does }
    const done = await perform(platform, captionerLed, { ...order, wish })
    return done.ok
      ? seeOther(`${asked.here}/chair/captioners`)
      : captionersPage(request, asked, { refused: done.refusal.code })
  }
  const language = form.get('language')
  if (!isLanguage(language)) return absent()
  const wish = { ...at, language, name: cut(singleLine(form.get('name')), 120) }
  const done = await perform(platform, captionerGiven, { ...order, wish })
  if (!done.ok) return captionersPage(request, asked, { refused: done.refusal.code })
  const { name, secret } = done.value
  const own = `captioner/${secret}`
  const { origin } = platform.config
  const address = `${origin}${pathTo(language, ...partsOf(request))}/${own}`
  const feed = `${origin}${pathTo(language, ...partsOf(request)).slice(`/${language}`.length)}/${own}/feed?in=${language}`
  return captionersPage(request, asked, { given: { name, address, feed } })
}

const partsOf = ({ params }: PageRequest) => [params.edition ?? '', 'live', params.meeting ?? '']

/** Whose link an address carries; null for everybody else, to whom there is no such page. */
async function captionerAt(
  { db }: Platform,
  edition: Asked['edition'],
  params: Readonly<Record<string, string>>,
): Promise<FloorCaptionerId | null> {
  return captionerOfSecret(db, edition, { ...floorNamed(params), secret: params.secret ?? '' })
}

const theirLink: NonNullable<Route['theirs']> = async ({ platform, edition, params }) =>
  edition !== null && (await captionerAt(platform, edition, params)) !== null

type Own = { readonly asked: Asked; readonly captioner: FloorCaptionerId }

const byLink = (answer: (request: PageRequest, own: Own) => Promise<Reply>) => async (request: PageRequest) => {
  const asked = await namedOf(request)
  const captioner = asked && (await captionerAt(request.platform, asked.edition, request.params))
  return asked && captioner ? answer(request, { asked, captioner }) : absent()
}

async function captionerPage(request: PageRequest, { asked, captioner }: Own, refused: string | null = null) {
  const { platform, language, params, form } = request
  const led = await ledOf(platform, asked)
  const all = await captionersOf(platform.db, led.floor)
  const own = all.find(({ id }) => id === captioner)
  if (!own) return absent()
  const props = {
    ...(await floorProps(request, asked, led)),
    ...{ own, all },
    to: `${asked.here}/captioner/${params.secret}`,
    captions: await captionsOf(platform.db, led.floor, own.language, LINES_SHOWN),
    next: (await lastSequence(platform.db, captioner)) + 1,
    typed: refused ? bodyIn(form.get('body')) : '',
    refusal: refused && sentenceFor(request, refused),
  }
  const label = liveTexts(language)('captions.write')
  const { title } = framing(request, asked)
  return page(
    { title: `${label} · ${title}`, body: <CaptionerPage {...props} /> },
    { status: refused ? (refused === 'others-turn' ? 409 : 422) : 200 },
  )
}

const bodyIn = (typed: string) => cut(typed.replaceAll(/\s+/g, ' ').trim(), MOST_LETTERS)
const numberIn = (typed: string | null): number | null => (/^\d{1,15}$/.test(typed ?? '') ? Number(typed) : null)

async function write(request: PageRequest, { asked, captioner }: Own): Promise<Reply> {
  const { platform, viewer, form, params } = request
  const { edition, meeting, rehearsal } = asked
  const wish = {
    ...{ meeting, rehearsal, captioner },
    body: bodyIn(form.get('body')),
    sequence: numberIn(form.get('seq')),
    takes: form.get('do') === 'take',
  }
  const done = await perform(platform, captionFed, { edition, actor: person(viewer), wish })
  return done.ok
    ? seeOther(`${asked.here}/captioner/${params.secret}`)
    : captionerPage(request, { asked, captioner }, done.refusal.code)
}

const said = (text: string, status = 200) => data(`${text}\n`, 'text/plain; charset=utf-8', undefined, status)

/** What programs are told: a word of ours and a status, as docs/captions-feed.md says. */
const STATUS_OF: Readonly<Record<string, number>> = { 'others-turn': 409, 'words-missing': 422, 'captioner-gone': 404 }

async function feed(request: PageRequest, { asked, captioner }: Own): Promise<Reply> {
  const { platform, viewer, form, query } = request
  const { edition, meeting, rehearsal } = asked
  const wish = {
    ...{ meeting, rehearsal, captioner },
    body: bodyIn(form.get('text')),
    sequence: numberIn(query.get('seq')),
    takes: query.get('take') === '1',
  }
  const done = await perform(platform, captionFed, { edition, actor: person(viewer), wish })
  return done.ok ? said(done.value.at.toISOString()) : said(done.refusal.code, STATUS_OF[done.refusal.code] ?? 403)
}

const OWN = '/:edition/live/:meeting/captioner/:secret'

/** Links of captioners: given and taken back by the chair, and what they lead to, for people and for their programs. */
export const captionerRoutes: Route[] = [
  get('/:edition/live/:meeting/chair/captioners', mayChair, inMeeting(captionersPage)),
  post('/:edition/live/:meeting/chair/captioners', mayChair, inMeeting(lead)),
  get(OWN, owner, byLink(captionerPage)),
  { ...post(OWN, owner, byLink(write)), theirs: theirLink },
  getFile(
    `${OWN}/feed`,
    owner,
    byLink(async ({ platform }, { captioner }) => said(String(await lastSequence(platform.db, captioner)))),
  ),
  postOfProgram(`${OWN}/feed`, owner, theirLink, byLink(feed)),
]
