import { changesNothing, type ImportPlan, namesShown } from './plan.js'

/** The plan as lines for the person who runs the import: counts first, then names. */
export function describePlan(plan: ImportPlan): string[] {
  const { counts, names } = plan
  const kept = [
    ...plan.policiesNotInFolder.map(
      (policy) => `Not in the folder any more: policy ${policy}. What was published of it stays.`,
    ),
    ...calendarKept(plan),
    ...plan.risksKept.flatMap(({ what, which }) => listed(what, which)),
  ]
  if (changesNothing(plan)) return ['Nothing has changed since the last import.', ...governing(plan), ...kept]
  return [
    ...counted('Added', counts.peopleAdded, names.added),
    ...counted('Changed', counts.peopleChanged, names.changed),
    ...counted('Left', counts.peopleLeft, names.left),
    ...counted('Back again', counts.peopleBack, names.back),
    ...plan.addVersions.map(({ policy, version, change }) => `New version: ${policy} ${version} (${change})`),
    ...plan.correctVersions.map(({ id, fields }) => `Corrected: ${id} (${Object.keys(fields).join(', ')})`),
    ...absences(plan),
    ...calendar(plan),
    ...plan.definitions.flatMap(({ what, which }) => listed(what, which)),
    ...settings(plan),
    ...governing(plan),
    ...kept,
  ]
}

/** `Added 3: Aoife Byrne, Jón, Lena Groß`; after the names, how many are not shown. */
function counted(what: string, count: number, names: readonly string[]): string[] {
  if (count === 0) return []
  const more = count - names.length
  return [`${what} ${count}: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}`]
}

function settings({ basis, settingsChanged, organisation }: ImportPlan): string[] {
  if (settingsChanged.length === 0) return []
  return [`Settings: ${basis === 0 ? `those of ${organisation.name}` : settingsChanged.join(', ')}`]
}

function absences({ counts: { absencesSet, absencesEnded } }: ImportPlan): string[] {
  return [
    ...(absencesSet > 0 ? [`Absences set: ${absencesSet}`] : []),
    ...(absencesEnded > 0 ? [`Absences ended, since the file no longer has them: ${absencesEnded}`] : []),
  ]
}

/** What takes effect only once top management has approved it. */
function governing({ governing: { standing, lines, names, decision, replaces } }: ImportPlan): string[] {
  const meanwhile = replaces === null ? 'nobody leads the ISMS and nothing starts' : 'what was in force stays'
  const whom = names.join(' or ')
  const listed = lines.map((line) => `  ${line}`)
  switch (standing) {
    case 'unchanged':
      return []
    case 'taken-back':
      return [
        `Not in the folder any more, so top management (${whom}) is asked no longer: what was to govern the ISMS`,
      ]
    case 'new':
      return [`Top management has to approve in chat (${whom}); until then ${meanwhile}:`, ...listed]
    case 'waiting':
      return [`Waits for top management (${whom}) since ${decision?.requestedAt.slice(0, 10)}:`, ...listed]
    case 'nobody':
      return [`Nobody in top management may approve this, so ${meanwhile}:`, ...listed]
    case 'rejected':
      return [
        `Rejected by ${whom} on ${decision?.decided?.at.slice(0, 10)}, so ${meanwhile}, and nobody is asked the same again:`,
        ...listed,
      ]
  }
}

/** What comes round of itself, by the ids that its cycles have. */
function calendar({ addProgrammes, changeProgrammes, endProgrammes }: ImportPlan): string[] {
  const changed = changeProgrammes.map(({ rule, fields }) => `${rule._id} (${fields.join(', ')})`)
  return [
    ...listed(
      'Programmes added',
      addProgrammes.map(({ _id }) => _id),
    ),
    ...listed('Programmes changed', changed),
    ...listed('Programmes ended', endProgrammes),
  ]
}

function listed(what: string, ids: readonly string[]): string[] {
  return counted(what, ids.length, ids.slice(0, namesShown))
}

function calendarKept({ programmesWithoutFile }: ImportPlan): string[] {
  return Object.entries(programmesWithoutFile).map(
    ([file, { toEnd, ids }]) =>
      `Not in the folder any more: ${file}. Its programmes go on (${ids.length})${toEnd === null ? '' : `; write \`${toEnd}\` to end them`}.`,
  )
}
