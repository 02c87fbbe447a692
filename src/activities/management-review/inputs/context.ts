import type { PackItem } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Documents } from '../../../store/documents.js'
import type { Provide } from './input.js'

export interface ContextTools {
  documents: Documents
}

/** What is written down of the context, and whether it was approved anew in the period (4.1, 4.2, 9.3.2 b and c). */
export const contextAsWritten: Provide<ContextTools> = async ({ documents }, { period, organisation }) => {
  const context = await documents.approved('context')
  if (!context?.approved || context.content.of !== 'context') return {}
  const on = dateIn(context.approved.at, organisation.timeZone)
  const state = on >= period.from ? 'changed' : 'unchanged'
  const item: PackItem = {
    ...{ kind: 'context', title: { '': context.version }, state, who: context.approved.by, on },
    record: context._id,
  }
  return { items: [item] }
}
