import type { Input } from '../../../src/bot/cards/card.js'
import type { Shown } from './shown.js'

/** A form with each kind of input, which no process needs to have. */
export function everyInput(): Shown[] {
  const options = Array.from({ length: 10 }, (_, n) => ({ value: `v${n}`, label: `${n} ${'o'.repeat(73)}` }))
  const frame = (name: string) => ({ name, label: 'L'.repeat(150), hint: 'H'.repeat(150) })
  const inputs: Input[] = [
    { ...frame('text'), kind: 'text', most: 3_000, initial: 't'.repeat(3_000), long: true },
    { ...frame('line'), kind: 'text', placeholder: 'p'.repeat(150), optional: true },
    { ...frame('radio'), kind: 'choice', look: 'radio', options, initial: 'v3' },
    { ...frame('menu'), kind: 'choice', look: 'menu', options: options.map(more), optional: true },
    { ...frame('choices'), kind: 'choices', options, initial: ['v1', 'v2'] },
    { ...frame('date'), kind: 'date', initial: '2026-08-03' },
    { ...frame('person'), kind: 'person' },
    { ...frame('file'), kind: 'file', endings: ['pdf', 'png'], optional: true },
  ]
  const submit = { verb: 'process.save', value: `${'f'.repeat(32)}.999999999`, label: 'Save' }
  return [
    [
      'a form with every kind of input',
      { title: 'Form', close: 'Close', submit, nodes: [{ kind: 'inputs', inputs }] },
    ],
  ]
}

function more({ value, label }: { value: string; label: string }) {
  return { value: `${value}-more`, label }
}
