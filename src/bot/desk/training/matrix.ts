import { competenceMatrix } from '../../../domain/competence-matrix.js'
import { minuteOf } from '../../../domain/delivery.js'
import { isIsmsLead, type Organisation } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { type CompetenceCellsTools, competenceCells } from '../../../store/competence-cells.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { competenceMatrixCard } from '../../cards/training/matrix.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'

export interface MatrixTools extends CompetenceCellsTools {
  deliveries: Deliveries
}

/** `/isms training matrix`: which role has what it needs (7.2). */
export function matrixCommand(tools: MatrixTools): Command {
  return {
    words: 'training matrix',
    parameters: () => '',
    describe: (texts) => texts.trainingWays.matrix.command,
    allowed: seesMatrix,
    refused: (texts) => texts.trainingWays.matrix.notYours,
    async run({ person, organisation, at, texts }) {
      const today = dateIn(at, organisation.timeZone)
      const matrix = competenceMatrix(await competenceCells(tools, { asOf: at, today }))
      if (matrix.courses.length === 0) return say(texts.trainingWays.matrix.none)
      return { kind: 'card', card: competenceMatrixCard(matrix, { reader: person, today }, texts) }
    },
  }
}

/** By name; it is sent by the worker, and whoever asks twice within a minute has asked once. */
export async function sendMatrix(tools: MatrixTools, visit: Visit): Promise<Reply> {
  const { person, organisation, at, texts } = visit
  const t = texts.trainingWays.matrix
  if (!seesMatrix(person, organisation)) return say(t.notYours)
  const askedAt = minuteOf(at)
  await tools.deliveries.tell([person], { kind: 'competence-matrix', askedAt, asks: [] }, at)
  return say(t.comes)
}

/** How single people stand is for whoever sees to all of it, and whoever audits it. */
function seesMatrix(person: Person, organisation: Organisation): boolean {
  return isIsmsLead(person, organisation) || person.kind === 'external-auditor'
}
