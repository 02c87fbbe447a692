import type { Drawing, Look, Shape, Words } from '../pictures/drawing.js'
import { type Paper, set } from './paper.js'

/**
 * Sets a drawing with its upper left corner at x and y, at a scale (1: a point of it is a point of the paper), as vectors and
 * as text that can be found and copied. The pen stays where it was.
 */
export function setDrawing(
  paper: Paper,
  { shapes }: Drawing,
  { x, y, scale }: { x: number; y: number; scale: number },
): void {
  const pen = { x: paper.x, y: paper.y }
  paper.save().translate(x, y).scale(scale)
  for (const shape of shapes) setShape(paper, shape)
  paper.restore()
  Object.assign(paper, pen)
}

function setShape(paper: Paper, shape: Shape): void {
  if (shape.shape === 'words') setWords(paper, shape)
  else draw(paper, shape, () => outline(paper, shape))
}

function outline(paper: Paper, shape: Exclude<Shape, Words>): Paper {
  if (shape.shape === 'circle') return paper.circle(shape.x, shape.y, shape.r)
  if (shape.shape === 'path') return paper.path(shape.d)
  const { x, y, width, height, radius = 0 } = shape
  // A corner rounder than half of the side would turn over.
  return paper.roundedRect(x, y, width, height, Math.min(radius, width / 2, height / 2))
}

function draw(paper: Paper, { fill, opacity, stroke, thick, dash }: Look, outline: () => Paper): void {
  if (fill === undefined && stroke === undefined) return
  paper.save()
  if (opacity !== undefined) paper.opacity(opacity)
  if (stroke !== undefined) {
    paper.lineWidth(thick ?? 1)
    if (dash) paper.dash(dash[0], { space: dash[1] })
  }
  outline()
  if (fill !== undefined && stroke !== undefined) paper.fillAndStroke(fill, stroke)
  else if (fill !== undefined) paper.fill(fill)
  else paper.stroke(stroke)
  paper.restore()
}

function setWords(paper: Paper, { x, y, words, size, ink, bold, anchor }: Words): void {
  set(paper, bold ? 'bold' : 'regular', size, ink)
  const share = { start: 0, middle: 0.5, end: 1 }[anchor ?? 'start']
  const left = x - share * paper.widthOfString(words)
  paper.text(words, left, y, { lineBreak: false, baseline: 'alphabetic' })
}
