import { micromark } from 'micromark'

// Pictures would be fetched from elsewhere and tell there who reads; a page has its own heading of the first two levels.
const WITHOUT = { disable: { null: ['labelStartImage', 'htmlFlow', 'htmlText'] } }
const DEEPER = 2

/** Markdown as markup: text of people is never markup, links lead to the web and mail alone, headings begin below those of the page. */
export const markdown = (text: string): string =>
  micromark(text, { allowDangerousHtml: false, allowDangerousProtocol: false, extensions: [WITHOUT] }).replace(
    /<(\/?)h([1-6])>/g,
    (_, end: string, level: string) => `<${end}h${Math.min(6, Number(level) + DEEPER)}>`,
  )
