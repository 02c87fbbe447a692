import type { Objective } from '../../../domain/document.js'
import type { Unit } from '../../../domain/figure.js'
import type { Texts } from '../../texts/texts.js'

/** `98 %`, `4 hours` */
export function amountText(value: number, unit: Unit, texts: Texts): string {
  return texts.documents.amount[unit](value)
}

/** `at least 98 %` */
export function targetText(
  { target, unit, direction }: Pick<Objective, 'target' | 'unit' | 'direction'>,
  texts: Texts,
): string {
  return texts.documents.target[direction](amountText(Number(target), unit, texts))
}
