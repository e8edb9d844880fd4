import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { type Language, personName, pickText } from '../../platform/languages/public.ts'
import { shortened } from '../../platform/text.ts'
import type { Change } from '../reads.ts'
import { synthesisTexts } from '../texts.ts'
import type { Desk, State, Thing } from '../things.ts'
import { type At, deskPath } from './parts.tsx'

const LONGEST_SAID = 90

/** What a thing is called in a line, and in which language: a theme by its name, a point or a passage by its words. */
function nameOf({ themes, passages, points }: Desk, thing: Thing, id: string, language: Language): Called {
  switch (thing) {
    case 'theme':
      return pickText(themes.find((one) => one.id === id)?.state.name, language)
    case 'passage':
      return cutShort(
        passages.find((one) => one.id === id)?.words ?? '',
        passages.find((one) => one.id === id)?.language,
      )
    case 'point': {
      const said = pickText(points.find((one) => one.id === id)?.state.words, language)
      return cutShort(said.text, said.language)
    }
  }
}

type Called = { readonly text: string; readonly language?: string | undefined }
const cutShort = (text: string, language: string | undefined): Called => ({
  text: shortened(text, LONGEST_SAID),
  language,
})

type What = 'made' | 'removed' | 'restored' | 'changed'
const whatOf = (before: State | null, after: State): What =>
  before === null ? 'made' : before.removed === after.removed ? 'changed' : after.removed ? 'removed' : 'restored'

/** What was done last, by whom, each to be undone by itself. */
export function Changes({ at, desk, changes }: { at: At; desk: Desk; changes: readonly Change[] }) {
  const t = synthesisTexts(at.language)
  if (changes.length === 0) return null
  return (
    <Chapter id="changes" heading={t('changes.title')} aside={t('changes.aside')}>
      <ul class="plain stack">
        {changes.map((change) => {
          const called = nameOf(desk, change.thing as Thing, change.thingId, at.language)
          const what = whatOf(change.before as State | null, change.after as unknown as State)
          return (
            <li key={change.id} class="row">
              <span>
                {t.named(`changes.${what}`, change.thing)}{' '}
                <q dir="auto" lang={called.language}>
                  {called.text}
                </q>{' '}
                <span class="small soft">
                  <WhoChanged of={change} />{' '}
                  <Moment at={change.at} zone={at.edition.zone} language={at.language} weekday={false} />
                </span>
              </span>
              {at.may && !change.undoneAt && <Undo at={at} id={change.id} />}
              {change.undoneAt && <span class="tag">{t('changes.undone')}</span>}
            </li>
          )
        })}
      </ul>
    </Chapter>
  )
}

const Undo = ({ at, id }: { at: At; id: string }) => (
  <form method="post" action={deskPath(at, 'undo')}>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="back" value={at.back} />
    <button type="submit" class="btn btn--quiet btn--small">
      {synthesisTexts(at.language)('changes.undo')}
    </button>
  </form>
)

function WhoChanged({ of }: { of: Change }) {
  if (of.given_name === null && of.written_name === null) return null
  return <bdi>{personName(of).written}</bdi>
}
