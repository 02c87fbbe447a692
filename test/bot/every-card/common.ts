import { listCard, noticeCard, refusedCard, titledCard } from '../../../src/bot/cards/common.js'
import { groupCard, helpCard, unknownCard } from '../../../src/bot/cards/help.js'
import { waitingThing } from '../../../src/bot/cards/policy-acknowledgement/ask.js'
import { reader as longestReader, view as longestView } from './longest.js'
import type { ShownBy } from './shown.js'

export const common: ShownBy = (texts, language) => {
  const view = { ...longestView, reader: { ...longestReader, language } }
  const waiting = Array.from({ length: 60 }, () => waitingThing(view, texts))
  const commands = Array.from({ length: 15 }, () => ({ usage: 'policy publish ID', text: 'x'.repeat(80) }))
  const typed = 'x'.repeat(101)
  return [
    [
      'help with sixty things that wait',
      helpCard({ waiting, watching: Array(60).fill('N'.repeat(370)), commands }, texts),
    ],
    ['what can follow a command', groupCard({ unknown: typed, group: 'policy', commands }, texts)],
    ['a mistyped command', unknownCard({ typed, meant: typed }, texts)],
    ['a refusal', refusedCard(texts.common.refused['not-in-directory'], texts)],
    ['a sentence', noticeCard(texts.common.unavailable)],
    [
      'a list that is longer than its room',
      listCard(
        'T',
        Array.from({ length: 99 }, () => 'L'.repeat(100)),
        { room: 900, more: 'M' },
        texts,
      ),
    ],
    ['a title and a sentence', titledCard('T'.repeat(200), [texts.common.unavailable])],
  ]
}
