import type { Client, WorkflowOptions } from '@temporalio/client'
import { type Cycle, partsOfCycle } from './domain/cycle.js'
import type { Decision } from './domain/decision.js'
import { endOf } from './domain/working-days.js'

/**
 * By what an operator finds cycles on Temporal's own page: "StewardKind = 'policy-review'". When something is due is an
 * instant, since Temporal compares instants with `<` and `>` on every store, and words on few.
 */
const types = {
  StewardKind: 'KEYWORD',
  StewardProgramme: 'KEYWORD',
  StewardPeriod: 'KEYWORD',
  StewardDue: 'DATETIME',
} as const

export type SearchAttributes = Extract<
  NonNullable<WorkflowOptions['typedSearchAttributes']>,
  readonly unknown[]
>

/** Nothing of a person: a kind, ids of the organisation's files, a period, a date. A decision is of no programme. */
export function searchAttributesOf({
  _id,
  process,
  dueOn,
  timeZone,
}: Pick<Cycle | Decision, '_id' | 'process' | 'dueOn' | 'timeZone'>): SearchAttributes {
  const parts = partsOfCycle(_id)
  return [
    { key: { name: 'StewardKind', type: types.StewardKind }, value: process },
    ...(parts === null
      ? []
      : ([
          { key: { name: 'StewardProgramme', type: types.StewardProgramme }, value: parts.programme },
          { key: { name: 'StewardPeriod', type: types.StewardPeriod }, value: parts.period },
        ] as const)),
    { key: { name: 'StewardDue', type: types.StewardDue }, value: lastMomentOf(dueOn, timeZone) },
  ]
}

/** Shown to whoever reads it in the organisation's zone, it is still the day on which it is due. */
function lastMomentOf(day: string, timeZone: string): Date {
  return new Date(Date.parse(endOf(day, timeZone)) - 1)
}

/** As Temporal's API counts the types. */
const indexed = { KEYWORD: 2, DATETIME: 6 } as const

/**
 * Lets Temporal know of them; twice is the same as once. All else works without them: what stops it is no error. Null:
 * Temporal knows them; else what to tell whoever runs Steward.
 */
export async function registerSearchAttributes(client: Client): Promise<string | null> {
  const { namespace } = client.options
  try {
    await addMissing(client)
    return null
  } catch (error) {
    return (
      `Temporal's namespace ${namespace} was not told of the search attributes of cycles: ${reasonOf(error)}. ` +
      `All works without them; for Temporal's own page to filter by them, run: ${howToRegister(namespace)}`
    )
  }
}

async function addMissing({ connection, options: { namespace } }: Client): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const missing = Object.entries(types).filter(([name]) => !(name in customAttributes))
  if (missing.length === 0) return
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, indexed[type]])),
  })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What somebody who may administer Temporal runs where Steward may not. */
export function howToRegister(namespace: string): string {
  const each = Object.entries(types).map(
    ([name, type]) => `--name ${name} --type ${type === 'DATETIME' ? 'Datetime' : 'Keyword'}`,
  )
  return `temporal operator search-attribute create --namespace ${namespace} ${each.join(' ')}`
}
