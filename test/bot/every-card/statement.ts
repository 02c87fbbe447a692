import {
  type ControlShown,
  controlCard,
  controlListCard,
  type Evidence,
} from '../../../src/bot/cards/statement/control.js'
import { soaCard } from '../../../src/bot/cards/statement/soa.js'
import { annexA } from '../../../src/domain/annex-a.js'
import type { StatedControl, Statement } from '../../../src/domain/statement.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const today = '2026-03-09'
const inEach = (length: number) => ({ en: '&'.repeat(length), de: '&'.repeat(length) })

/** As long as controls.yaml allows each text to be. */
const partly = (id: string): StatedControl => ({
  ...{ id, title: inEach(80), because: inEach(600), applicable: true },
  ...{ drivers: ['risk', 'law', 'contract', 'business'], owner: 'p_1', implementation: inEach(600) },
  ...{ state: 'partly', action: { what: inEach(300), owner: 'p_1', due: '2026-12-31' } },
  ...{ risks: [], policies: [], checks: [], requirements: [] },
})
const excluded = (id: string): StatedControl => {
  return { id, title: inEach(80), because: inEach(600), applicable: false }
}
const own = Array.from({ length: 60 }, (_, index) => `WWWWWWWWWW-${index + 100}`)

const statement: Statement = {
  ...{ _id: 'soa@10', v: 1, statement: 'soa', version: '10', sequence: 10, scope: inEach(600) },
  ...{ approver: null, hash: 'a'.repeat(64), importedAt: at },
  controls: [...annexA.map(partly), ...own.map(excluded)],
}

const many = Array.from({ length: 30 }, () => 'W'.repeat(80))
const evidence: Evidence = {
  ...{ risks: many, requirements: many.map((title) => ({ title, last: { outcome: 'not-met', at } })) },
  policies: many.map((title) => ({ title, version: '&'.repeat(20) })),
  checks: many.map((title) => ({ title, last: { outcome: 'missed', at, outOfTurn: null } })),
}

export const statementOfApplicability: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const shown = (control: StatedControl): ControlShown => {
    return { control, owner: reader.name, actionOwner: reader.name }
  }
  const view = { version: statement.version, reader, today }
  const all = statement.controls.map(shown)
  const none = { risks: [], requirements: [], policies: [], checks: [] }
  return [
    [
      'the statement of applicability',
      soaCard({ statement, reader, today, nameOf: () => reader.name }, texts),
    ],
    ['a control', controlCard(shown(partly('A.5.1')), evidence, view, texts)],
    ['a control that is excluded', controlCard(shown(excluded('HP-1')), none, view, texts)],
    ['all controls', controlListCard(all, { all: true, reader, today }, texts)],
    ['the controls of one', controlListCard(all, { all: false, reader, today }, texts)],
  ]
}
