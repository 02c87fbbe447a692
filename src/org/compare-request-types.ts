import { type RequestType, requestTypeHash } from '../domain/request.js'
import type { versionAfter } from '../store/definitions.js'
import type { RequestTypes } from '../store/request-types.js'
import type { RequestTypeDraft } from './approvals.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionChange } from './definition-kind.js'
import type { PersonIds } from './person-ids.js'
import { seatOf } from './seats.js'

/**
 * Kinds of requests that are new or changed, and which may be asked for from now on: those that the folder has, in its
 * order. Without the file that is none.
 */
export async function compareRequestTypes(
  drafts: readonly RequestTypeDraft[],
  record: RequestTypes,
  ids: PersonIds,
  asOf: string,
): Promise<DefinitionChange[]> {
  const compared = await compareDefinitions(
    drafts,
    ({ requestType }) => requestType,
    record,
    asOf,
    (draft, numbered) => versionOf(draft, numbered, ids),
  )
  const listed = compared.map(({ id }) => id)
  const offered = (await record.offered()).map(({ requestType }) => requestType)
  const words = { counted: 'requestTypesDefined', what: 'Kinds of requests defined' }
  const defined = newVersions(words, compared, record)
  const again = compared.filter(
    ({ id, before, after }) => before?.hash === after.hash && !offered.includes(id),
  )
  const stayed = offered.filter((id) => listed.includes(id))
  const moved = listed.filter((id) => stayed.includes(id)).filter((id, place) => id !== stayed[place])
  const withdrawn = offered.filter((id) => !listed.includes(id))
  return [
    {
      ...defined,
      write: async () => {
        await defined.write()
        await record.offer(listed)
      },
    },
    writtenAbove(
      { counted: 'requestTypesAgain', what: 'Kinds of requests offered again' },
      again.map(({ id }) => id),
    ),
    writtenAbove(
      { counted: 'requestTypesMoved', what: 'Kinds of requests in another place of the list' },
      moved,
    ),
    writtenAbove(
      { counted: 'requestTypesWithdrawn', what: 'Kinds of requests no longer offered' },
      withdrawn,
    ),
  ]
}

/** What may be asked for is written as a whole, once the versions are there. */
function writtenAbove(words: Pick<DefinitionChange, 'counted' | 'what'>, which: string[]): DefinitionChange {
  return { ...words, which, askedAnew: [], write: async () => undefined }
}

function versionOf(
  { requestType, steps, ...text }: RequestTypeDraft,
  numbered: ReturnType<typeof versionAfter>,
  ids: PersonIds,
): RequestType {
  const decided = {
    ...text,
    steps: steps.map((step) => ({ ...step, who: step.who.map((seat) => seatOf(seat, ids)) })),
  }
  return { ...numbered, requestType, ...decided, hash: requestTypeHash(decided) }
}
