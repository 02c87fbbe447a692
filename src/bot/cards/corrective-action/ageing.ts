import { type AgesAt, ageClasses } from '../../../domain/nonconformity-ageing.js'
import { ageing } from '../../pictures/ageing.js'
import { type Drawing, svgOf } from '../../pictures/drawing.js'
import type { Texts } from '../../texts/texts.js'
import type { CardNode } from '../card.js'

/** How old those were that were open, month by month. */
function ageingDrawing(ages: readonly AgesAt[], texts: Texts): Drawing {
  const t = texts.correctiveAction.ageing
  const now = ages.at(-1)?.counts ?? []
  const classes = ageClasses.map((from, index) => {
    const next = ageClasses[index + 1]
    return next === undefined ? t.older(from) : t.from(from, next - 1)
  })
  const oldest = now.reduce((sum, count, index) => (index < 2 ? sum : sum + count), 0)
  return ageing({
    ...{ width: 'whole', classes },
    periods: ages.map(({ month, counts }) => ({ period: t.month(month), counts })),
    words: {
      ...{ title: t.title, number: String, notRecorded: t.notRecorded },
      alt: t.alt(
        now.reduce((sum, count) => sum + count, 0),
        oldest,
      ),
    },
  })
}

export function ageingNodes(ages: readonly AgesAt[], texts: Texts): CardNode[] {
  if (ages.length === 0) return []
  const drawing = ageingDrawing(ages, texts)
  return [{ kind: 'image', picture: { svg: svgOf(drawing), alt: drawing.alt } }]
}
