import type { Starter } from './answers.js'

/** `organisation.yaml` of a new folder. What a small company can leave alone stands there as a comment. */
export function starterSettings({ name, country, timeZone, languages }: Starter): string {
  const [place, ...region] = country.split('-')
  return `# Your organisation. Lines that begin with # are notes. What is left out is there to be used: take its # away.
# Check your changes with: npx steward org check DIR

# As people know it.
name: ${JSON.stringify(name)}

# Where the head office is, as an IANA name. Who lives elsewhere has a time zone of their own in people.csv.
timeZone: ${timeZone}

# Days on which people are asked and reminded.
workingDays: [monday, tuesday, wednesday, thursday, friday]

# Whose public holidays the head office keeps: two letters of ISO 3166, and a region where holidays differ.
holidays:
  country: ${place}
${region.length > 0 ? `  region: ${region.join('-')}` : '  # region: HH'}

# Steward speaks en and de. The first is for everybody without a language of their own in people.csv.
languages: [${languages.join(', ')}]

# Ids from people.csv. The ISMS lead publishes policies and sees how far everything is; the deputy may do the same.
ismsLead: sam.rivera
deputy: robin.chen

# Who directs the organisation: they approve the information security policy (ISO 27001, 5.2).
topManagement: [alex.morgan]

# Left out: who decides alone what nobody else may, where there is no second person.
# soleAuthority:
#   - person: alex.morgan
#     decides: [governance, policy]
#     check: Our accountant reads the record each quarter.
#     until: 2027-12-31

acknowledgement:
  # Business days from being asked to the due date.
  businessDays: 10
  # Days after the due date, when the round closes.
  closesAfterDays: 30
  # How long somebody may take an answer back.
  takeBackHours: 24
  # Left out: the sentence that people confirm. With one of your own, raise the version whenever a text changes.
  # sentence:
  #   version: 1
  #   text:
  #     en: I have read this policy and understand what it asks of me.

# Left out: for how many business days a question waits for its approver, before it is overdue.
# approval:
#   businessDays: 5

# Left out: when people are reminded. All in business days where the person works.
# reminders:
#   morningHour: 9          # the local hour from which the day's message may come
#   everyDays: 3            # between two reminders
#   overdueEveryDays: 2     # between two reminders of what is overdue
#   managerAfterDays: 2     # after the due date, when the manager hears of it
#   ismsLeadAfterDays: 5    # after the due date, when the ISMS lead hears of it
#   newAsksAWeek: 5         # at most so many questions are new to a person in a week

# Left out: what is proposed as a nonconformity by itself, and how long its owner has.
# correctiveActions:
#   proposeAfterDays: 10     # business days after which a round that is overdue is proposed; 0: never
#   proposeFailedChecks: no  # yes, without this line: also a check that is not in order
#   businessDays: 10         # to say why it happened

# Left out: for how many years what is on record is kept at least, and for which clauses it is otherwise.
# retention:
#   years: 6
#   clauses: { 9.2.2: 10 }

# Left out: who sees to a department or a country for the ISMS lead.
# coordinators:
#   - { person: kim.okafor, department: Sales }
#   - { person: kim.okafor, country: DE }

# Left out: guests of your Slack workspace who take part all the same.
# slack:
#   guests: [lee.novak]
`
}
