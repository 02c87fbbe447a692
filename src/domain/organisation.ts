import type { Binding, Person, PersonId } from './person.js'
import type { AcknowledgementSentence } from './policy.js'
import type { Retention } from './retention.js'
import type { SoleAuthority } from './sole-authority.js'
import type { Place, Weekday } from './working-days.js'

/** The one organisation that a deployment serves, as `organisation.yaml` lays it down. */
export interface Organisation {
  _id: 'organisation'
  v: 1
  name: string
  /** IANA name: the head office's. */
  timeZone: string
  workingDays: Weekday[]
  /** ISO 3166-1 alpha-2, optionally with a subdivision: whose public holidays the head office keeps. */
  country: string
  /** The first is the one that people without a language of their own are written to in. */
  languages: string[]
  ismsLead: PersonId
  deputy: PersonId | null
  topManagement: PersonId[]
  /**
   * Since when (ISO 8601 UTC) these three are in force, and by which decision of top management; without one, since before
   * it was asked. Null: nothing was approved yet, and they are who is proposed.
   */
  inForce: { since: string; decision: string | null } | null
  /** Who decides what alone; without it, nobody. */
  soleAuthority?: SoleAuthority[]
  acknowledgement: Acknowledgement
  approval: ApprovalDays
  reminders: Reminders
  /** Without it, as `defaultCorrectiveActions` has it. */
  correctiveActions?: CorrectiveActions
  coordinators: Coordinator[]
  /** How long what is on record is kept at least; without it, see `defaultRetention`. */
  retention?: Retention
  slack: {
    /** Guests of the workspace, and people whose account is in another one, who may take part all the same. */
    guests: PersonId[]
    /** Team ids of the other workspaces in which such people may have their account. */
    workspaces: string[]
  }
}

export interface Acknowledgement {
  sentence: AcknowledgementSentence
  /** From the day of asking to the due date. */
  businessDays: number
  /** Calendar days after the due date, when the cycle closes. */
  closesAfterDays: number
  /** How long a person may take an answer back. */
  takeBackHours: number
}

/** Whoever decides whether something may be published. */
export interface ApprovalDays {
  /** From the day of asking to the due date. */
  businessDays: number
  /** Countries of whose people the printed record may show how long they had the form before them when they decided. */
  timingIn: string[]
}

/** When the one clock writes to people. Days are business days where the person works. */
export interface Reminders {
  /** The local hour from which on the day's message may be sent. */
  morningHour: number
  /** Between two reminders of what is not due yet. */
  everyDays: number
  /** Between two reminders of what is overdue. */
  overdueEveryDays: number
  /** After the due date: when the manager hears of it. */
  managerAfterDays: number
  /** After the due date: when the ISMS lead hears of it. */
  ismsLeadAfterDays: number
  /** At most so many questions are new to a person in a week; what is due soon does not wait. */
  newAsksAWeek: number
}

/** What Steward proposes as a nonconformity, and how long its owner has. */
export interface CorrectiveActions {
  /** Business days after its due date on which a round that still runs is proposed as one; 0: none is. */
  proposeAfterDays: number
  /** Whether a check that found something not in order is proposed as one. */
  proposeFailedChecks: boolean
  /** Business days to say why it happened, and as many to plan what is done about it. */
  businessDays: number
}

/** Somebody who sees to a part of the organisation for the ISMS lead. */
export interface Coordinator {
  person: PersonId
  /** A department, or a country. */
  of: { department: string } | { country: string }
}

/** Until top management has approved who leads the ISMS nobody does, and nothing starts. */
export function hasBegun({ inForce }: Pick<Organisation, 'inForce'>): boolean {
  return inForce !== null
}

/** Whoever leads the ISMS, or stands in for whoever does. */
export function isIsmsLead(
  { _id }: Pick<Person, '_id'>,
  { ismsLead, deputy }: Pick<Organisation, 'ismsLead' | 'deputy'>,
): boolean {
  return _id === ismsLead || _id === deputy
}

