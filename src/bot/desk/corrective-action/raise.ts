import { randomBytes } from 'node:crypto'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { criterionOf } from '../../../domain/clauses.js'
import { nonconformityGrades } from '../../../domain/nonconformity.js'
import { seesAll } from '../../../domain/organisation.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Raising } from '../../../store/nonconformities.js'
import { presentOwnerOf } from '../../../store/whom-it-is-about.js'
import { raisedBy, raiseForm } from '../../cards/corrective-action/raise.js'
import { inputs as names } from '../../cards/corrective-action/view.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import type { CorrectiveDeskTools } from './tools.js'

/** `/isms nc`: anybody may. What they fill in carries a number that is used once. */
export const raiseCommand: Command = {
  words: 'nc',
  parameters: () => '',
  describe: ({ correctiveAction }) => correctiveAction.commands.raise,
  allowed: () => true,
  run: async ({ texts }) => ({
    kind: 'form',
    form: raiseForm(`nc_${randomBytes(16).toString('hex')}`, texts),
  }),
}

/** On record at once; sent off twice, it is one. */
export async function raise(
  tools: CorrectiveDeskTools,
  visit: Visit,
  nonce: string,
  inputs: Inputs,
): Promise<Reply> {
  const { texts, through } = visit
  if (!/^nc_[0-9a-f]{32}$/.test(nonce)) return say(texts.common.refused.changed)
  const typed = textOf(inputs, names.criterion)?.trim()
  const criterion = typed ? await namedIn(tools, typed) : null
  const read = raisingIn(visit, inputs)
  const errors = {
    ...('errors' in read ? read.errors : {}),
    ...(typed && criterion === null
      ? { [names.criterion]: texts.correctiveAction.raise.wrongCriterion(typed) }
      : {}),
  }
  if ('errors' in read || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const owner = criterion === null ? null : await presentOwnerOf(tools, criterion, visit.at)
  const raising = {
    ...{ ...read, nonce },
    ...(criterion === null ? {} : { criterion }),
    ...(owner === null ? {} : { owner }),
  }
  const { _id } = await tools.raise(raising, through)
  return say(texts.correctiveAction.raise.done(_id))
}

/**
 * What is raised; or what of it cannot be, beside its field. How others graded it, and by when they want an answer, is only
 * claimed by whoever does not see to the whole: it binds nobody before the ISMS lead has taken it on as such.
 */
function raisingIn(
  { person, organisation, at, texts }: Visit,
  inputs: Inputs,
): Raising | { errors: Record<string, string> } {
  const t = texts.correctiveAction.raise
  const nature = textOf(inputs, names.nature)?.trim() ?? ''
  const reference = textOf(inputs, names.reference)?.trim()
  const day = textOf(inputs, names.deadline)
  const deadline = CalendarDate.safeParse(day).data
  const of = raisedBy.find((each) => each === textOf(inputs, names.source)) ?? 'person'
  const grade = nonconformityGrades.find((each) => each === textOf(inputs, names.grade))
  const isExternal = of === 'external'
  const errors = {
    ...(nature === '' ? { [names.nature]: t.missing } : {}),
    ...(isExternal && !reference ? { [names.reference]: t.referenceMissing } : {}),
    ...(day && (!deadline || deadline < dateIn(at, person.timeZone)) ? { [names.deadline]: t.past } : {}),
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    ...{ source: isExternal ? { of, audit: null, finding: null } : { of }, nature, by: person._id, at },
    ...(reference ? { reference } : {}),
    ...(grade ? { grade } : {}),
    ...(deadline ? { deadline } : {}),
    ...((grade || deadline) && !seesAll(person, organisation) ? { claimed: true } : {}),
  }
}

/** A system or a risk by its id, as the organisation's files have it; else a clause or a control. Null: there is no such thing. */
async function namedIn({ systems, risks }: CorrectiveDeskTools, typed: string): Promise<string | null> {
  const id = typed.toLowerCase()
  const [system, risk] = await Promise.all([systems.newest(id), risks.byId(id)])
  return system || risk ? id : criterionOf(typed)
}
