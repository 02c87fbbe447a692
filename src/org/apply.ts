import type { Absence, PersonAbsences, Planned } from '../domain/absence.js'
import type { AuthorityLost } from '../domain/authority.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from '../domain/person.js'
import type { SetBy } from '../store/absences.js'
import type { Asks } from '../store/asks.js'
import type { CalendarFeeds } from '../store/calendar-feeds.js'
import { byImport } from '../store/closing-asks.js'
import type { ImportRun, Imports } from '../store/imports.js'
import type { OpenApprovals } from '../store/open-approvals.js'
import type { People } from '../store/people.js'
import { changesPublication } from '../store/policies.js'
import type { StaleDecisions } from '../store/stale-decisions.js'
import { chunkOfPeople, comparePeople } from './compare-people.js'
import type { DefinitionChange } from './definition-kind.js'
import { changesNothing, heldBack, type ImportPlan, type ImportStores } from './plan.js'
import { propose } from './propose.js'

/** Where the questions that wait for people are kept. */
interface OpenAsks {
  /** Closes what waits for this person; twice is the same as once. How many asks that were. */
  closeAsksOf(person: PersonId, reason: 'left', at: string): Promise<number>
}

/** Sets and ends absences, with what follows from it today. Null or false: somebody changed them in between. */
interface AbsenceActs {
  set(
    before: PersonAbsences,
    planned: Planned,
    replaces: readonly Absence[],
    by: SetBy,
  ): Promise<{ done: Absence | null }>
  end(
    before: PersonAbsences,
    absence: Absence,
    lastDay: CalendarDate | null,
    by: SetBy,
  ): Promise<{ done: boolean }>
}

export interface ApplyTools {
  stores: ImportStores
  asks: OpenAsks
  calendarFeeds: Pick<CalendarFeeds, 'leave'>
  approvals: OpenApprovals
  reviews: Pick<Asks, 'closeOlder' | 'closeOtherStandIns'>
  staleDecisions: Pick<StaleDecisions, 'subjectChanged'>
  absenceActs: AbsenceActs
  /** Brings the calendar's occurrences in step with its programmes; safe to repeat. */
  planCalendar: (asOf: string) => Promise<void>
  /** Who runs the import: a name, which the ledger holds as a commitment only. */
  operator: string
  now: () => Date
}

export type Applied =
  /**
   * With how many open questions it closed: of who left, whether a policy that changed may be published, and about
   * what is defined anew; and whether top management decided just then what it was asked before.
   */
  | {
      outcome: 'done'
      run: string
      asksClosed: number
      approvalsClosed: number
      reviewsClosed: number
      decidedMeanwhile: boolean
    }
  | { outcome: 'unchanged' }
  /** The plan has problems: nothing was changed. */
  | { outcome: 'refused' }
  /** Another run has the lease. */
  | { outcome: 'busy'; until: string | null }
  /** Another run came between plan and import: plan again. */
  | { outcome: 'stale' }

/**
 * Makes the record say what the files say. All is written again by the next run if this one dies midway, so
 * every write may come twice; the run's last write carries its one event. Throws ImportOvertaken when it stood
 * still for so long that another run took over.
 */
export async function applyImport(plan: ImportPlan, tools: ApplyTools): Promise<Applied> {
  if (plan.problems.length > 0) return { outcome: 'refused' }
  const { stores, now, operator } = tools
  const newest = await stores.imports.newest()
  const blocked = await settle(plan, newest, stores.imports, now())
  if (blocked) return blocked
  if (changesNothing(plan)) return { outcome: 'unchanged' }

  const { counts, files, knownAccounts } = plan
  const begun = { counts, files: files.hashes, operator, ...(knownAccounts ? { knownAccounts } : {}) }
  const run = await stores.imports.begin(plan.basis + 1, begun, now())
  if (run === undefined) return { outcome: 'busy', until: null }

  const work = new ImportWork(plan, run, tools)
  await work.deactivateLeavers()
  await work.writePeople()
  await work.writePolicies()
  await work.writeOrganisation()
  await work.writeAbsences()
  await work.writeDefinitions()
  await work.writeCalendar()
  await work.proposeWhatGoverns()
  await stores.imports.finish(run, now())
  const { asksClosed, approvalsClosed, reviewsClosed, decidedMeanwhile } = work
  return { outcome: 'done', run: run._id, asksClosed, approvalsClosed, reviewsClosed, decidedMeanwhile }
}

