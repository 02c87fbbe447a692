import { z } from 'zod'
import type { CalendarDate } from '../domain/calendar-date.js'
import {
  defaultAcknowledgement,
  defaultApproval,
  defaultCorrectiveActions,
  defaultReminders,
} from '../domain/organisation.js'
import type { AcknowledgementSentence } from '../domain/policy.js'
import { defaultRetention } from '../domain/retention.js'
import { soleKinds } from '../domain/sole-authority.js'
import { weekdays } from '../domain/working-days.js'
import { checkedText, DateText, PersonKey, wholeNumber } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { checkListed, checkReference, namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import { objectionToCountry, objectionToLanguage, objectionToTimeZone } from './places.js'
import type { Findings } from './problems.js'
import type { OrganisationSettings, SettingsFile, SettingsSource } from './settings.js'
import { type Remedies, YamlFile } from './yaml-file.js'

const TeamId = z.string().regex(/^[TE][A-Z0-9]{2,}$/)
const Language = checkedText(objectionToLanguage)

const Acknowledgement = z.strictObject({
  sentence: z
    .strictObject({
      version: wholeNumber(1, 999_999),
      text: z.record(
        Language,
        z.string().transform((text) => text.trim().normalize('NFC')),
      ),
    })
    .optional(),
  businessDays: wholeNumber(1, 250).optional(),
  closesAfterDays: wholeNumber(1, 730).optional(),
  takeBackHours: wholeNumber(0, 720).optional(),
})

const Approval = z.strictObject({
  businessDays: wholeNumber(1, 60).default(defaultApproval.businessDays),
  timingIn: z.array(checkedText(objectionToCountry)).default(defaultApproval.timingIn),
})

const Reminders = z.strictObject({
  morningHour: wholeNumber(0, 11).default(defaultReminders.morningHour),
  everyDays: wholeNumber(1, 60).default(defaultReminders.everyDays),
  overdueEveryDays: wholeNumber(1, 60).default(defaultReminders.overdueEveryDays),
  managerAfterDays: wholeNumber(1, 250).default(defaultReminders.managerAfterDays),
  ismsLeadAfterDays: wholeNumber(1, 250).default(defaultReminders.ismsLeadAfterDays),
  newAsksAWeek: wholeNumber(1, 100).default(defaultReminders.newAsksAWeek),
})

const CorrectiveActionsEntry = z.strictObject({
  proposeAfterDays: wholeNumber(0, 250).default(defaultCorrectiveActions.proposeAfterDays),
  proposeFailedChecks: z
    .enum(['yes', 'no'])
    .transform((said) => said === 'yes')
    .default(defaultCorrectiveActions.proposeFailedChecks),
  businessDays: wholeNumber(1, 60).default(defaultCorrectiveActions.businessDays),
})

const Coordinator = z
  .strictObject({ person: PersonKey, department: z.string().optional(), country: z.string().optional() })
  .transform(({ person, department, country }, context) => {
    if (department !== undefined && country === undefined) return { person, of: { department } }
    if (country !== undefined && department === undefined) return { person, of: { country } }
    context.addIssue({ code: 'custom', message: 'names neither a department nor a country, or both' })
    return z.NEVER
  })

const Years = wholeNumber(1, 100)
const Retained = z.strictObject({
  years: Years.default(defaultRetention.years),
  clauses: z.record(z.string().regex(/^(A\.)?\d{1,2}(\.\d{1,2}){1,2}$/), Years).default({}),
})

const SoleAuthorityEntry = z.strictObject({
  person: PersonKey,
  decides: z.array(z.enum(soleKinds)).min(1),
  check: z.string().trim().min(1).max(200),
  until: DateText,
})

const Settings = z
  .strictObject({
    name: z.string(),
    timeZone: checkedText(objectionToTimeZone),
    workingDays: z.array(z.enum(weekdays)).min(1).default(weekdays.slice(0, 5)),
    holidays: z
      .strictObject({ country: z.string(), region: z.string().optional() })
      .superRefine(({ country, region }, context) => {
        const wrongCountry = objectionToCountry(country)
        const wrong =
          wrongCountry ?? (region === undefined ? undefined : objectionToCountry(`${country}-${region}`))
        if (wrong === undefined) return
        const path = [wrongCountry ? 'country' : 'region']
        context.addIssue({ code: 'custom', message: wrong.what, path, params: { remedy: wrong.remedy } })
      }),
    languages: z.array(Language).min(1).default(['en']),
    ismsLead: PersonKey,
    deputy: PersonKey.optional(),
    topManagement: z.array(PersonKey).min(1),
    soleAuthority: z.array(SoleAuthorityEntry).default([]),
    acknowledgement: Acknowledgement.default({}),
    approval: Approval.default(defaultApproval),
    reminders: Reminders.default(defaultReminders),
    correctiveActions: CorrectiveActionsEntry.default(defaultCorrectiveActions),
    coordinators: z.array(Coordinator).default([]),
    retention: Retained.default(defaultRetention),
    slack: z
      .strictObject({ guests: z.array(PersonKey).default([]), workspaces: z.array(TeamId).default([]) })
      .default({ guests: [], workspaces: [] }),
  })
  .transform(
    ({ holidays, deputy, acknowledgement, ...settings }): OrganisationSettings => ({
      ...settings,
      country: holidays.region === undefined ? holidays.country : `${holidays.country}-${holidays.region}`,
      deputy: deputy ?? null,
      acknowledgement: {
        sentence: acknowledgement.sentence ?? defaultSentence(settings.languages),
        businessDays: acknowledgement.businessDays ?? defaultAcknowledgement.businessDays,
        closesAfterDays: acknowledgement.closesAfterDays ?? defaultAcknowledgement.closesAfterDays,
        takeBackHours: acknowledgement.takeBackHours ?? defaultAcknowledgement.takeBackHours,
      },
    }),
  )

/** An organisation that adds a language adds a text to what is confirmed; other ones do not get it unasked. */
function defaultSentence(languages: readonly string[]): AcknowledgementSentence {
  const { version, text } = defaultAcknowledgement.sentence
  const theirs = Object.entries(text).filter(([language]) => languages.includes(language))
  return { version, text: Object.fromEntries(theirs) }
}

const writeAPerson = 'Write the id of one of the people in people.csv.'

const remedies: Remedies = {
  name: "Write the organisation's name.",
  timeZone: "Write the head office's time zone, such as Europe/Dublin.",
  workingDays: 'Write the days as a list, such as [monday, tuesday, wednesday, thursday, friday].',
  holidays: 'Write `holidays:` and below it, indented, `country: IE`.',
  'holidays.country': 'Write the two letters of ISO 3166, such as IE.',
  'holidays.region': 'Write the region without its country, such as HH for Hamburg, or leave it out.',
  languages: 'Write the languages as a list, the usual one first, such as [en, de].',
  ismsLead: writeAPerson,
  deputy: writeAPerson,
  topManagement: 'Write who directs the organisation as a list of ids in people.csv.',
  soleAuthority: 'Write a list of entries with `person`, `decides`, `check` and `until`, or leave it out.',
  'soleAuthority.person': writeAPerson,
  'soleAuthority.decides': `Write a list of what is decided alone: ${soleKinds.join(', ')}.`,
  'soleAuthority.check':
    'Write what keeps it in check in the place of a second person, at most 200 characters.',
  'soleAuthority.until': 'Write the last day, such as 2027-06-30.',
  acknowledgement:
    'Write `sentence`, `businessDays`, `closesAfterDays` and `takeBackHours` below it, indented, or leave it out.',
  'acknowledgement.sentence': 'Write `version: 1` and below `text:` the sentence per language.',
  'acknowledgement.sentence.version':
    'Write a whole number, and a higher one each time the sentence changes.',
  'acknowledgement.sentence.text': 'Write the sentence per language, such as `en: I have read this policy.`.',
  'acknowledgement.businessDays': 'Write how many business days people have, from 1 to 250.',
  'acknowledgement.closesAfterDays':
    'Write how many days after the due date the cycle closes, from 1 to 730.',
  'acknowledgement.takeBackHours': 'Write for how many hours people may take an answer back, from 0 to 720.',
  approval: 'Write `businessDays` and `timingIn` below it, indented, or leave it out.',
  'approval.businessDays': 'Write how many business days an approver has, from 1 to 60.',
  'approval.timingIn':
    'Write the countries whose people it may be shown of as a list, such as [IE], or leave it out: then it is shown of nobody.',
  reminders: 'Write `morningHour` and the like below it, indented, or leave it out.',
  'reminders.morningHour': 'Write the local hour from which reminders may come, from 0 to 11.',
  'reminders.everyDays': 'Write how many business days lie between two reminders, from 1 to 60.',
  'reminders.overdueEveryDays':
    'Write how many business days lie between two reminders of what is overdue, from 1 to 60.',
  'reminders.managerAfterDays':
    'Write how many business days after the due date the manager hears of it, from 1 to 250.',
  'reminders.ismsLeadAfterDays':
    'Write how many business days after the due date the ISMS lead hears of it, from 1 to 250.',
  correctiveActions: 'Write `proposeAfterDays` and the like below it, indented, or leave it out.',
  'correctiveActions.proposeAfterDays':
    'Write after how many business days a round that is overdue is proposed as a nonconformity, from 0 (never) to 250.',
  'correctiveActions.proposeFailedChecks':
    'Write yes where a check that is not in order is proposed as a nonconformity, or no.',
  'correctiveActions.businessDays':
    'Write how many business days an owner has to say why it happened, from 1 to 60.',
  'reminders.newAsksAWeek': 'Write how many questions may be new to a person in a week, from 1 to 100.',
  coordinators:
    'Write a list of `{ person: ID, department: NAME }` or `{ person: ID, country: DE }`, or leave it out.',
  retention: 'Write `years` and `clauses` below it, indented, or leave it out for 6 years.',
  'retention.years': 'Write for how many years what is on record is kept at least, from 1 to 100.',
  'retention.clauses':
    'Write clauses or controls with their years where it is otherwise, such as { 9.2.2: 10 }: `/isms documents` lists them.',
  slack: 'Write `guests` and `workspaces` below it, indented, or leave it out.',
  'slack.guests': 'Write a list of ids in people.csv.',
  'slack.workspaces': 'Write a list of Slack team ids, such as [T01ABCDEF].',
}

export const settingsFile: OrganisationFile<SettingsSource> = {
  pattern: /^organisation\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings)
    const settings = yaml?.read(Settings, remedies, findings)
    return yaml && { yaml, ...(settings ? { settings } : {}) }
  },
}

