import { changesNothing, type ImportPlan } from './plan.js'

/** The plan as lines for the person who runs the import: counts first, then names. */
export function describePlan(plan: ImportPlan): string[] {
  const { counts, names } = plan
  const kept = plan.policiesNotInFolder.map(
    (policy) => `Not in the folder any more: policy ${policy}. What was published of it stays.`,
  )
  if (changesNothing(plan)) return ['Nothing has changed since the last import.', ...kept]
  return [
    ...people('Added', counts.peopleAdded, names.added),
    ...people('Changed', counts.peopleChanged, names.changed),
    ...people('Left', counts.peopleLeft, names.left),
    ...people('Back again', counts.peopleBack, names.back),
    ...plan.addVersions.map(({ policy, version, change }) => `New version: ${policy} ${version} (${change})`),
    ...plan.correctVersions.map(({ id, fields }) => `Corrected: ${id} (${Object.keys(fields).join(', ')})`),
    ...absences(plan),
    ...settings(plan),
    ...kept,
  ]
}

/** `Added 3: Aoife Byrne, Jón, Lena Groß`; after the names, how many are not shown. */
function people(what: string, count: number, names: readonly string[]): string[] {
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