/** Leaves no run behind that died without a trace, and none that still lives. */
async function settle(
  plan: ImportPlan,
  newest: ImportRun | null,
  imports: Imports,
  now: Date,
): Promise<Applied | undefined> {
  if (newest?.state === 'applying' && !(await imports.interrupt(newest, now)))
    return { outcome: 'busy', until: newest.leaseUntil }
  const plannedDuringAnother = plan.runningUntil !== null
  return plannedDuringAnother || plan.basis !== (newest?.number ?? 0) ? { outcome: 'stale' } : undefined
}

/** The writes of one run, each under its lease. */
class ImportWork {
  asksClosed = 0
  approvalsClosed = 0
  reviewsClosed = 0
  decidedMeanwhile = false

  constructor(
    private readonly plan: ImportPlan,
    private readonly run: ImportRun,
    private readonly tools: ApplyTools,
  ) {}

  /** Their open asks are closed before they lose their place, so that no answer comes in between; their calendar stops. */
  async deactivateLeavers(): Promise<void> {
    for (let at = 0; at < this.plan.leavers.length; at += chunkOfPeople) {
      const chunk = this.plan.leavers.slice(at, at + chunkOfPeople)
      for (const person of chunk) await this.leaves(person)
      await this.renew()
      await this.people.deactivate(chunk)
      // A campaign that opened meanwhile may have asked them; from here on it asks them no more.
      for (const person of chunk) await this.leaves(person)
    }
  }

  async writePeople(): Promise<void> {
    const { files, ids, governing } = this.plan
    const all = comparePeople(files, this.people, ids, heldBack(governing))
    for await (const { added, changed, back } of all) {
      const leaving = changed.filter(
        ({ before, fields }) => this.isThere(before) && !this.isThere({ ...before, ...fields }),
      )
      for (const { before } of leaving) await this.leaves(before._id)
      await this.renew()
      await this.changingAuthority(lostBy(changed), () =>
        this.people.write(
          added,
          [...changed, ...back].map(({ before, fields }) => ({ id: before._id, fields })),
        ),
      )
      for (const { before } of leaving) await this.leaves(before._id)
    }
  }

  async writePolicies(): Promise<void> {
    const { policies } = this.tools.stores
    const { addVersions, correctVersions } = this.plan
    await this.renew()
    for (const version of addVersions) await this.undecided(version.policy, () => policies.add(version))
    for (const { id, policy, fields } of correctVersions) {
      const write = async () => {
        if (fields.owner) await policies.handsOver(id, fields.owner, this.tools.now().toISOString())
        await policies.correct(id, fields)
      }
      await (changesPublication(fields) ? this.undecided(policy, write) : write())
    }
  }

  /**
   * Whoever is asked whether the policy may be published is asked no more before it changes, so that nobody approves
   * what they did not see; and once more afterwards, since they may have been asked meanwhile.
   */
  private async undecided(policy: string, write: () => Promise<void>): Promise<void> {
    await this.closeApprovals(policy)
    await write()
    await this.closeApprovals(policy)
  }

  private async closeApprovals(policy: string): Promise<void> {
    const { approvals, now } = this.tools
    this.approvalsClosed += await approvals.close(policy, now().toISOString())
  }

  async writeOrganisation(): Promise<void> {
    if (this.plan.settingsChanged.length === 0) return
    await this.renew()
    await this.tools.stores.organisation.write(this.plan.organisation)
  }

  /** Last of all, so that whoever is asked, or would get a role, is there. */
  async proposeWhatGoverns(): Promise<void> {
    const { governing, organisation } = this.plan
    const { stores, now } = this.tools
    const at = now().toISOString()
    await this.renew()
    if (governing.replaces === null) await stores.organisation.nominate(organisation)
    this.decidedMeanwhile = !(await propose(stores, governing, organisation, at))
  }

