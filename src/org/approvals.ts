import type { CalendarDate } from '../domain/calendar-date.js'
import type { RequestTypeText } from '../domain/request.js'
import type { ApprovalEntry, FieldEntry, StepEntry } from './approvals-file.js'
import { type DefinitionsFile, type TextsAt, textsIn } from './definition-fields.js'
import { checkIds } from './definitions.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import { checkSeat, seatsKnown } from './seats.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** One kind of request as the folder has it: people stand in it by their id in `people.csv`. */
export interface RequestTypeDraft extends Omit<RequestTypeText, 'steps'> {
  requestType: string
  steps: StepEntry[]
}

type Path = readonly PropertyKey[]

/** Each entry as people may ask for it, in the order of the file. */
export function assembleRequestTypes(
  { entries, yaml }: DefinitionsFile<ApprovalEntry>,
  settings: OrganisationSettings,
  findings: Findings,
): RequestTypeDraft[] {
  const textsAt = textsIn(yaml, settings, findings)
  return entries.map(({ id, title, about, controls, fields, steps }, index) => {
    const at = ['approvals', index]
    return {
      requestType: id,
      title: textsAt([...at, 'title'], title),
      about: textsAt([...at, 'about'], about),
      controls,
      fields: fields.map((field, place) => fieldOf(field, [...at, 'fields', place], textsAt)),
      steps,
    }
  })
}

function fieldOf({ label, hint, options, ...field }: FieldEntry, at: Path, textsAt: TextsAt) {
  return {
    ...field,
    label: textsAt([...at, 'label'], label),
    hint: textsAt([...at, 'hint'], hint),
    options: options.map((option, place) => ({
      id: option.id,
      label: textsAt([...at, 'options', place, 'label'], option.label),
    })),
  }
}

/** Ids are not doubled, and who is to decide is there. Found whatever else of the file cannot be read. */
export function checkApprovals(
  { yaml }: Pick<DefinitionsFile<ApprovalEntry>, 'yaml'>,
  people: PeopleFile | undefined,
  today: CalendarDate,
  findings: Findings,
): void {
  checkIds(yaml, ['approvals'], 'kind of request', findings)
  const known = seatsKnown(people, today)
  for (const type of yaml.entriesOf(['approvals'])) {
    checkIds(yaml, [...type, 'fields'], 'field', findings)
    for (const field of yaml.entriesOf([...type, 'fields']))
      checkIds(yaml, [...field, 'options'], 'option', findings)
    for (const seat of yaml.entriesOf([...type, 'steps']).flatMap((step) => seatsOf(yaml, step)))
      checkSeat(yaml, seat, known, findings)
  }
}

/** Where a step names whom it asks for, one of them or a list, and to whom it goes on. */
function seatsOf(yaml: YamlFile, step: Path): Path[] {
  const who = [...step, 'who']
  const listed = yaml.entriesOf(who)
  return [...(listed.length > 0 ? listed : [who]), [...step, 'escalate', 'to']]
}
