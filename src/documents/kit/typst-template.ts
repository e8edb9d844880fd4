/** Draws a drawing, its origin at the top left. Text is set as in the document, so that every script finds its font. */
const DRAW = `
#let draw(d, rtl) = box(width: d.width * 1pt, height: d.height * 1pt, {
  for s in d.shapes {
    if s.is == "rect" {
      place(top + left, dx: s.x * 1pt, dy: s.y * 1pt, rect(width: s.width * 1pt, height: s.height * 1pt, fill: rgb(s.fill), stroke: none))
    } else {
      let t = text(size: s.size * 1pt, weight: if s.bold { "bold" } else { "regular" }, fill: rgb(s.fill),
        dir: way(rtl), top-edge: "baseline", bottom-edge: "baseline", s.text)
      context {
        let w = measure(t).width
        let shift = if s.anchor == "left" { 0pt } else if s.anchor == "right" { -w } else { -w / 2 }
        place(top + left, dx: s.x * 1pt + shift, dy: s.y * 1pt, box(width: w + 1pt, align(if s.anchor == "right" { right } else { left }, t)))
      }
    }
  }
})
`

/** The one program every PDF is made by. It reads the document as data, so that nothing anybody wrote is ever run. */
export const TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let ink = rgb("#17324d")
#let accent = rgb("#0a5a94")
#let soft = rgb("#55636f")
#let hair = rgb("#c9d3dc")
#let way(rtl) = if rtl { direction.rtl } else { direction.ltr }
#let at = d.at
// Arabic letters of one size look smaller than Latin ones.
#let small = if d.rtl { 9.8pt } else { 9pt }
#let fonts-of(lang) = if lang == "zh" { d.chinese } else { d.others }
${DRAW}

#set document(title: d.title, author: d.author, date: datetime(year: at.at(0), month: at.at(1), day: at.at(2)))
#set text(font: d.fonts, size: if d.cover == none { 10pt } else { 10.5pt }, lang: d.lang, dir: way(d.rtl), fallback: false, fill: rgb("#1c2732"), hyphenate: auto,
  top-edge: .72em, overhang: false)
#set par(leading: if d.rtl { .76em } else { .66em }, spacing: if d.rtl { 1.2em } else { 1.12em }, justify: false)
#set list(indent: .4em, body-indent: .6em, spacing: .75em, marker: text(fill: accent)[•])
#set enum(indent: .4em, body-indent: .6em, spacing: .75em)
#set block(spacing: if d.rtl { 1.2em } else { 1.12em })
#set table(stroke: none, inset: (x: 6pt, y: 5pt))
#set figure(gap: .7em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set block(breakable: true)
#show figure.caption: it => block(width: 100%, sticky: true, align(start, text(size: 9pt, weight: "bold", fill: soft, it.body)))
#show link: set text(fill: accent)

#set heading(numbering: none, supplement: none)
#show heading.where(level: 1): it => block(above: 2em, below: 1em, text(size: 17pt, weight: "bold", fill: ink, it.body))
#show heading.where(level: 2): it => block(above: 1.7em, below: .8em, text(size: 13pt, weight: "bold", fill: accent, it.body))
#show heading.where(level: 3): it => block(above: 1.6em, below: .6em, text(size: 11pt, weight: "bold", fill: ink, it.body))

