import { holding } from '../../access/public.ts'
import { person } from '../../acts/public.ts'
import { absent, editionOf, get, type PageRequest, page, post, type Reply, seeOther } from '../../page/route.ts'
import { crumbs, programmeDesk } from '../addresses.ts'
import { byIn, reasonIn } from '../asking.ts'
import { changedIn } from '../changed.ts'
import { namesFor } from '../names.ts'
import { importTexts } from './texts.ts'
import { previewUndoImport, type UndoImportRefusal, undoImport } from './undo-import.ts'
import { UndoImportPage } from './views/undo-page.tsx'

const mayImport = holding('mayEditSessions')
const fileOf = (request: PageRequest) => programmeDesk(request, 'import', request.params.id ?? '')

async function undoPage(request: PageRequest, refusal?: UndoImportRefusal): Promise<Reply> {
  const { platform, language, viewer, params } = request
  const edition = editionOf(request)
  const looked = await previewUndoImport(platform, { edition, actor: person(viewer) }, params.id ?? '')
  // Undone by a colleague, or by oneself where the answer was lost: the page of the file says when.
  if (!looked.ok) return looked.refusal.code === 'undone-already' ? seeOther(fileOf(request)) : absent()
  const { facts, seen } = looked.value
  const people = [...new Set(facts.breaches.flatMap((breach) => breach.people))]
  const t = importTexts(language)
  const here = fileOf(request)
  return page(
    {
      title: t('undo.title'),
      section: 'desk',
      crumbs: [
        ...crumbs(request),
        { label: t('title'), href: programmeDesk(request, 'import') },
        { label: facts.fileName, href: here },
        { label: t('undo.title') },
      ],
      body: (
        <UndoImportPage
          {...{ edition, language, here, facts, refusal }}
          seen={seen ?? ''}
          reason={reasonIn(request)}
          names={await namesFor(platform.db, edition, people)}
          changed={await changedIn(platform.db, edition, refusal, language)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** A programme that was taken over is taken back as one, from a page that counts and names what would happen. */
export const undoImportRoutes = [
  get('/:edition/desk/programme/import/:id/undo', mayImport, (request) => undoPage(request)),
  post('/:edition/desk/programme/import/:id/undo', mayImport, async (request) => {
    const done = await undoImport(request.platform, byIn(request), {
      id: request.params.id ?? '',
      reason: reasonIn(request),
    })
    return done.ok ? seeOther(fileOf(request)) : undoPage(request, done.refusal)
  }),
]
