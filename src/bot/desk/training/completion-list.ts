import type { LmsColumns } from '../../../domain/course.js'
import { decode } from '../../../reading/decode.js'
import { completionsIn, type ListedCompletion } from '../../../reading/lms-list.js'
import type { Stored } from '../../../store/kept-files.js'
import { recordListed } from '../../../store/listed-completions.js'
import type { CompletionTools } from '../../../store/training-completions.js'
import {
  completionListForm,
  LIST,
  listFaultText,
  MOST_LISTED,
  takenOverCard,
} from '../../cards/training/completion-list.js'
import type { Inputs, Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { type HandingInTools, takeFile } from '../taking-files.js'
import { type CourseListTools, knownCourses } from './list.js'
import { taughtBy } from './taught.js'
import { today } from './view.js'

type ListTools = CourseListTools & CompletionTools & HandingInTools

/** Of what is wrong with a list so much is said at once. */
const NAMED = 5

/** `/isms training import COURSE` */
export function importCommand(tools: ListTools): Command {
  return {
    words: 'training import',
    parameters: (texts) => texts.common.help.id,
    describe: (texts) => texts.trainingWays.lms.command,
    allowed: () => true,
    offered: async (person) =>
      (await knownCourses(tools)).some(
        ({ course, programme }) => course.by.way === 'lms' && programme.owner === person._id,
      ),
    run: (visit, typed) => openCompletionList(tools, visit, typed.toLowerCase().replace(/^training\./, '')),
  }
}

/** The form for a learning system's list. */
export async function openCompletionList(tools: ListTools, visit: Visit, id: string): Promise<Reply> {
  const found = await taughtBy(tools, visit, id, 'lms')
  if ('refused' in found) return found.refused
  const { course } = found
  return { kind: 'form', form: completionListForm({ course, reader: visit.person }, visit.texts) }
}

/** As `steward training import`: all of it is read before anything is recorded, and what is on record stays as it is. */
export async function takeOverList(
  tools: ListTools,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await taughtBy(tools, visit, id, 'lms')
  if ('refused' in found) return found.refused
  const { course } = found
  if (course.by.way !== 'lms') throw new Error(`${id} is completed otherwise`)
  const t = visit.texts.trainingWays.lms
  const taken = await takeFile(tools, visit, `completions/${id}`, inputs)
  if ('error' in taken) return { kind: 'invalid', errors: { [LIST]: taken.error } }
  const { file } = taken
  if (!file) return { kind: 'invalid', errors: { [LIST]: t.missing } }
  const read = await listIn(tools, visit, file, course.by.columns)
  if ('error' in read) return { kind: 'invalid', errors: { [LIST]: read.error } }
  const { person, through, at, texts } = visit
  const { came, unknown, early } = await recordListed(tools, course, read.listed, {
    ...{ who: person._id, through, at, today: today(visit), file },
  })
  for (const { _id } of await tools.cycles.underWay({ process: 'training', subject: id }))
    tools.cycleMoved(_id)
  const { nodes } = takenOverCard(course, person, { came, unknown, early, file: file.name }, texts)
  return { kind: 'form', form: { title: t.formTitle, close: texts.common.close, nodes } }
}

/** What the list says; or what is wrong with it, line by line. */
async function listIn(
  { keptFiles }: ListTools,
  visit: Visit,
  file: Stored,
  columns: LmsColumns,
): Promise<{ listed: ListedCompletion[] } | { error: string }> {
  const t = visit.texts.trainingWays.lms
  const bytes = file.kind === 'csv' || file.kind === 'txt' ? await keptFiles.bytesOf(file) : null
  if (!bytes) return { error: t.notCsv }
  const { listed, problems } = await completionsIn(decode(bytes).text, columns, today(visit))
  const lines = problems.map(({ line, fault }) => t.line(line, listFaultText(fault, t.faults)))
  if (lines.length > 0)
    return { error: [...lines.slice(0, NAMED), t.problems(lines.length, NAMED)].join(' ') }
  if (listed.length > MOST_LISTED) return { error: t.tooMany(listed.length, MOST_LISTED) }
  return listed.length === 0 ? { error: t.empty } : { listed }
}
