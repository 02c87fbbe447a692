import type { Through } from '../../domain/ledger.js'
import type { Organisation } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import type { Card } from '../cards/card.js'
import { refusedCard, type WaitingThing } from '../cards/common.js'
import type { StandingLine } from '../cards/standing.js'
import { type ChatDirectory, type DirectoryTools, identify } from '../directory.js'
import type { Account, Interaction, Reply } from '../interaction.js'
import { KnownAccounts } from '../known-accounts.js'
import { inEach, type Texts, textsFor } from '../texts/texts.js'
import { type Command, runCommand } from './commands.js'
import { type HomeTools, home } from './home.js'
import { throughOf } from './through.js'

/** Who came to the desk, when, and in which language they are answered. */
export interface Visit {
  person: Person
  organisation: Organisation
  texts: Texts
  account: Account
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
}

type Act = Extract<Interaction, { kind: 'act' }>

/** What one process contributes: its commands, and what its buttons and forms do. */
export interface ProcessDesk {
  commands: readonly Command[]
  /** By verb; what follows a `/` in a verb is its argument. */
  acts: Readonly<Record<string, (visit: Visit, act: Act, argument: string) => Promise<Reply>>>
  /** Verbs of acts whose guarded write alone decides whether the person may: for these, accounts are remembered. */
  guarded?: readonly string[]
  waiting(visit: Visit): Promise<WaitingThing[]>
  /**
   * For the ISMS lead and deputy: where this process stands beside its cycles that run, which are shown without it. As
   * many lines as there are subjects, never as there are people.
   */
  standing?(visit: Visit): Promise<StandingLine[]>
}

export interface Desk {
  handle(interaction: Interaction): Promise<Reply>
}

/**
 * The front desk: interaction -> person -> authority -> domain rule -> store -> card back. What is refused here
 * has changed nothing.
 */
export function openDesk(
  tools: DirectoryTools & HomeTools,
  directories: readonly ChatDirectory[],
  processes: readonly ProcessDesk[],
): Desk {
  const known = new KnownAccounts()
  return {
    async handle(interaction) {
      const directory = directories.find(({ platform }) => platform === interaction.from.platform)
      if (!directory) throw new Error(`No directory for ${interaction.from.platform}`)
      const { from, at } = interaction
      const [verb = '', ...rest] = interaction.kind === 'act' ? interaction.verb.split('/') : []
      const isGuarded = processes.some(({ guarded = [] }) => guarded.includes(verb))
      const [identified, through] = await Promise.all([
        identify(tools, directory, from, at, isGuarded ? known.of(from) : undefined),
        // Beside who they are, and not after it: a click waits for one thing less.
        throughOf(tools, interaction),
      ])
      if ('refused' in identified) {
        const card = refusal(identified.sayIn, identified.refused)
        return interaction.kind === 'home' ? { kind: 'home', card } : { kind: 'card', card }
      }

      const { person, organisation } = identified
      known.remember(from, person)
      const visit: Visit = {
        person,
        organisation,
        texts: textsFor(person.language, organisation.languages[0]),
        account: from,
        at,
        through,
      }
      if (interaction.kind === 'command') return runCommand(visit, interaction.text, processes)
      if (interaction.kind === 'home') return { kind: 'home', card: await home(tools, visit, processes) }

      const act = processes.map(({ acts }) => acts[verb]).find((each) => each !== undefined)
      return act
        ? act(visit, interaction, rest.join('/'))
        : { kind: 'card', card: refusal([visit.texts], 'no-such-ask') }
    },
  }
}

function refusal(
  sayIn: readonly Texts[],
  because: 'not-in-directory' | 'not-present' | 'guest' | 'no-such-ask',
): Card {
  const sentence = inEach(sayIn, (texts) => texts.common.refused[because])
  return refusedCard(sentence, sayIn[0] ?? textsFor('en'))
}
