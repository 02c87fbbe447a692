import type { Person } from '../../../domain/person.js'
import type { Rating } from '../../../domain/risk.js'
import { levelOf, type RiskCriteria, riskValue } from '../../../domain/risk-criteria.js'
import type { Texts } from '../../texts/texts.js'
import { escaped } from '../card.js'
import { textFor, titleOf } from '../definition.js'

type Reader = Pick<Person, 'language'>

/** `12 High`; plain. */
export function levelPlain(rating: Rating, criteria: RiskCriteria, reader: Reader, texts: Texts): string {
  const value = riskValue(rating)
  return texts.riskRegister.level(value, titleOf(levelOf(value, criteria), reader))
}

/** The same, for a text in CommonMark. */
export function levelText(rating: Rating, criteria: RiskCriteria, reader: Reader, texts: Texts): string {
  const value = riskValue(rating)
  return texts.riskRegister.level(value, escaped(titleOf(levelOf(value, criteria), reader)))
}

/** `12 High · likelihood 3 of 5 (Possible), consequence 4 of 5 (Severe)`. */
export function ratingText(rating: Rating, criteria: RiskCriteria, reader: Reader, texts: Texts): string {
  const t = texts.riskRegister
  const value = riskValue(rating)
  const [likelihood, consequence] = (['likelihood', 'consequence'] as const).map((scale) => {
    const step = rating[scale]
    const title = textFor(criteria[scale][step - 1]?.title ?? {}, reader)
    return t.step(step, criteria[scale].length, escaped(title))
  })
  const level = escaped(titleOf(levelOf(value, criteria), reader))
  return t.rating(value, level, likelihood ?? '', consequence ?? '')
}
