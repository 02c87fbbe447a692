import type { UsersInfoResponse, UsersListResponse, WebClient } from '@slack/web-api'
import type { Standing } from '../../domain/person.js'
import type { ChatDirectory, PlatformAccount } from '../directory.js'
import { toMessengerError } from './errors.js'

type Listed = NonNullable<UsersListResponse['members']>[number]
/** The list holds no strangers, so only a look at one account marks them. */
type Member = Listed & Pick<NonNullable<UsersInfoResponse['user']>, 'is_stranger'>

/** How many accounts a page of the list holds: the most that Slack takes, since 20 pages a minute are borne. */
const PAGE = 1_000

/**
 * Who has an account in the workspace; `team` is the workspace that the app is installed in. `client` gives up at
 * once, since somebody waits for it; `reader` waits when Slack says so.
 */
export function slackDirectory(client: WebClient, reader: WebClient, team: string): ChatDirectory {
  return {
    platform: 'slack',

    account: async (user) => {
      try {
        const { user: member } = await client.users.info({ user })
        return member ? described(member, team) : null
      } catch (error) {
        const known = toMessengerError(error)
        if (known.problem === 'no-such-recipient') return null
        throw known
      }
    },

    async *accounts() {
      let cursor = ''
      do {
        const page = await reader.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) })
        for (const member of page.members ?? []) yield described(member, team)
        cursor = page.response_metadata?.next_cursor ?? ''
      } while (cursor !== '')
    },
  }
}

function described(member: Member, team: string): PlatformAccount {
  return {
    platform: 'slack',
    team: member.team_id ?? team,
    user: member.id ?? '',
    email: member.profile?.email ?? null,
    standing: standingOf(member, team),
    usable: member.deleted !== true && member.is_bot !== true,
  }
}

function standingOf(member: Member, team: string): Standing {
  if (member.is_stranger || (member.team_id ?? team) !== team) return 'stranger'
  return member.is_restricted || member.is_ultra_restricted ? 'guest' : 'member'
}
