// What the drawn photographs of the demonstration are made of: shapes on a sheet of 1,200 by 800, as SVG.

type Point = readonly [x: number, y: number]

const r = (value: number) => Math.round(value * 10) / 10
const idOf = (...words: (string | number)[]) => `i${words.join('').replace(/[^0-9a-z]/gi, '')}`

export const rect = (x: number, y: number, [w, h]: Point, fill: string) =>
  `<rect x="${r(x)}" y="${r(y)}" width="${r(w)}" height="${r(h)}" fill="${fill}"/>`
export const round = (x: number, y: number, [w, h]: Point, fill: string) =>
  `<rect x="${r(x)}" y="${r(y)}" width="${r(w)}" height="${r(h)}" rx="${r(Math.min(w, h) / 6)}" fill="${fill}"/>`
export const dot = (x: number, y: number, size: number, fill: string) =>
  `<circle cx="${r(x)}" cy="${r(y)}" r="${r(size)}" fill="${fill}"/>`
export const oval = (x: number, y: number, [w, h]: Point, fill: string) =>
  `<ellipse cx="${r(x)}" cy="${r(y)}" rx="${r(w)}" ry="${r(h)}" fill="${fill}"/>`
export const shape = (points: readonly Point[], fill: string) =>
  `<polygon points="${points.map(([x, y]) => `${r(x)},${r(y)}`).join(' ')}" fill="${fill}"/>`
