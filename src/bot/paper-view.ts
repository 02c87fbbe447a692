import type { PaperList } from '../domain/paper-list.js'
import type { Person } from '../domain/person.js'
import type { PaperLists } from '../store/paper-lists.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { PaperView } from './cards/policy-acknowledgement/paper.js'

export interface PaperViewTools {
  paperLists: PaperLists
  people: People
  policies: Policies
}

/** A signed list as its cards show it. Null: there is no such list. */
export async function paperViewOf(
  { paperLists, people, policies }: PaperViewTools,
  id: string | PaperList,
  reader: Person,
  at: string,
): Promise<PaperView | null> {
  const list = typeof id === 'string' ? await paperLists.byId(id) : id
  if (!list) return null
  const { subject, signatures, enteredBy, decided } = list
  const policy = await policies.byVersion(subject.id, subject.version)
  const ids = [enteredBy, ...(decided ? [decided.by] : []), ...signatures.map(({ person }) => person)]
  const names = await people.byIds(ids)
  return policy && { list, policy, reader, names, at }
}
