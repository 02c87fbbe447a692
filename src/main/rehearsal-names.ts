import type { Process, Subject } from '../domain/ask.js'
import type { NamesOf } from '../rehearsal/gaps-played.js'
import { processMessages } from './process-messages.js'
import type { Stores } from './stores.js'

/** What things are called in the organisation's first language, as the ISMS lead reads them. */
export function namesIn(stores: Stores): NamesOf & { processes: readonly string[] } {
  const messages = processMessages(stores)
  return {
    processes: Object.keys(messages),
    subject: async (process: Process, subject: Subject) => {
      const organisation = await stores.organisation.read()
      const lead = organisation && (await stores.people.byId(organisation.ismsLead))
      const reader = lead && { ...lead, language: organisation.languages[0] ?? lead.language }
      const about = reader && (await messages[process].about(subject, reader))
      return about ? plain(about) : subject.id
    },
  }
}

/** From CommonMark, in which it stands escaped. */
function plain(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])|[*_`]/g, (_, sign = '') => sign)
}
