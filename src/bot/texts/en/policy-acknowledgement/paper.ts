import { day, moment, number } from '../dates.js'
import type { PolicyNamed } from '../policy-acknowledgement.js'

const signatures = (count: number) => (count === 1 ? 'one signature' : `${number(count)} signatures`)
const named = ({ title, version }: PolicyNamed) => `the ${title}, version ${version}`

/** Lists that people without chat signed on paper. */
export const paper = {
  command: 'enter a list that was signed on paper',
  form: {
    title: 'Enter a signed list',
    heading: (policy: PolicyNamed) => `Who signed for ${named(policy)}?`,
    next: 'Somebody else confirms it; then it counts.',
    more: (count: number) =>
      `${number(count)} more stand on no list of this form. Enter these first; the next form shows them.`,
    who: 'Who signed',
    whoHint: 'Those without chat who have not acknowledged it yet.',
    person: (name: string, department: string) => `${name}, ${department}`,
    on: 'Signed on',
    where: 'Where the paper is',
    whereHint: 'As somebody else would look for it: “folder 12, human resources”.',
    scan: 'SHA-256 of the scan',
    scanHint: (command: string) => `Leave it empty to hand the scan in afterwards: ${command}`,
    submit: 'Enter the list',
    whoMissing: 'Choose who signed.',
    onMissing: 'Say on which day it was signed.',
    onFuture: 'That day is still to come.',
    onTooEarly: 'That is before this version was published.',
    whereMissing: 'Say where the paper is, so that it can be found.',
    scanWrong: 'A SHA-256 is 64 digits from 0 to 9 and a to f.',
  },
  sheet: {
    button: 'Send me a list to sign',
    buttonFor: (id: string) => `A list to sign: ${id}`,
    comes: 'The list comes to you as PDF in a direct message, in a moment.',
    here: (policy: PolicyNamed, id: string) =>
      `Here is a list to print and sign for ${named(policy)}. Enter who signed with \`/isms policy paper ${id}\`; a second person confirms it.`,
    notTaken: (policy: PolicyNamed) =>
      `The list for ${named(policy)} could not be sent: this workspace takes no files from Steward. The app needs the permission to send files (in Slack: \`files:write\`); then ask for it again.`,
    fileName: 'to-sign',
    title: (policy: PolicyNamed) => `${policy.title}, version ${policy.version}: signatures`,
    confirms: (sentence: string) => `By signing you confirm: ${sentence}`,
    name: 'Name',
    department: 'Department',
    date: 'Date',
    signature: 'Signature',
  },
  nobody: (title: string) =>
    `Nobody without chat has an open question about the ${title}, so there is nothing to enter.`,
  noSecond:
    'Nobody else may confirm a list, so nothing was entered. Name a deputy or a coordinator in organisation.yaml and import it.',
  changed: (title: string) =>
    `The ${title} has changed since the form was opened, so nothing was entered. Type the command again.`,
  entered: (list: string, count: number, confirmers: string) =>
    `Entered as \`${list}\` with ${signatures(count)}. It counts once it is confirmed by ${confirmers}.`,
  handIn: (list: string) => `Hand in the scan: \`steward paper attach ${list} FILE\``,
  card: {
    title: (count: number) => `Confirm ${signatures(count)} on paper`,
    summary: (count: number, policy: PolicyNamed) => `Confirm ${signatures(count)} for ${named(policy)}`,
    ofList: (list: string, count: number, policy: PolicyNamed) =>
      `Signed list ${list}: ${signatures(count)} for ${named(policy)}`,
    waits: 'You entered it. It counts once somebody else has confirmed it; you get a message then.',
    why: (by: string, policy: PolicyNamed) =>
      `${by} entered a list that was signed for ${named(policy)}. Compare it with the paper; then it counts as acknowledged.`,
    see: 'See the list',
    formTitle: 'A signed list',
    list: 'List',
    signedOn: 'Signed on',
    signedOnValue: (date: string, today: string) => day(date, today),
    entered: 'Entered',
    enteredValue: (at: string, timeZone: string, by: string) => `${moment(at, timeZone)} by ${by}`,
    where: 'Where the paper is',
    scan: 'SHA-256 of the scan',
    noScan: 'None yet, so it cannot be confirmed.',
    people: (count: number) => (count === 1 ? 'One person signed:' : `${number(count)} people signed:`),
    confirm: (count: number) => (count === 1 ? 'Confirm one' : `Confirm ${number(count)}`),
    reject: 'Reject…',
    confirmed: (at: string, timeZone: string, by: string) => `✓ Confirmed ${moment(at, timeZone)} by ${by}`,
    rejected: (at: string, timeZone: string, by: string, reason: string) =>
      `Rejected ${moment(at, timeZone)} by ${by}: ${reason}`,
  },
  rejectForm: {
    title: 'Reject a list',
    heading: (list: string) => `Reject ${list}?`,
    effect:
      'None of its signatures counts. It stays on record with your reason, and a new one can be entered.',
    reason: 'Why is it rejected?',
    reasonMissing: 'Write a sentence, so that whoever entered it knows what to mend.',
    submit: 'Reject it',
  },
  done: {
    confirmed: (list: string, count: number) =>
      count === 1
        ? `Confirmed: one person on \`${list}\` counts as having acknowledged it.`
        : `Confirmed: ${number(count)} people on \`${list}\` count as having acknowledged it.`,
    left: (count: number) =>
      count === 1
        ? 'One signature was not needed any more: its question is settled, or is about another text by now.'
        : `${number(count)} signatures were not needed any more: their questions are settled, or are about another text by now.`,
    rejected: (list: string) => `Rejected: \`${list}\` counts for nobody. It stays on record.`,
  },
  refused: {
    unknown: 'There is no such list, so nothing was done.',
    'own-list': 'You entered this list, so somebody else has to confirm it. Nothing was recorded.',
    'not-yours':
      'This list is for the ISMS lead, the deputy, or a coordinator of everybody on it. Nothing was recorded.',
    'no-scan': (list: string) =>
      `There is no scan of \`${list}\` yet, so nothing was recorded. Hand it in with \`steward paper attach ${list} FILE\`.`,
    'other-scan':
      'The scan was exchanged after you opened the list, so nothing was recorded. Open it again and compare it with the paper.',
    decided: 'This list was confirmed or rejected already, so nothing was recorded.',
  },
}
