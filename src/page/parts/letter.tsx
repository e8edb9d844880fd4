import { direction, type Language } from '../../platform/languages/public.ts'
import type { LetterWords, Paragraph } from '../letter.ts'

/** A letter as its reader will get it, shown before it goes out. */
export function LetterAsRead({ words, language }: { readonly words: LetterWords; readonly language: Language }) {
  const { paragraphs, action, closing = [] } = words
  return (
    <article class="mt-5" lang={language} dir={direction(language)}>
      <h2>{words.subject}</h2>
      <Paragraphs of={paragraphs} />
      {action && (
        <p>
          <span class="btn">{action.label}</span>
          <br />
          <bdi dir="ltr">{action.href}</bdi>
        </p>
      )}
      <Paragraphs of={closing} />
      <hr />
      <p class="small soft">{words.foot}</p>
    </article>
  )
}

const Paragraphs = ({ of }: { readonly of: readonly Paragraph[] }) => (
  <>
    {of.map((paragraph, at) => (
      <p key={String(at)} class="as-typed">
        <Pieces of={paragraph} />
      </p>
    ))}
  </>
)

const Pieces = ({ of }: { readonly of: Paragraph }) => (
  <>
    {(typeof of === 'string' ? [of] : of).map((piece, at) =>
      typeof piece === 'string' ? (
        piece
      ) : (
        <bdi key={String(at)} lang={piece.language} dir={piece.language ? direction(piece.language) : undefined}>
          {piece.text}
        </bdi>
      ),
    )}
  </>
)
