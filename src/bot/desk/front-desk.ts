import type { Card } from '../cards/card.js'
import { refusedCard } from '../cards/common.js'
import { type ChatDirectory, type DirectoryTools, identify } from '../directory.js'
import { KnownAccounts } from '../known-accounts.js'
import { inEach, type Texts, textsFor } from '../texts/texts.js'
import { type BeforehandTools, beforehand } from './beforehand.js'
import { runCommand } from './commands.js'
import type { Desk, ProcessDesk, Visit } from './desk.js'
import { type HomeTools, home } from './home.js'
import { placesOf, throughOf } from './through.js'

/**
 * The front desk: interaction -> person -> authority -> domain rule -> store -> card back. What is refused here
 * has changed nothing.
 */
export function openDesk(
  tools: DirectoryTools & HomeTools & BeforehandTools,
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
      const [identified, places] = await Promise.all([
        identify(tools, directory, from, at, isGuarded ? known.of(from) : undefined),
        // Beside who they are, and not after it: a click waits for one thing less.
        placesOf(tools, interaction),
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
        through: throughOf(interaction, places, person._id),
      }
      const notYet = await beforehand(tools, visit, interaction, processes)
      if (notYet) return notYet
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
