import { type RequestType, type RequestTypeText, requestTypeHash } from '../../src/domain/request.js'
import type { Stores } from '../../src/main/stores.js'

/** An exception from a policy: the manager of whoever asks decides, and then the ISMS lead. */
export const anException: RequestTypeText = {
  title: { en: 'Exception to a policy', de: 'Ausnahme von einer Richtlinie' },
  about: { en: 'Ask before you depart from it.' },
  controls: ['A.5.1'],
  fields: [
    field('policy', 'Which policy', {
      kind: 'choice',
      options: [
        { id: 'clean-desk', label: { en: 'Clean Desk Policy' } },
        { id: 'access', label: { en: 'Access Control Policy' } },
      ],
    }),
    field('until', 'Until when', { kind: 'date', dates: {} }),
    field('why', 'Why', { kind: 'long-text' }),
    field('ticket', 'Ticket', { optional: true }),
  ],
  steps: [
    { who: ['manager'], needs: 'all', businessDays: 3 },
    { who: [{ role: 'isms-lead' }], needs: 'all', businessDays: 5 },
  ],
}

function field(
  id: string,
  label: string,
  changes: Partial<RequestType['fields'][number]> = {},
): RequestType['fields'][number] {
  return { id, label: { en: label }, hint: {}, kind: 'text', options: [], optional: false, ...changes }
}

export function requestType(id: string, text: RequestTypeText, sequence = 1): RequestType {
  return {
    ...{ _id: `${id}@${sequence}`, v: 1, requestType: id, version: String(sequence), sequence },
    ...{ ...text, hash: requestTypeHash(text), importedAt: '2026-11-02T09:00:00.000Z' },
  }
}

/** What an import of these types leaves on record. */
export async function offer(
  { requestTypes }: Pick<Stores, 'requestTypes'>,
  ...types: readonly RequestType[]
): Promise<void> {
  for (const type of types) await requestTypes.add(type)
  await requestTypes.offer(types.map(({ requestType }) => requestType))
}