/** Who is named has to be in people.csv, and who is in charge has to be there: whatever else cannot be read. */
export function checkNames(
  { yaml }: SettingsSource,
  people: PeopleFile,
  today: CalendarDate,
  findings: Findings,
): void {
  const inCharge = [
    ...['ismsLead', 'deputy'].map((field) => namedAt(yaml, [field])),
    ...yaml.entriesOf(['topManagement']).map((path) => namedAt(yaml, path, 'topManagement')),
    ...yaml.entriesOf(['coordinators']).map((path) => namedAt(yaml, [...path, 'person'], 'coordinators')),
    ...yaml.entriesOf(['soleAuthority']).map((path) => namedAt(yaml, [...path, 'person'], 'soleAuthority')),
  ]
  for (const one of inCharge) if (one) checkReference(one, people, today, findings)
  for (const path of yaml.entriesOf(['slack', 'guests'])) {
    const guest = namedAt(yaml, path, 'slack.guests')
    if (guest) checkListed(guest, people, findings)
  }
}

/** What people confirm has to be there in the language that everybody falls back to. */
export function checkSentence(
  { settings: { acknowledgement, languages }, yaml }: SettingsFile,
  findings: Findings,
): void {
  const line = yaml.lineOf(['acknowledgement', 'sentence', 'text'])
  for (const [index, language] of languages.entries()) {
    if (acknowledgement.sentence.text[language] !== undefined) continue
    const finding = {
      file: yaml.name,
      line,
      what: `the acknowledgement sentence has no text in ${language}`,
      remedy: `Write it under acknowledgement, sentence, text, ${language}.`,
    }
    if (index === 0) findings.problem(finding)
    else findings.warn(finding)
  }
}
