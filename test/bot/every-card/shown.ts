import type { Card, Form } from '../../../src/bot/cards/card.js'
import type { Texts } from '../../../src/bot/texts/texts.js'

/** A card or form of the product with the longest texts that may stand in it, and the name that a test gives it. */
export type Shown = readonly [name: string, shown: Card | Form]

/** All that one process shows, to somebody who reads this language. */
export type ShownBy = (texts: Texts, language: string) => Shown[]
