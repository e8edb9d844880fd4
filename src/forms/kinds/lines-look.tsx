import { formsTexts } from '../texts.ts'
import { KINDS } from './all.ts'
import { broken } from './broken.tsx'
import { type ControlProps, look, simple } from './look.ts'

const MOST_LINES = 10

type Line = { class: string; [attribute: string]: unknown }

/** Values one a line: as many as are filled in and one more, up to the most allowed. */
function Lines({ q, given, extra, label, common, reader, line, many }: ControlProps<string[]> & Each) {
  const most = many ? (q.limits?.max_items ?? MOST_LINES) : 1
  const wanted = many ? given.length + 1 + extra : 1
  const count = Math.max(Math.min(wanted, Math.max(most, given.length)), 1)
  return (
    <div class="lines">
      {Array.from({ length: count }, (_, i) => (
        <input
          {...common}
          {...line}
          key={String(i)}
          id={i === 0 && !many ? q.id : `${q.id}-${i}`}
          dir="ltr"
          value={given[i] ?? ''}
          aria-label={many ? `${label} ${i + 1}` : undefined}
        />
      ))}
      {count < most && (
        <button type="submit" class="btn btn--quiet" name="_do" value={`add ${q.id}`}>
          {formsTexts(reader.language)('button.add')}
          <span class="hidden"> {label}</span>
        </button>
      )}
    </div>
  )
}
type Each = { line: Line; many: boolean }

export const date = look(KINDS.date, {
  ...simple,
  frame: (q) => (KINDS.date.isList(q) ? 'group' : 'label'),
  control: (props) => {
    const { min, max } = props.q.limits ?? {}
    const line = { class: 'input input--s', type: 'date', min, max }
    return <Lines {...props} line={line} many={KINDS.date.isList(props.q)} />
  },
  show: ({ q, given, reader }) => broken(given.map((day) => KINDS.date.words(q, [day], reader))),
})

export const url = look(KINDS.url, {
  ...simple,
  frame: () => 'group',
  control: (props) => (
    <Lines {...props} line={{ class: 'input', type: 'text', inputmode: 'url', placeholder: 'https://' }} many />
  ),
  show: ({ given }) => broken(given.map((address) => <Address key={address} address={address} />)),
})

const Address = ({ address }: { address: string }) =>
  /^https?:/i.test(address) ? (
    <a href={address} rel="nofollow noreferrer ugc" dir="ltr">
      {address}
    </a>
  ) : (
    <bdi>{address}</bdi>
  )
