import { type Absence, checkDelegate, type DelegateCheck, type Planned } from '../../../domain/absence.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { Absences } from '../../../store/absences.js'

/** Whether this delegate fits, with everybody counted in whom their own delegates lead to. */
export async function checkedDelegate(
  absences: Absences,
  { _id }: Pick<Person, '_id'>,
  planned: Planned,
  own: readonly Absence[],
  delegate: Person,
): Promise<DelegateCheck> {
  const known = new Map<PersonId, readonly Absence[]>([[_id, [...own, asIfSet(planned)]]])
  for (let frontier: PersonId[] = [delegate._id]; frontier.length > 0; ) {
    const rows = await absences.ofAll(frontier)
    for (const id of frontier) known.set(id, rows.get(id)?.absences ?? [])
    const named = frontier.flatMap((id) => known.get(id) ?? []).flatMap((each) => each.delegate ?? [])
    frontier = [...new Set(named)].filter((id) => !known.has(id))
  }
  return checkDelegate({ person: _id, ...planned }, delegate, (id) => known.get(id) ?? [])
}

function asIfSet(planned: Planned): Absence {
  return { ...planned, id: '', setBy: null, setAt: '', event: '' }
}
