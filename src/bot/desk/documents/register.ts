import { keptItems } from '../../../domain/documented-information.js'
import { seesAll } from '../../../domain/organisation.js'
import type { DocumentedInformation } from '../../../store/documented-information.js'
import { registerCard } from '../../cards/documents/register.js'
import type { Command } from '../desk.js'

/** `/isms documents`: the register of documented information (7.5), for the ISMS lead and top management. */
export function documentsCommand(tools: { documentedInformation: DocumentedInformation }): Command {
  return {
    words: 'documents',
    parameters: () => '',
    describe: (texts) => texts.documentedInformation.command,
    allowed: seesAll,
    refused: ({ common }) => common.notYoursToSee,
    async run({ person, organisation, texts }) {
      const looked = keptItems.map(async ({ id, source }) => {
        return [id, await tools.documentedInformation.held(source, organisation)] as const
      })
      const held = new Map(await Promise.all(looked))
      const view = { reader: person, retention: organisation.retention }
      return { kind: 'card', card: registerCard(held, view, texts) }
    },
  }
}
