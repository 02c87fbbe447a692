import type { CalendarDate } from '../domain/calendar-date.js'
import { addMonths } from '../domain/working-days.js'
import { audienceSize } from '../store/audience-size.js'
import type { Member } from './company.js'
import type { Files, Spot } from './files.js'
import type { Gap } from './gap.js'
import type { Played } from './played.js'

/** What the files alone say would go wrong in the year. */
export async function gapsInFiles(played: Played, files: Files): Promise<Gap[]> {
  return [
    ...namedLeavers(played, files),
    ...leavingManagers(played, files),
    ...unreachable(played, files),
    ...(await withoutAudience(played, files)),
    ...(await withoutIndependence(played, files)),
    ...(await unread(played, files)),
  ]
}

/** Whose last day comes before the year is over, with that day. */
function leavers({
  company,
  behaviour: { year },
}: Played): Map<string, { member: Member; end: CalendarDate }> {
  const leaving = company.inOrder().flatMap((member) => {
    const { key, end } = member.person
    return end !== null && end < `${year}-12-31` ? [[key, { member, end }] as const] : []
  })
  return new Map(leaving)
}

/** An account in a system that belongs to somebody is no duty of theirs: it is taken away when they go. */
const isNoDuty = (file: string, field: string | undefined) => file === 'accounts.yaml' && field === 'person'

function namedLeavers(played: Played, files: Files): Gap[] {
  const leaving = leavers(played)
  return files.naming(new Set(leaving.keys())).flatMap(({ file, line, path, value }) => {
    const leaver = leaving.get(value)
    if (!leaver || isNoDuty(file, path.at(-1))) return []
    const about = path.filter((part) => !/^\d+$/.test(part)).join(' › ')
    return { kind: 'leaver-named', file, line, about, name: leaver.member.person.name, on: leaver.end }
  })
}

function leavingManagers(played: Played, files: Files): Gap[] {
  const ids = new Map([...leavers(played).values()].map((each) => [each.member.person._id, each]))
  return played.company.inOrder().flatMap(({ person }) => {
    const manager = person.manager === null ? undefined : ids.get(person.manager)
    if (!manager || (person.end !== null && person.end <= manager.end)) return []
    const spot = files.row('people.csv', person.key)
    return {
      kind: 'manager-leaves',
      ...spot,
      about: person.name,
      name: manager.member.person.name,
      on: manager.end,
    }
  })
}

function unreachable({ company, behaviour: { year } }: Played, files: Files): Gap[] {
  return company.inOrder().flatMap(({ person, account }) => {
    const isThere = person.active && (person.end === null || person.end >= `${year}-01-01`)
    if (!isThere || account || !person.chat.some((platform) => platform !== 'mail')) return []
    return {
      kind: 'unreachable',
      ...files.row('people.csv', person.key),
      about: person.name,
      name: '',
      // Who was there before the year began is not reached all along.
      on: person.start !== null && person.start >= `${year}-01-01` ? person.start : null,
    }
  })
}

async function withoutAudience({ stage, behaviour: { year } }: Played, files: Files): Promise<Gap[]> {
  const { policies, people } = stage.stores
  const quarters = [0, 3, 6, 9].map((months) => addMonths(`${year}-01-15`, months))
  const gaps: Gap[] = []
  for (const { policy: id } of await policies.list()) {
    const policy = await policies.newest(id)
    if (!policy) continue
    for (const on of quarters) {
      if ((await audienceSize(people, policy, on)).asked > 0) continue
      gaps.push({ kind: 'no-audience', ...policySpot(files, id, 'audience'), about: id, name: '', on })
      break
    }
  }
  return gaps
}

/** As it was on the day of each audit; of those that did not take place, as things stand once the year was played. */
async function withoutIndependence({ stage, log }: Played, files: Files): Promise<Gap[]> {
  const { auditDefinitions, independence } = stage.stores
  const gaps: Gap[] = []
  const found = (id: string, alone: readonly string[], on: CalendarDate | null) => {
    if (alone.length === 0) return
    const spot = files.spotOf('audits.yaml', id, 'lead')
    gaps.push({ kind: 'nobody-independent', ...spot, about: id, name: alone.join(', '), on })
  }
  const audited = [...log.audited.values()]
  for (const { audit, alone, day } of audited) found(audit, alone, day)
  for (const [id, audit] of await auditDefinitions.newestOfEach()) {
    if (audit.kind !== 'internal' || audited.some((each) => each.audit === id)) continue
    const [alone = []] = await independence.auditedByNobody([audit], stage.now().toISOString())
    found(id, alone, null)
  }
  return gaps
}

/** Of which the folder says nobody who has an account in them: their reviews cannot be played. */
async function unread({ stage }: Played, files: Files): Promise<Gap[]> {
  const { systems } = stage.stores
  return (await systems.list()).flatMap(({ system, source }) => {
    const isPlayed = source.kind !== 'https' && !('url' in source && source.url)
    const file = source.kind === 'csv' ? `exports/${system}.csv` : `live/${system}.yaml`
    if (isPlayed && files.isBeside(file)) return []
    const spot = files.spotOf('systems.yaml', system, 'source')
    return { kind: 'not-read', ...spot, about: system, name: isPlayed ? file : '', on: null }
  })
}

export function policySpot(files: Files, policy: string, field: string): Spot {
  const file = `policies/${policy}.md`
  return files.has(file) ? files.field(file, field) : { file, line: null }
}
