import { escapedXml, opening } from './svg.js'

/**
 * A picture as data: the same shapes become an SVG (from it a PNG for chat) and vectors with real text on paper
 * (`src/bot/pdf/drawing-on-paper.ts`). Points; x goes to the right, y downwards.
 */
export interface Drawing {
  width: number
  height: number
  /** What it shows, in a sentence or a few, for whoever does not see it. */
  alt: string
  /** The first one lies undermost. */
  shapes: readonly Shape[]
}

export type Shape =
  | ({ shape: 'rect'; x: number; y: number; width: number; height: number; radius?: number } & Look)
  | ({ shape: 'circle'; x: number; y: number; r: number } & Look)
  /** In SVG's notation. */
  | ({ shape: 'path'; d: string } & Look)
  | Words

/** What has neither fill nor stroke is not seen. */
export interface Look {
  /** `#rrggbb` */
  fill?: string
  /** From 0 to 1. */
  opacity?: number
  stroke?: string
  /** Of the stroke; 1 where it is not said. */
  thick?: number
  /** Lengths of a dash and of the gap after it. */
  dash?: readonly [number, number]
}

export interface Words {
  shape: 'words'
  x: number
  /** Of the line that letters stand on. */
  y: number
  words: string
  size: number
  ink: string
  bold?: boolean
  /** Which part of them is at x. */
  anchor?: 'start' | 'middle' | 'end'
}

/** Of the picture's own ground, around what is drawn. */
const EDGE = 24

/** The picture as an SVG, which `pngOf` draws. */
export function svgOf({ width, height, shapes }: Drawing): string {
  return [
    opening(width + 2 * EDGE, height + 2 * EDGE),
    `<g transform="translate(${EDGE} ${EDGE})">`,
    ...shapes.map(element),
    '</g></svg>',
  ].join('')
}

function element(shape: Shape): string {
  switch (shape.shape) {
    case 'rect': {
      const { x, y, width, height, radius } = shape
      return tag('rect', { x, y, width, height, rx: radius, ...attributes(shape) })
    }
    case 'circle':
      return tag('circle', { cx: shape.x, cy: shape.y, r: shape.r, ...attributes(shape) })
    case 'path':
      return tag('path', { d: shape.d, ...attributes(shape) })
    case 'words': {
      const { x, y, size, ink, bold, anchor, words } = shape
      const look = { 'font-size': size, fill: ink, 'font-weight': bold ? 'bold' : undefined }
      return tag('text', { x, y, ...look, 'text-anchor': anchor }, words)
    }
  }
}

type Attributes = Record<string, string | number | undefined>

function attributes({ fill, opacity, stroke, thick, dash }: Look): Attributes {
  return {
    fill: fill ?? 'none',
    opacity,
    stroke,
    'stroke-width': stroke === undefined ? undefined : (thick ?? 1),
    'stroke-dasharray': dash?.join(' '),
  }
}

function tag(name: string, attributes: Attributes, words = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : value}"`],
  )
  return `<${name}${written.join('')}>${escapedXml(words)}</${name}>`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