/** Of which parts somebody sees how far things are: none of them means of all, null of nothing. */
export function partsSeenBy(
  person: PersonId,
  { ismsLead, deputy, coordinators }: Pick<Organisation, 'ismsLead' | 'deputy' | 'coordinators'>,
): Coordinator['of'][] | null {
  if (person === ismsLead || person === deputy) return []
  const parts = coordinators.filter((each) => each.person === person).map(({ of }) => of)
  return parts.length > 0 ? parts : null
}

/** Whether somebody directs the organisation and does not lead its ISMS: they see how everything stands, and act on none of it. */
export function oversees(
  person: PersonId,
  { ismsLead, deputy, topManagement }: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>,
): boolean {
  return topManagement.includes(person) && person !== ismsLead && person !== deputy
}

/** Whether somebody sees all that there is, whoever it concerns: they lead the ISMS, or direct the organisation. */
export function seesAll(
  person: Pick<Person, '_id'>,
  organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>,
): boolean {
  return isIsmsLead(person, organisation) || oversees(person._id, organisation)
}

/** Whether somebody sees to a part of the organisation for the ISMS lead. */
export function coordinates(person: PersonId, { coordinators }: Pick<Organisation, 'coordinators'>): boolean {
  return coordinators.some((each) => each.person === person)
}

/** Nobody's parts are everybody's: see {@link partsSeenBy}. */
export function isInParts(
  { department, country }: Pick<Person, 'department' | 'country'>,
  parts: readonly Coordinator['of'][],
): boolean {
  if (parts.length === 0) return true
  return parts.some((part) =>
    'department' in part
      ? part.department === department
      : part.country === country || country.startsWith(`${part.country}-`),
  )
}

/** Whether it may be shown how long this person took to decide: nowhere, unless the organisation has said so of a country. */
export function mayShowTiming(
  person: Pick<Person, 'department' | 'country'>,
  { approval }: Pick<Organisation, 'approval'>,
): boolean {
  return approval.timingIn.some((country) => isInParts(person, [{ country }]))
}

/** What stands when `organisation.yaml` says nothing about reminders. */
export const defaultReminders: Reminders = {
  morningHour: 9,
  everyDays: 3,
  overdueEveryDays: 2,
  managerAfterDays: 2,
  ismsLeadAfterDays: 5,
  newAsksAWeek: 5,
}

/** What stands when `organisation.yaml` says nothing about approvals. */
export const defaultApproval: ApprovalDays = { businessDays: 5, timingIn: [] }

/** What stands when `organisation.yaml` says nothing about corrective actions. */
export const defaultCorrectiveActions: CorrectiveActions = {
  ...{ proposeAfterDays: 10, proposeFailedChecks: true, businessDays: 10 },
}

/** What stands when `organisation.yaml` says nothing about acknowledgements: its sentence in the organisation's languages. */
export const defaultAcknowledgement: Acknowledgement = {
  sentence: {
    version: 1,
    text: {
      en: 'I have read this policy and understand what it asks of me. I know whom to ask when something is unclear.',
      de: 'Ich habe diese Richtlinie gelesen und verstehe, was sie von mir verlangt. Ich weiß, wen ich fragen kann, wenn etwas unklar ist.',
    },
  },
  businessDays: 10,
  closesAfterDays: 30,
  takeBackHours: 24,
}

/** A listed workspace alone admits nobody: its accounts carry whatever address its administrators write there. */
export function mayTakePart(
  { _id }: Pick<Person, '_id'>,
  { team, standing }: Pick<Binding, 'team' | 'standing'>,
  { slack }: Pick<Organisation, 'slack'>,
): boolean {
  if (standing === 'member') return true
  return slack.guests.includes(_id) && (standing === 'guest' || slack.workspaces.includes(team))
}

/** Which days count for this person: the organisation's working days, the holidays and zone of where they work. */
export function placeOf(
  person: Pick<Person, 'timeZone' | 'country'>,
  organisation: Pick<Organisation, 'workingDays'>,
): Place {
  return { timeZone: person.timeZone, workingDays: organisation.workingDays, country: person.country }
}