  /**
   * What is no longer somebody's to decide is taken from them before the change, so that their answer either comes before
   * or is refused; and once more afterwards, since they may have been asked meanwhile.
   */
  private async changingAuthority(lost: AuthorityLost, write: () => Promise<void>): Promise<void> {
    const { approvals, now } = this.tools
    const takeBack = async () => {
      this.approvalsClosed += await approvals.takeBack(lost, now().toISOString())
    }
    await takeBack()
    await write()
    await takeBack()
  }

  /**
   * Needs everybody. What somebody in chat changes at the same moment is looked at again by the
   * next import.
   */
  async writeAbsences(): Promise<void> {
    const { stores, absenceActs, now } = this.tools
    for (const { person, set, end } of this.plan.absences) {
      await this.renew()
      const by: SetBy = {
        actor: { kind: 'operator' },
        through: { kind: 'command-line' },
        at: now().toISOString(),
      }
      for (const { absence: id, lastDay } of end) {
        const before = await stores.absences.of(person)
        const absence = before.absences.find((each) => each.id === id)
        if (absence) await absenceActs.end(before, absence, lastDay, by)
      }
      for (const { planned, replaces } of set) {
        const before = await stores.absences.of(person)
        const replaced = before.absences.filter(({ id }) => replaces.includes(id))
        await absenceActs.set(before, planned, replaced, by)
      }
    }
  }

  /** Before their programmes, so that what comes round is on record. */
  async writeDefinitions(): Promise<void> {
    for (const change of this.plan.definitions) {
      await this.renew()
      await this.closeReviews(change)
      await change.write()
      await this.closeReviews(change)
    }
  }

  /**
   * Whoever is asked about it is asked no more before it changes, so that no answer is about what it no longer is; and
   * once more afterwards, since they may have been asked meanwhile. Its review goes on, and asks about the new version.
   */
  private async closeReviews({ askedAnew, standIns = [] }: DefinitionChange): Promise<void> {
    const { reviews, staleDecisions, now } = this.tools
    for (const subject of askedAnew) {
      await staleDecisions.subjectChanged(subject, now().toISOString(), byImport)
      this.reviewsClosed += await reviews.closeOlder(subject, now().toISOString())
    }
    for (const { deputy, ...about } of standIns)
      this.reviewsClosed += await reviews.closeOtherStandIns(about, deputy, now().toISOString())
  }

  /**
   * Settings decide on which days something may fall, so the plan is made anew whatever has changed. If this run dies
   * before it is, the next midnight makes it; and what is due starts by its dates, whatever Temporal was told last.
   */
  async writeCalendar(): Promise<void> {
    const { stores, planCalendar, now } = this.tools
    const { addProgrammes, changeProgrammes, endProgrammes } = this.plan
    const asOf = now().toISOString()
    await this.renew()
    for (const rule of [...addProgrammes, ...changeProgrammes.map(({ rule }) => rule)]) {
      await stores.programmes.handsOver(rule, asOf)
      await stores.programmes.lay(rule)
    }
    for (const id of endProgrammes) {
      await stores.programmes.handsOver({ _id: id, owner: null }, asOf)
      await stores.programmes.end(id)
    }
    await planCalendar(asOf)
  }

  private get people(): People {
    return this.tools.stores.people
  }

  private async leaves(person: PersonId): Promise<void> {
    const { asks, calendarFeeds, now } = this.tools
    await this.renew()
    const at = now().toISOString()
    this.asksClosed += await asks.closeAsksOf(person, 'left', at)
    await calendarFeeds.leave([person], at, byImport)
  }

  private isThere(person: Person): boolean {
    return isPresentAt(person, this.tools.now().toISOString())
  }

  private renew(): Promise<void> {
    return this.tools.stores.imports.renew(this.run, this.tools.now())
  }
}

/** Which roles of `people.csv` these lose, and who of them gets another manager. */
function lostBy(changed: readonly { before: Person; fields: Partial<Person> }[]): AuthorityLost {
  return {
    roles: changed.flatMap(({ before, fields }) => {
      const kept = fields.roles ?? before.roles
      return before.roles.filter((role) => !kept.includes(role)).map((role) => ({ person: before._id, role }))
    }),
    reports: changed.filter(({ fields }) => fields.manager !== undefined).map(({ before }) => before._id),
    chat: changed
      .filter(({ fields: { chat } }) => chat !== undefined && !canBeAsked({ chat }))
      .map(({ before }) => before._id),
  }
}
