import type { Person } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import { type CompetenceCellsTools, competenceCells } from '../store/competence-cells.js'
import type { OrganisationStore } from '../store/organisation.js'
import { noticeCard } from './cards/common.js'
import { competenceCsv } from './competence-table.js'
import type { Shown } from './show.js'
import { textsFor } from './texts/texts.js'

interface CompetenceMatrixMessageTools extends CompetenceCellsTools {
  organisation: OrganisationStore
}

/** Who stands how to which course, as a file. */
export async function competenceMatrixMessage(
  tools: CompetenceMatrixMessageTools,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const organisation = await tools.organisation.read()
  if (!organisation) return null
  const today = dateIn(at, organisation.timeZone)
  const t = textsFor(reader.language, organisation.languages[0]).trainingWays.matrix
  return {
    card: noticeCard(t.here),
    file: {
      make: async () => ({
        ...{ name: `${t.file}-${today}.csv`, title: t.title(today) },
        // By this mark Excel takes it for UTF-8.
        bytes: Buffer.from(`\uFEFF${competenceCsv(await competenceCells(tools, { asOf: at, today }))}`),
      }),
      instead: noticeCard(t.notTaken),
    },
  }
}
