import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { CorrectiveViewTools } from './corrective-action-messages.js'
import { mayRespond, responseSheet } from './corrective-response.js'
import { documentMessage } from './document-message.js'
import type { Shown } from './show.js'

export interface ResponseMessageTools extends CorrectiveViewTools {
  organisation: OrganisationStore
}

/** What goes back to whoever found a nonconformity as a file, in its reader's language. */
export async function responseMessage(
  tools: ResponseMessageTools,
  { nonconformity: id }: Extract<DeliveryContent, { kind: 'nc-response' }>,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [found, organisation] = await Promise.all([tools.nonconformities.byId(id), tools.organisation.read()])
  // It is made when it is sent: whoever asked may have handed it over by then.
  if (!found || !organisation || !mayRespond(reader, organisation, found)) return null
  const { language } = reader
  return documentMessage(
    ({ correctiveAction }) => correctiveAction.response,
    { version: id, format: 'pdf' },
    reader,
    organisation,
    () => responseSheet(tools, organisation, found, { language, madeAt: at }),
  )
}
