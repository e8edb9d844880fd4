import { direction } from '../../platform/languages/public.ts'

/** A text as it was written, line for line. */
export function Paragraphs({ text, written, first }: { text: string; written: string; first: boolean }) {
  return text.split(/\n{2,}/).map((paragraph, n) => (
    <p class={first ? 'voice' : 'voice voice--s'} lang={written} dir={direction(written)} key={String(n)}>
      {paragraph.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br key={String(i)} />, line]))}
    </p>
  ))
}
