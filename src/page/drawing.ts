/** A simple drawing, in points from the top left. Its words are written again in the text that stands for it. */
export type Shape =
  | {
      readonly is: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: string
    }
  | {
      readonly is: 'text'
      readonly x: number
      /** Of its base line. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly bold: boolean
      readonly fill: string
      /** Which of its ends stands at `x`. */
      readonly anchor: 'left' | 'middle' | 'right'
    }

export type Drawing = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] }

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

const FONTS = 'Noto Sans, Noto Naskh Arabic, Noto Sans S Chinese, sans-serif'
const ANCHORS = { left: 'start', middle: 'middle', right: 'end' } as const

/**
 * The drawing as SVG. Its text runs from the left whatever its script: an anchor would turn with the direction otherwise. Within, each text
 * runs as its own letters ask.
 */
export function svgOf({ width, height, shapes }: Drawing): string {
  const drawn = shapes.map((shape) =>
    shape.is === 'rect'
      ? `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" fill="${shape.fill}"/>`
      : `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${shape.size}"${shape.bold ? ' font-weight="700"' : ''} fill="${shape.fill}" text-anchor="${ANCHORS[shape.anchor]}" direction="ltr">\u2068${escaped(shape.text)}\u2069</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}">${drawn.join('')}</svg>`
}

const round = (value: number) => Math.round(value * 100) / 100
