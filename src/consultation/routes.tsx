import { anyone, staff } from '../access/public.ts'
import { formsOffered, vocabulariesOf } from '../forms/public.ts'
import { absent, data, editionOf, get, getFile, page, pathTo, seeOther } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { organizationsOfEdition } from '../stakeholders/public.ts'
import { deadlineCalendar } from './deadline-calendar.ts'
import { deskRoutes } from './desk-routes.tsx'
import { meetingCalendar } from './meeting-calendar.ts'
import { MILESTONE_KINDS } from './milestone-kinds.ts'
import { callByCode, callsOf, changesOfEdition, editionFacts, editions, letterText, phasesOf } from './reads.ts'
import { consultationTexts } from './texts.ts'
import { CallPage } from './views/call.tsx'
import { ConsultationPage } from './views/consultation.tsx'
import { EditionList } from './views/editions.tsx'
import { LetterPage, letterTitle } from './views/letter/letter.tsx'
import { LetterTextPage } from './views/letter/letter-text.tsx'
import { QuestionsPage } from './views/questions.tsx'

export const routes = [
  ...deskRoutes,
  get('/', anyone, async ({ platform, language }) =>
    page({ title: 'Convoke', body: <EditionList language={language} editions={await editions(platform.db)} /> }),
  ),

  // What the letter of invitation states, as facts; its own text stands at the address below, if the edition has it.
  get('/:edition/letter', anyone, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const [facts, changes, phases, calls, organizations, vocabularies] = await Promise.all([
      editionFacts(platform.db, edition),
      changesOfEdition(platform.db, edition),
      phasesOf(platform.db, edition),
      callsOf(platform.db, edition),
      organizationsOfEdition(platform.db, edition.id),
      vocabulariesOf(platform.db, edition),
    ])
    if (!facts.letter.date) return absent()
    const title = letterTitle(facts, language)
    const addressees = vocabularies.get('stakeholder_groups') ?? []
    return page({
      title,
      section: 'consultation',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      body: <LetterPage {...{ edition, facts, changes, phases, calls, addressees, organizations, language }} />,
    })
  }),

  get('/:edition/letter/:written', anyone, async (request) => {
    const { platform, language, params } = request
    const edition = editionOf(request)
    const written = params.written ?? ''
    const [facts, text] = await Promise.all([
      editionFacts(platform.db, edition),
      letterText(platform.db, edition, written),
    ])
    if (!facts.letter.date || !text) return absent()
    const title = consultationTexts(language)('invitation.itself')
    return page({
      title,
      section: 'consultation',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: letterTitle(facts, language), href: pathTo(language, edition.slug, 'letter') },
        { label: title },
      ],
      body: <LetterTextPage {...{ facts, written, text, language }} />,
    })
  }),

  // An opening or a meeting of the consultation as a calendar entry.
  getFile('/:edition/meetings/:meeting', anyone, async (request) => {
    const { platform, language, params } = request
    const edition = editionOf(request)
    const [, code] = /^(.*)\.ics$/.exec(params.meeting ?? '') ?? []
    const milestones = (await phasesOf(platform.db, edition)).flatMap((phase) => phase.milestones)
    const meeting = milestones.find((m) => m.code === code && MILESTONE_KINDS[m.kind].inCalendar)
    if (!meeting?.startsAt) return absent()
    const url = `${platform.config.origin}${pathTo(language, edition.slug, 'consultation')}`
    const file = meetingCalendar(edition, { ...meeting, startsAt: meeting.startsAt }, language, url)
    return data(file, 'text/calendar; charset=utf-8', `${meeting.code}.ics`)
  }),

  get('/:edition/consultation', anyone, async (request) => {
    const { platform, language, readerZone } = request
    const edition = editionOf(request)
    const [facts, phases, calls, organizations, changes] = await Promise.all([
      editionFacts(platform.db, edition),
      phasesOf(platform.db, edition),
      callsOf(platform.db, edition),
      organizationsOfEdition(platform.db, edition.id),
      changesOfEdition(platform.db, edition),
    ])
    const title = consultationTexts(language)('consultation.title')
    return page({
      title,
      section: 'consultation',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      body: (
        <ConsultationPage
          {...{
            edition,
            facts,
            phases,
            calls,
            organizations,
            changes,
            now: platform.clock.now(),
            language,
            readerZone,
          }}
        />
      ),
    })
  }),

  // One address for the page and, with .ics behind it, the deadline as a calendar entry; without a language it leads to the reader's.
  getFile('/:edition/calls/:call', anyone, async (request) => {
    const { platform, language, readerZone, params, viewer, url } = request
    const edition = editionOf(request)
    const [, code = '', ics] = /^(.*?)(\.ics)?$/.exec(params.call ?? '') ?? []
    const call = await callByCode(platform.db, edition, code)
    if (!call) return absent()
    const path = pathTo(language, edition.slug, 'calls', call.code)
    if (ics) {
      const file = deadlineCalendar(edition, call, language, `${platform.config.origin}${path}`)
      return data(file, 'text/calendar; charset=utf-8', `${call.code}.ics`)
    }
    if (url.pathname !== path) return seeOther(path)
    const title = pickText(call.title, language).text
    return page({
      title,
      section: 'consultation',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        {
          label: consultationTexts(language)('consultation.title'),
          href: pathTo(language, edition.slug, 'consultation'),
        },
        { label: title },
      ],
      body: (
        <CallPage
          {...{
            edition,
            call,
            forms: await formsOffered(platform.db, call.id),
            now: platform.clock.now(),
            language,
            readerZone,
            mayExtend: staff.allows(viewer, edition),
          }}
        />
      ),
    })
  }),

  get('/:edition/calls/:call/questions', anyone, async (request) => {
    const { platform, language, params } = request
    const edition = editionOf(request)
    const call = await callByCode(platform.db, edition, params.call ?? '')
    if (!call) return absent()
    const title = consultationTexts(language)('questions.title')
    return page({
      title,
      section: 'consultation',
      crumbs: [
        { label: pickText(call.title, language).text, href: pathTo(language, edition.slug, 'calls', call.code) },
        { label: title },
      ],
      body: (
        <QuestionsPage
          {...{ call, language }}
          forms={await formsOffered(platform.db, call.id)}
          names={await vocabulariesOf(platform.db, edition)}
        />
      ),
    })
  }),
]
