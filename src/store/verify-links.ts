import type { Db } from 'mongodb'
import type { Block, SealedEvent } from '../domain/ledger.js'
import { addressCommitment, type Link } from '../domain/link.js'

export interface LinksVerified {
  checked: number
  wrong: { what: string; how: string }[]
}

/**
 * Holds what came through a link against the link: that it was made for whoever acted, and led to the address that the
 * ledger commits to. An address that was erased proves nothing any more, and is no fault.
 */
export async function verifyLinks(db: Db): Promise<LinksVerified> {
  const verified: LinksVerified = { checked: 0, wrong: [] }
  const events = db
    .collection<Block>('ledger')
    .aggregate<{ event: SealedEvent; link?: Partial<Link> }>([
      { $unwind: '$events' },
      { $match: { 'events.through.kind': 'link' } },
      { $lookup: { from: 'links', localField: 'events.through.link', foreignField: '_id', as: 'links' } },
      { $project: { _id: 0, event: '$events', link: { $first: '$links' } } },
      { $sort: { 'event.n': 1 } },
    ])
  for await (const { event, link } of events) {
    verified.checked += 1
    const how = whatIsWrong(event, link)
    if (how !== null) verified.wrong.push({ what: `Event ${event.n} (${event.type}, ${event.at})`, how })
  }
  return verified
}

function whatIsWrong({ actor, through }: SealedEvent, link: Partial<Link> | undefined): string | null {
  if (!link) return 'the link that it came through is not on record'
  if (actor.kind === 'person' && actor.id !== link.person)
    return 'the link that it came through is another person’s'
  const { address, salt } = link
  if (!address || !salt || through.kind !== 'link') return null
  return addressCommitment({ address, salt }) === through.address
    ? null
    : 'the link that it came through was sent to another address'
}
