import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { Judgement, Rating, Risk } from '../../../domain/risk.js'
import { isWithinAppetite, levelOf, type RiskCriteria, riskValue } from '../../../domain/risk-criteria.js'
import { riskMatrix } from '../../pictures/risk-matrix.js'
import type { Texts } from '../../texts/texts.js'
import type { Card, CardNode, Picture } from '../card.js'
import { textFor, titleOf } from '../definition.js'

type Reader = Pick<Person, 'language'>

/**
 * Where all open risks lie today.
 *
 * @param lying How many do not lie on these scales, and what is to be said of those that no criteria in force have judged yet.
 */
export function matrixCard(
  lying: { here: readonly Risk[]; elsewhere: number; waiting: readonly CardNode[] },
  criteria: RiskCriteria,
  { reader, today }: { reader: Reader; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.riskRegister.matrix
  const { here, elsewhere, waiting } = lying
  const title = t.title(today)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'image', picture: registerPicture(here, criteria, title, reader, texts) },
      { kind: 'text', text: t.appetite(criteria.appetite) },
      ...(elsewhere > 0 ? [{ kind: 'text', text: t.incomparable(elsewhere) } as const] : []),
      ...waiting,
    ],
  }
}

function registerPicture(
  risks: readonly Risk[],
  criteria: RiskCriteria,
  title: string,
  reader: Reader,
  texts: Texts,
): Picture {
  const t = texts.riskRegister.matrix
  const counts = new Map<string, { rating: Rating; count: number }>()
  for (const { assessment } of risks) {
    const key = fieldKey(assessment.current)
    counts.set(key, { rating: assessment.current, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const label = (rating: Rating) => String(counts.get(fieldKey(rating))?.count ?? '')
  const fields = [...counts.values()].sort((one, other) => riskValue(other.rating) - riskValue(one.rating))
  const alt = t.alt(
    fields.map(({ rating, count }) =>
      t.field(
        count,
        stepTitle('likelihood', rating, criteria, reader),
        stepTitle('consequence', rating, criteria, reader),
        riskValue(rating),
      ),
    ),
  )
  return { svg: drawn(criteria, title, label, reader, texts), alt }
}

/** Where one risk lies today, and where it is to lie after its plan. */
export function placePicture(
  { current, target }: Pick<Judgement, 'current' | 'target'>,
  criteria: RiskCriteria,
  title: string,
  reader: Reader,
  texts: Texts,
): Picture {
  const t = texts.riskAcceptance.decision
  const [here, there] = [fieldKey(current), fieldKey(target)]
  const label = (rating: Rating) => {
    if (fieldKey(rating) === here) return t.here
    return fieldKey(rating) === there ? t.there : ''
  }
  const steps = [
    stepTitle('likelihood', current, criteria, reader),
    stepTitle('consequence', current, criteria, reader),
  ] as const
  return {
    svg: drawn(criteria, t.picture(title), label, reader, texts),
    alt: t.alt(title, ...steps, riskValue(current)),
  }
}

/** The matrix of these criteria, with what stands in each of its fields. */
function drawn(
  criteria: RiskCriteria,
  title: string,
  label: (rating: Rating) => string,
  reader: Reader,
  texts: Texts,
): string {
  const t = texts.riskRegister.matrix
  const { likelihood, consequence, levels } = criteria
  return riskMatrix({
    likelihood: likelihood.map((step) => titleOf(step, reader)),
    consequence: consequence.map((step) => titleOf(step, reader)),
    fieldAt: (up, along) => {
      const rating = { likelihood: up, consequence: along }
      const nth = levels.indexOf(levelOf(riskValue(rating), criteria))
      return {
        level: { nth, of: levels.length },
        label: label(rating),
        beyond: !isWithinAppetite(rating, criteria),
      }
    },
    words: {
      title,
      likelihood: t.likelihood,
      consequence: t.consequence,
      legend: levels.map((level) => titleOf(level, reader)),
    },
  })
}

function stepTitle(
  scale: 'likelihood' | 'consequence',
  rating: Rating,
  criteria: RiskCriteria,
  reader: Reader,
): string {
  return textFor(criteria[scale][rating[scale] - 1]?.title ?? {}, reader)
}

function fieldKey({ likelihood, consequence }: Rating): string {
  return `${likelihood}/${consequence}`
}
