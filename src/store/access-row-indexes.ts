import type { IndexDescription } from 'mongodb'

export const accessRowIndexes: IndexDescription[] = [
  { key: { ask: 1, rank: 1, 'account.login': 1, _id: 1 }, name: 'ask' },
  { key: { cycle: 1, 'account.id': 1, _id: 1 }, name: 'cycle' },
  { key: { cycle: 1, state: 1, ask: 1, reviewer: 1 }, name: 'cycle-state-reviewer' },
  // What was decided on each account of a system last, of all its reviews, is read from the index alone; so is what was ordered.
  {
    key: {
      ...{ system: 1, 'account.id': 1, 'decision.at': -1, 'decision.value': 1, 'decision.until': 1 },
      _id: 1,
    },
    name: 'decided',
    partialFilterExpression: { 'decision.at': { $exists: true } },
  },
  {
    key: { system: 1, 'account.id': 1, 'order.orderedAt': -1, cycle: 1, _id: 1 },
    name: 'ordered',
    partialFilterExpression: { 'order.orderedAt': { $exists: true } },
  },
  // What was ordered in some weeks, of all systems, is counted.
  { key: { 'order.orderedAt': 1 }, name: 'ordered-at', sparse: true },
  { key: { 'order.done.file.id': 1 }, name: 'proof', sparse: true },
  { key: { 'order.reopened.done.file.id': 1 }, name: 'proof-before', sparse: true },
]
