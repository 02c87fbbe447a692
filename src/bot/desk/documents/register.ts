import { minuteOf } from '../../../domain/delivery.js'
import { seesAll } from '../../../domain/organisation.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { DocumentedInformation } from '../../../store/documented-information.js'
import { noticeCard } from '../../cards/common.js'
import { registerCard } from '../../cards/documents/register.js'
import { allHeld } from '../../documents-register.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'

/** `/isms documents`: the register of documented information (7.5), for the ISMS lead and top management. */
export function documentsCommand(tools: { documentedInformation: DocumentedInformation }): Command {
  return {
    words: 'documents',
    parameters: () => '',
    describe: (texts) => texts.documentedInformation.command,
    allowed: seesAll,
    refused: ({ common }) => common.notYoursToSee,
    async run({ person, organisation, texts }) {
      const held = await allHeld(tools, organisation)
      const view = { reader: person, retention: organisation.retention }
      return { kind: 'card', card: registerCard(held, view, texts) }
    },
  }
}

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
export async function sendRegister(tools: { deliveries: Deliveries }, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  if (!seesAll(person, organisation)) return say(texts.common.notYoursToSee)
  await tools.deliveries.tell([person], { kind: 'documents-register', askedAt: minuteOf(at), asks: [] }, at)
  return { kind: 'card', card: noticeCard(texts.documentedInformation.file.comes) }
}
