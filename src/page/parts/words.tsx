import type { ComponentChildren } from 'preact'
import type { Language } from '../../platform/languages/public.ts'
import { pageTexts } from '../texts.ts'

type Pair = { language: Language; name: ComponentChildren; children: ComponentChildren }

/** What something is called and what it is, with the colon of the reader's language between. */
export const Pair = ({ language, name, children }: Pair) => (
  <>{pageTexts(language).parts('words.pair', { name, value: children })}</>
)

/** Words and, in parentheses, what is said beside them. */
export const Aside = ({
  language,
  text,
  children,
}: {
  language: Language
  text: ComponentChildren
  children: ComponentChildren
}) => <>{pageTexts(language).parts('words.aside', { text, more: children })}</>

/** Two things beside each other. */
export const Beside = ({
  language,
  one,
  children,
}: {
  language: Language
  one: ComponentChildren
  children: ComponentChildren
}) => <>{pageTexts(language).parts('words.beside', { one, other: children })}</>
