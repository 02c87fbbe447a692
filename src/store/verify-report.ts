import type { FirstWrong } from '../domain/ledger-chain.js'
import type { Anchor, Verification } from './verify.js'
import type { WrongValue } from './verify-rows.js'

/** How many wrong values are listed one by one. */
const listedAtMost = 20

/** What `steward verify` prints, line by line. */
export function describeVerification(found: Verification, anchor?: Anchor): string[] {
  return [
    ...(found.firstWrong === null ? [intact(found)] : broken(found, found.firstWrong)),
    ...(anchor === undefined ? [] : [describeAnchor(found, anchor)]),
    ...describeValues(found.commitments),
    ...(found.ok && found.head !== null
      ? [`Anchor to keep elsewhere: ${found.head.height}:${found.head.hash}`]
      : []),
  ]
}

function intact({ head, events, blocks, unsealed }: Verification): string {
  if (head === null) return `The ledger is empty, ${waiting(unsealed)}.`
  const size = `${counted(events, 'event')} in ${counted(blocks, 'block')}`
  return `Ledger intact: ${size}, ${waiting(unsealed)}. Head ${head.height} · ${head.hash.slice(0, 8)}…`
}

function broken({ events, blocks, unsealed }: Verification, wrong: FirstWrong): string[] {
  const size = `${counted(events, 'event')} in ${counted(blocks, 'block')}`
  return [
    `${whichEvents(wrong)} ${whatHappened(wrong)}: ${wrong.how} (block ${wrong.block}).`,
    `This is the first place that is wrong; what comes after it cannot be relied on. ` +
      `Compare with a backup. The ledger holds ${size}, ${waiting(unsealed)}.`,
  ]
}

function whichEvents({ n, to, event }: FirstWrong): string {
  if (to > n) return `Events ${grouped(n)} to ${grouped(to)}`
  return event === null
    ? `Event ${grouped(n)}`
    : `Event ${grouped(n)} (${event.type}, ${event.at}, ${event._id})`
}

function whatHappened({ kind, n, to }: FirstWrong): string {
  const words = {
    altered: 'altered',
    removed: 'removed',
    'put-in': 'put in',
    moved: 'moved',
    rewritten: 'rewritten',
  }
  return `${to > n ? 'were' : 'was'} ${words[kind]}`
}

function describeAnchor({ anchor, head }: Verification, { height, hash }: Anchor): string {
  const named = `The anchor ${height}:${hash.slice(0, 8)}…`
  switch (anchor) {
    case 'holds':
      return `${named} holds.`
    case 'differs':
      return `${named} does not hold: block ${height} has another hash, so what was recorded up to it was rewritten.`
    default: {
      const end = head === null ? 'is empty' : `ends with block ${head.height}`
      return `${named} does not hold: the ledger has no block ${height} and ${end}, so blocks were cut off.`
    }
  }
}

function describeValues({ checked, erased, wrong }: Verification['commitments']): string[] {
  if (checked + erased + wrong.length === 0) return []
  const lines = [
    `Values that the ledger commits to: ${grouped(checked)} agree, ${grouped(erased)} erased, ${grouped(wrong.length)} wrong.`,
    ...wrong.slice(0, listedAtMost).map(describeWrong),
  ]
  if (wrong.length > listedAtMost) lines.push(`  and ${grouped(wrong.length - listedAtMost)} more`)
  return lines
}

function describeWrong({ collection, row, field, event, how }: WrongValue): string {
  const place = [collection, row, field].filter((part) => part !== '').join(' · ')
  return `  ${place}: ${how}${event === '' ? '' : ` (event ${event})`}`
}

function waiting(unsealed: number): string {
  return unsealed === 0 ? 'nothing waits to be sealed' : `${grouped(unsealed)} not sealed yet`
}

function counted(n: number, what: string): string {
  return `${grouped(n)} ${what}${n === 1 ? '' : 's'}`
}

function grouped(n: number): string {
  return n.toLocaleString('en')
}
