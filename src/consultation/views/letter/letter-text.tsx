import { direction, type Language } from '../../../platform/languages/public.ts'
import { type Block, blocksOf, type Piece } from '../../letter-text.ts'
import type { editionFacts } from '../../reads.ts'
import { letterTitle } from './letter.tsx'

type Props = {
  facts: Awaited<ReturnType<typeof editionFacts>>
  written: string
  text: string
  language: Language
}

/** The letter as its sender wrote it, in its own language and direction. */
export function LetterTextPage({ facts, written, text, language }: Props) {
  return (
    <div class="wrap">
      <div class="title">
        <h1>{letterTitle(facts, language)}</h1>
      </div>
      <article class="letter stack" lang={written} dir={direction(written)}>
        {blocksOf(text).map((block, i) => (
          <Part block={block} key={String(i)} />
        ))}
      </article>
    </div>
  )
}

const Part = ({ block }: { block: Block }) =>
  block.kind === 'list' ? (
    <ul>
      {block.lines.map((line, i) => (
        <li key={String(i)}>
          <Line pieces={line} />
        </li>
      ))}
    </ul>
  ) : (
    <p>
      {block.lines.map((line, i) => (
        <>
          {i > 0 && <br />}
          <Line pieces={line} />
        </>
      ))}
    </p>
  )

const Line = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ text, set }) => (set === 'strong' ? <b>{text}</b> : set === 'em' ? <em>{text}</em> : text))}</>
)
