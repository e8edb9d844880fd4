import { escaped, svgOf } from '../../page/drawing.ts'
import { wholeText } from './legible.ts'
import { addressOf, type Block, DEPTH, isRightToLeft, languageOf, type Paper, type Run, type Runs } from './paper.ts'

/** The document as one page that needs nothing beside it. */
export function writeHtml(paper: Paper): string {
  const lang = languageOf(paper.language) ?? 'en'
  return `<!doctype html>
<html lang="${lang}" dir="${isRightToLeft(lang) ? 'rtl' : 'ltr'}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="author" content="${text(paper.author)}">
<title>${text(paper.title)}</title>
<style>${STYLE}</style>
<main>
${paper.cover ? cover(paper) : ''}
${paper.blocks.map((block, i) => write(block, i, paper)).join('\n')}
</main>
</html>
`
}

const text = (given: string) => escaped(wholeText(given))

function run(r: Run): string {
  const lang = languageOf(r.lang)
  const body =
    r.set === 'strong' ? `<b>${text(r.text)}</b>` : r.set === 'em' ? `<em>${text(r.text)}</em>` : text(r.text)
  const dir = r.dir ?? (lang && (isRightToLeft(lang) ? 'rtl' : 'ltr'))
  const set = dir ? `<bdi dir="${dir}"${lang ? ` lang="${lang}"` : ''}>${body}</bdi>` : body
  const href = addressOf(r.href)
  return href ? `<a href="${escaped(href)}">${set}</a>` : set
}
const runs = (given: Runs) => given.map(run).join('')

const cover = ({ title, cover }: Paper) => `<header>
<p class="over">${text(cover?.over ?? '')}</p>
<p class="title">${text(title)}</p>
${(cover?.lines ?? []).map((line) => `<p>${runs(line)}</p>`).join('\n')}
</header>`

const anchor = (i: number) => `part-${i}`

function write(block: Block, i: number, paper: Paper): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${anchor(i)}">${runs(block.runs)}</h${block.level}>`
    case 'paragraph': {
      const lang = languageOf(block.lang)
      const side = lang ? ` lang="${lang}" dir="${isRightToLeft(lang) ? 'rtl' : 'ltr'}"` : ''
      return `<p${side}${block.as ? ` class="${block.as}"` : ''}>${runs(block.runs)}</p>`
    }
    case 'list': {
      const items = block.items.map(({ runs: own, under = [] }) => {
        const below = under.map((one) => `<li>${runs(one)}</li>`).join('')
        return `<li>${runs(own)}${below && `<ul>${below}</ul>`}</li>`
      })
      return block.ordered ? `<ol>${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`
    }
    case 'facts':
      return `<dl>${block.facts.map((f) => `<div><dt>${runs(f.name)}</dt><dd>${f.value.map(runs).join('<br>')}</dd></div>`).join('')}</dl>`
    case 'table': {
      const cell = (tag: string) => (content: Runs, column: number) =>
        `<${tag}${block.numbers.includes(column) ? ' class="number"' : ''}>${runs(content)}</${tag}>`
      const rows = block.rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`)
      const caption = block.caption.length > 0 ? `<caption>${runs(block.caption)}</caption>` : ''
      return `<table>${caption}<thead><tr>${block.head.map(cell('th')).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
    }
    case 'figure':
      return `<figure role="img" aria-label="${text(block.alt)}">${svgOf(block.drawing)}</figure>${block.caption.length > 0 ? `<p class="small">${runs(block.caption)}</p>` : ''}`
    case 'contents':
      return contents(block, paper)
    case 'page-break':
      return ''
  }
}

const contents = ({ title, depth = DEPTH }: Block & { kind: 'contents' }, { blocks }: Paper) => {
  const lines = blocks.flatMap((block, i) =>
    block.kind === 'heading' && block.level <= depth
      ? [`<li class="level-${block.level}"><a href="#${anchor(i)}">${runs(block.runs)}</a></li>`]
      : [],
  )
  return `<nav aria-label="${text(title)}"><p class="small">${text(title)}</p><ul>${lines.join('')}</ul></nav>`
}

const STYLE =
  'body{margin:0;color:#1c2732;background:#fff;font:1rem/1.6 "Noto Sans","Segoe UI",system-ui,sans-serif}' +
  ':lang(ar){line-height:1.8}:lang(zh){line-height:1.75}main{max-width:46rem;margin:0 auto;padding:2rem 1.2rem}' +
  'header{padding:3rem 0 2rem;border-bottom:2px solid #0a5a94}.title{font-size:2rem;font-weight:700;line-height:1.25;margin:.3rem 0 1rem;color:#17324d}' +
  '.over,.small{font-size:.86rem;color:#55636f}.lead{font-size:1.12rem}.end{text-align:end}h1,h2,h3{line-height:1.3;color:#17324d;margin:2em 0 .6em}' +
  'h2{color:#0a5a94}h1{font-size:1.6rem}h2{font-size:1.25rem}h3{font-size:1.05rem}dl>div{display:grid;grid-template-columns:minmax(8rem,27%) 1fr;gap:1rem;padding:.4rem 0;border-top:1px solid #c9d3dc}' +
  'dt{color:#55636f;font-size:.9rem}dd{margin:0}table{width:100%;border-collapse:collapse;margin:1rem 0}caption{text-align:start;font-weight:700;font-size:.9rem;color:#55636f;padding-bottom:.4rem}' +
  'th,td{text-align:start;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #c9d3dc}th{border-color:#17324d}.number{text-align:right;font-variant-numeric:tabular-nums}' +
  'figure{margin:1.2rem 0}svg{max-width:100%;height:auto}nav ul{list-style:none;padding:0}.level-2{padding-inline-start:1.4rem}a{color:#0a5a94}p,li,td,dd{overflow-wrap:anywhere}'