#let inline(r) = {
  let body = if r.set == "strong" { strong(r.text) } else if r.set == "em" { emph(r.text) } else { [#r.text] }
  if r.lang != none { body = text(lang: r.lang, font: fonts-of(r.lang), body) }
  else if r.narrow { body = text(font: d.others, body) }
  if r.href != none { link(r.href, body) } else { body }
}
#let runs(rs) = rs.map(inline).join()

#let show-block(b) = {
  if b.kind == "heading" { heading(level: b.level, runs(b.runs)) }
  else if b.kind == "paragraph" {
    let body = runs(b.runs)
    if b.lang != none { body = text(lang: b.lang, font: fonts-of(b.lang), dir: way(b.rtl), body) }
    if b.as == "lead" { body = text(size: 12pt, fill: ink, body) }
    if b.as == "small" { body = text(size: 9pt, fill: soft, body) }
    let other-side = b.lang != none and b.rtl != d.rtl
    let whole = if other-side { set align(if b.rtl { right } else { left }); par(body) } else { par(body) }
    // What is kept with the next stands closer to it than to what came before.
    if b.keep { block(sticky: true, width: 100%, above: 1.35em, below: .62em, whole) }
    else if b.as == "end" { align(end, whole) }
    else { whole }
  }
  else if b.kind == "list" {
    let item(i) = { runs(i.runs); if i.under.len() > 0 { list(..i.under.map(runs)) } }
    let items = b.items.map(i => if i.whole { block(breakable: false, item(i)) } else { item(i) })
    if b.ordered { enum(..items) } else { list(..items) }
  }
  else if b.kind == "facts" {
    block(width: 100%, above: 1em, below: 1.2em, table(
      columns: (27%, 1fr), inset: (x: 4pt, y: 5pt), stroke: (x, y) => (top: if y > 0 { .5pt + hair }),
      ..b.facts.map(f => (text(size: small, fill: soft, runs(f.name)), f.value.map(runs).join(linebreak()))).flatten()))
  }
  else if b.kind == "table" {
    // Digits run from the left in every language, so units stand one under the other on the right.
    let side(i) = if b.numbers.contains(i) { right } else { start }
    let wide = b.wide
    let cols = range(b.head.len()).map(i => if b.numbers.contains(i) != wide { auto } else if wide { 1fr } else { b.widths.at(i) * 1fr })
    show figure.where(kind: table): set block(breakable: not b.whole)
    figure(kind: table, caption: if b.caption.len() > 0 { runs(b.caption) }, table(
      columns: cols,
      inset: if wide { (x: 2.2pt, y: 3.5pt) } else { (x: 6pt, y: 5pt) },
      align: (x, y) => side(x) + top,
      stroke: (x, y) => (bottom: if y == 0 { .9pt + ink } else { .4pt + hair }),
      table.header(..b.head.map(c => text(size: if wide { 7pt } else { small }, weight: "bold", fill: ink, runs(c)))),
      ..b.rows.map(r => r.cells.map(c => table.cell(breakable: r.long, text(size: if wide { 7.5pt } else { 9.5pt }, runs(c))))).flatten()))
  }
  else if b.kind == "figure" {
    figure(kind: image, alt: b.alt, caption: if b.caption.len() > 0 { runs(b.caption) }, draw(b.drawing, d.rtl))
  }
  else if b.kind == "contents" {
    set par(spacing: .6em)
    outline(title: b.title, depth: b.depth, indent: 1.2em)
  }
  else if b.kind == "page-break" { pagebreak(weak: true) }
}

#let above(body) = { set text(size: 8pt, fill: soft); body }
#set page(
  paper: "a4", margin: if d.cover == none { (x: 2.3cm, top: 2.4cm, bottom: 2cm) } else { (x: 2.3cm, top: 2.7cm, bottom: 2.3cm) },
  header: context if d.cover == none or counter(page).get().first() > 1 {
    block(width: 100%, inset: (bottom: 5pt), stroke: (bottom: .5pt + hair), above([#d.head.start #h(1fr) #d.head.end]))
  },
  footer: context if d.cover == none or counter(page).get().first() > 1 {
    above(align(center, text(dir: ltr, lang: "en", counter(page).display((n, of) => [#n / #of], both: true))))
  },
)

#if d.cover != none {
  v(26%)
  block(text(size: 10pt, fill: soft, weight: "bold", d.cover.over))
  block(above: 1.7em, below: 1.4em, {
    set par(leading: .6em)
    title(text(size: 27pt, weight: "bold", fill: ink, d.title))
  })
  line(length: 4.2cm, stroke: 2pt + accent)
  v(.6em)
  for one in d.cover.lines { block(spacing: .9em, text(size: 11.5pt, fill: rgb("#33424f"), runs(one))) }
  pagebreak()
}

#for b in d.blocks { show-block(b) }
`

/** The program that makes a page of one drawing. */
export const DRAWING = `
#let d = json(bytes(sys.inputs.data))
#let way(rtl) = if rtl { direction.rtl } else { direction.ltr }
#set page(width: d.width * 1pt, height: d.height * 1pt, margin: 0pt, fill: none)
#set text(font: d.fonts, fallback: false)
${DRAW}
#draw(d, d.rtl)
`