export const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`
export const line = (d: string, stroke: string, width = 6) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
export const group = (transform: string, ...parts: readonly string[]) =>
  `<g transform="${transform}">${parts.join('')}</g>`
export const at = (x: number, y: number, scale: number, ...parts: readonly string[]) =>
  group(`translate(${r(x)} ${r(y)}) scale(${scale})`, ...parts)
export const many = <T>(all: readonly T[], draw: (one: T, i: number) => string) => all.map(draw).join('')

/** Two colours that run into each other from above to below. */
export function fade(y: number, height: number, from: string, to: string): string {
  const id = idOf('f', from, to)
  return `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>${rect(0, y, [1200, height], `url(#${id})`)}`
}
export const sky = (from: string, to: string, height = 800) =>
  rect(0, height, [1200, 800 - height], to) + fade(0, height, from, to)

/** Light around a point, that fades away. */
export function glow(x: number, y: number, size: number, colour: string): string {
  const id = idOf('g', colour)
  return `<radialGradient id="${id}"><stop stop-color="${colour}" stop-opacity=".85"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>${dot(x, y, size, `url(#${id})`)}`
}

/** A line of hills: how high, how wide and from where its waves run. */
export function hills(y: number, [height, width, from]: readonly [number, number, number], fill: string): string {
  const points = Array.from({ length: 61 }, (_, i) => {
    const x = i * 20
    const wave = Math.sin((x + from) / width) * 0.7 + Math.sin((x + from * 2) / (width * 0.43)) * 0.3
    return `${x} ${r(y - wave * height)}`
  })
  return path(`M0 800L${points.join('L')}L1200 800Z`, fill)
}
/** Mountains with points. */
export const peaks = (y: number, tops: readonly Point[], fill: string) =>
  path(`M-50 ${y}L${tops.map(([x, top]) => `${x} ${top}`).join('L')}L1250 ${y}Z`, fill)
/** Water with light on it. */
export const sea = (y: number, from: string, to: string) =>
  fade(y, 800 - y, from, to) +
  many([0.06, 0.2, 0.38, 0.58, 0.8], (share, i) => {
    const level = y + (800 - y) * share
    return line(
      `M${90 + i * 170} ${r(level)}h${120 + i * 50}M${620 - i * 90} ${r(level + 18)}h${90 + i * 40}`,
      '#ffffff44',
      4 + i,
    )
  })

type Figure = {
  readonly skin: string
  readonly top: string
  readonly hair?: string
  /** Covers the hair. */
  readonly scarf?: string
  readonly legs?: string
  /** Where the hands are, from the shoulders. */
  readonly hands?: readonly [Point, Point]
  /** Sits at a table: no legs. */
  readonly sits?: true
}

/** Somebody, about 300 high, standing on the point. */
export function person(x: number, y: number, scale: number, { skin, top, hair = '#2b201b', ...more }: Figure): string {
  const [left, right] = more.hands ?? [
    [-52, -96],
    [52, -96],
  ]
  const arm = (side: number, [dx, dy]: Point) =>
    line(`M${side * 34} -192Q${r(side * 58 + dx / 6)} ${r(-192 + (dy + 192) / 2)} ${dx} ${dy}`, top, 24) +
    dot(dx, dy, 13, skin)
  return at(
    x,
    y,
    scale,
    more.sits ? rect(-46, -100, [92, 170], top) : line('M-18 -100V-4M18 -100V-4', more.legs ?? '#33405a', 30),
    path('M-50 -176Q-46 -214 0 -216Q46 -214 50 -176L46 -84Q0 -72 -46 -84Z', top),
    arm(-1, left),
    arm(1, right),
    rect(-12, -236, [24, 30], skin),
    more.scarf ? path('M-44 -212Q-52 -306 0 -308Q52 -306 44 -212Q0 -196 -44 -212Z', more.scarf) : '',
    dot(0, -258, 36, skin),
    more.scarf
      ? path('M-39 -250Q-40 -306 0 -306Q40 -306 39 -250Q24 -284 0 -284Q-24 -284 -39 -250Z', more.scarf)
      : path('M-39 -254Q-42 -304 0 -304Q42 -304 39 -254Q30 -280 0 -282Q-30 -280 -39 -254Z', hair),
  )
}

export const phone = (x: number, y: number, scale = 1, light = '#cfe8ff') =>
  at(x, y, scale, round(-22, -40, [44, 80], '#1c2630'), rect(-17, -32, [34, 62], light))
export const laptop = (x: number, y: number, scale: number, ...inside: readonly string[]) =>
  at(
    x,
    y,
    scale,
    round(-130, -180, [260, 176], '#27323d'),
    rect(-118, -168, [236, 150], '#dbe9f2'),
    ...inside,
    shape(
      [
        [-150, 0],
        [150, 0],
        [174, 22],
        [-174, 22],
      ],
      '#3c4a57',
    ),
  )
export const table = (y: number, fill: string) =>
  rect(0, y, [1200, 800 - y], fill) + rect(0, y, [1200, 12], '#ffffff22')
/** A mast of lattice with its dishes. */
export const mast = (x: number, y: number, height: number, stroke = '#2d3640') =>
  line(`M${x - 34} ${y}L${x} ${y - height}L${x + 34} ${y}`, stroke, 6) +
  many([0.15, 0.3, 0.45, 0.6, 0.75], (share, i) => {
    const w = 34 * (1 - share)
    const level = y - height * share
    return line(
      `M${r(x - w)} ${r(level)}H${r(x + w)}L${r(x - (i % 2 ? w : -w) * 0.8)} ${r(level - height * 0.15)}`,
      stroke,
      4,
    )
  }) +
  many([0.78, 0.88], (share, i) => oval(x + (i ? 18 : -20), y - height * share, [15, 24], '#eef1f2')) +
  dot(x, y - height - 6, 8, '#e2483d')
export const panel = (x: number, y: number, scale = 1) =>
  at(
    x,
    y,
    scale,
    shape(
      [
        [-70, 0],
        [50, -44],
        [90, 6],
        [-30, 52],
      ],
      '#1d3f66',
    ),
    line('M-30 -15L10 36M10 -29L50 20M-50 26L70 -20', '#7fb0d8', 3),
  )
export const tree = (x: number, y: number, scale: number, leaves: string) =>
  at(
    x,
    y,
    scale,
    rect(-9, -90, [18, 90], '#5b4330'),
    dot(0, -130, 60, leaves),
    dot(-44, -100, 42, leaves),
    dot(46, -104, 44, leaves),
  )
export const palm = (x: number, y: number, scale: number, leaves = '#2f6b46') =>
  at(
    x,
    y,
    scale,
    line('M0 0Q14 -120 34 -230', '#6d5238', 16),
    many([-150, -110, -60, -10, 30, 70], (turn) =>
      group(`translate(34 -230) rotate(${turn})`, path('M0 0Q60 -40 130 0Q60 -10 0 0Z', leaves)),
    ),
  )
export const house = (x: number, y: number, [w, h]: Point, [wall, roof]: readonly [string, string]) =>
  rect(x, y - h, [w, h], wall) +
  shape(
    [
      [x - 18, y - h],
      [x + w / 2, y - h - w * 0.3],
      [x + w + 18, y - h],
    ],
    roof,
  )
export const boat = (x: number, y: number, scale: number, fill: string) =>
  at(
    x,
    y,
    scale,
    path('M-190 -40H190Q160 30 110 34H-120Q-170 20 -190 -40Z', fill),
    line('M-186 -24H184', '#ffffff88', 8),
  )
export const dish = (x: number, y: number, scale: number, fill = '#e9edee') =>
  at(
    x,
    y,
    scale,
    line('M0 0V60', '#4b5560', 10),
    path('M-60 -40Q-50 40 40 44Z', fill),
    line('M-14 4L26 -46', '#4b5560', 5),
    dot(26, -46, 8, '#4b5560'),
  )
/** An animal with four legs; `horned` ones are cattle. */
export const beast = ([x, y]: Point, scale: number, [coat, legs]: readonly [string, string], collar = '') =>
  at(
    x,
    y,
    scale,
    line('M-50 -40V0M-30 -40V0M34 -40V0M54 -40V0', legs, 12),
    oval(0, -66, [76, 40], coat),
    oval(86, -102, [28, 22], legs),
    line('M58 -82L76 -96', coat, 30),
    collar ? line('M50 -98L70 -66', collar, 10) : '',
  )
export const bird = (x: number, y: number) =>
  line(`M${x - 22} ${y - 8}Q${x - 10} ${y - 16} ${x} ${y}Q${x + 10} ${y - 16} ${x + 22} ${y - 8}`, '#2d3640', 4)

/** A whole picture; brighter in the middle, as a lens draws it. */
export const picture = (...parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="2100" height="1400">${parts.join('')}<radialGradient id="lens" cx=".5" cy=".46" r=".75"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".3"/></radialGradient>${rect(0, 0, [1200, 800], 'url(#lens)')}</svg>`
