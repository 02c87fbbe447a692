import type { ProposeTools } from '../activities/corrective-action/propose.js'
import { textsFor } from '../bot/texts/texts.js'
import { processMessages } from './process-messages.js'
import type { Stores } from './stores.js'

/** What Steward writes where it proposes a nonconformity: what failed or is overdue, as it is called in a list. */
export function describedAsNature(stores: Stores): ProposeTools['describe'] {
  const processes = processMessages(stores)
  return async ({ process, subject }, what, { ismsLead, languages: [language = 'en'] }) => {
    const lead = await stores.people.byId(ismsLead)
    const about = lead && (await processes[process].about(subject, { ...lead, language }))
    if (!about) return null
    const t = textsFor(language).correctiveAction.proposed
    // It is kept as it is said, and escaped where it is shown.
    const plain = about.replace(/\\([!-/:-@[-`{-~])/g, '$1')
    return what.how === 'failed' ? t.failed(plain) : t.overdue(plain, what.since)
  }
}
