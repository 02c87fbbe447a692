import type { Person } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { ChatDirectory, PlatformAccount } from '../directory.js'

/** Instead of a workspace. */
export const MAIL_TEAM = 'mail'

/**
 * Whom e-mail reaches: the file says so, and nobody else's list has to be asked. An account is the person, whatever
 * their address is by now.
 */
export function mailDirectory(
  { organisation, people }: { organisation: OrganisationStore; people: People },
  now: () => Date,
): ChatDirectory {
  return {
    platform: 'mail',

    account: async (user) => {
      const person = await people.byId(user)
      return person?.chat.includes('mail') ? accountOf(person) : null
    },

    async *accounts() {
      const ours = await organisation.read()
      if (!ours) return
      for await (const person of people.present(dateIn(now().toISOString(), ours.timeZone)))
        if (person.chat.includes('mail')) yield accountOf(person)
    },
  }
}

function accountOf({ _id, email }: Person): PlatformAccount {
  return { platform: 'mail', team: MAIL_TEAM, user: _id, email, standing: 'member', usable: true }
}
