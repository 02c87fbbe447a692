import { randomBytes, randomInt } from 'node:crypto'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { auditorsOf } from '../../../domain/internal-audit.js'
import { draw, isSeed, LARGEST_SEED, populationNames } from '../../../domain/sample.js'
import { addDays, dateIn } from '../../../domain/working-days.js'
import { LARGEST_SAMPLE, sampleCard, sampleForm, sampleInputs } from '../../cards/audit-fieldwork/sample.js'
import { titleOf } from '../../cards/definition.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { auditFor } from './auditor.js'
import type { FieldworkDeskTools } from './tools.js'

const DAYS_A_YEAR = 365

/** `/isms audit sample ID`: whoever audits draws from what is on record. */
export function sampleCommand(tools: FieldworkDeskTools): Command {
  return {
    words: 'audit sample',
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.auditFieldwork.sample.command,
    allowed: () => true,
    offered: async (person) =>
      (await tools.audits.running()).some((audit) => auditorsOf(audit).includes(person._id)),
    run: (visit, typed) => askInWhich(tools, visit, typed.toLowerCase().replace(/^internal-audit\./, '')),
  }
}

async function askInWhich(tools: FieldworkDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const t = visit.texts.auditFieldwork.sample
  const running = await tools.audits.running()
  const theirs = running.filter((audit) => auditorsOf(audit).includes(visit.person._id))
  const [only, another] = typed === '' ? theirs : theirs.filter(({ audit }) => audit === typed)
  if (!only) return say(theirs.length === 0 ? t.nothingRuns : t.notRunning)
  return another ? say(t.which) : askWhatToDraw(tools, visit, only._id)
}

export async function askWhatToDraw(tools: FieldworkDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { person, texts, at } = visit
  const found = await auditFor(tools, visit, id)
  if ('refused' in found) return found.refused
  const until = dateIn(at, person.timeZone)
  const value = `${id}@${randomBytes(16).toString('hex')}`
  const title = titleOf(found.audit, person)
  return {
    kind: 'form',
    form: sampleForm({ title, value, from: addDays(until, -DAYS_A_YEAR), until }, texts),
  }
}

/** Once for each form: who sends it off twice gets the same sample. */
export async function drawSample(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const t = texts.auditFieldwork.sample
  const [, audit = '', nonce = ''] = /^(.+)@([0-9a-f]{32})$/.exec(value) ?? []
  const found = await auditFor(tools, visit, audit)
  if ('refused' in found) return found.refused
  const wanted = readWanted(visit, inputs)
  if ('errors' in wanted) return { kind: 'invalid', errors: wanted.errors }
  const { population, size, seed, period } = wanted
  const drawn = draw(await tools.populations.ids(population, period), size, seed)
  if (drawn.of === 0) return { kind: 'invalid', errors: { [sampleInputs.from]: t.empty } }
  const sample = await tools.auditSamples.record(
    { audit, population, period, seed, size, ...drawn },
    { by: person._id, at, through, nonce },
  )
  const items = await tools.populations.describe(sample.population, sample.ids)
  return { kind: 'card', card: sampleCard(sample, items, texts) }
}

function readWanted({ texts }: Visit, inputs: Inputs) {
  const { wrong } = texts.auditFieldwork.sample
  const population = populationNames.find((each) => each === textOf(inputs, sampleInputs.population))
  const size = Number(textOf(inputs, sampleInputs.size) ?? Number.NaN)
  const typed = textOf(inputs, sampleInputs.seed)?.trim()
  const seed = typed ? Number(typed) : randomInt(LARGEST_SEED)
  const day = (name: string) => CalendarDate.safeParse(textOf(inputs, name)).data
  const [from, until] = [day(sampleInputs.from), day(sampleInputs.until)]
  const isSize = Number.isSafeInteger(size) && size >= 1 && size <= LARGEST_SAMPLE
  const isPeriod = from !== undefined && until !== undefined && from <= until
  const errors = {
    ...(population ? {} : { [sampleInputs.population]: wrong.population }),
    ...(isSize ? {} : { [sampleInputs.size]: wrong.size(LARGEST_SAMPLE) }),
    ...(isSeed(seed) ? {} : { [sampleInputs.seed]: wrong.seed }),
    ...(isPeriod ? {} : { [sampleInputs.until]: wrong.period }),
  }
  if (!population || !from || !until || Object.keys(errors).length > 0) return { errors }
  return { population, size, seed, period: { from, until } }
}
