import type { Drawing } from '../../page/drawing.ts'

const ANCHORS = { left: 'start', middle: 'middle', right: 'end' } as const

/** A drawing in the page, with the words for whoever cannot see it. */
export const Chart = ({ drawing: { width, height, shapes }, alt }: { drawing: Drawing; alt: string }) => (
  <svg class="chart" role="img" aria-label={alt} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
    {shapes.map((shape, i) =>
      shape.is === 'rect' ? (
        <rect key={String(i)} x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={shape.fill} />
      ) : (
        <text
          key={String(i)}
          x={shape.x}
          y={shape.y}
          font-size={shape.size}
          font-weight={shape.bold ? 700 : 400}
          text-anchor={ANCHORS[shape.anchor]}
          direction="ltr"
        >
          {shape.text}
        </text>
      ),
    )}
  </svg>
)
