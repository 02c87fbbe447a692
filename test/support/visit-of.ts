import type { Visit } from '../../src/bot/desk/desk.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Organisation } from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import { kestrel } from './company.js'

/** Who stands at the desk on Slack, from an account of their own. */
export function visitOf(person: Person, at: string, organisation: Organisation = kestrel): Visit {
  const through = { kind: 'chat', platform: 'slack' } as const
  const account = { platform: 'slack', team: 'T1', user: person.bindings.slack?.user ?? 'U1' } as const
  return { person, organisation, texts: textsFor(person.language), account, at, through }
}
