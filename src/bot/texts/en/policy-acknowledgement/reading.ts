import { day, dueDay, languageName, moment, number } from '../dates.js'
import type { PolicyNamed } from '../policy-acknowledgement.js'

/** Looking policies up. */
export const reading = {
  commands: {
    read: 'read a policy, any day',
    list: 'the policies that concern you',
  },
  otherLanguage: (language: string) =>
    `This policy is not there in your language; you read it in ${languageName(language)}.`,
  formTitle: 'Read a policy',
  retired: 'This policy is no longer in force. It is kept for the record.',
  draft: 'A draft: this version has not been published yet.',
  notForYou:
    'That policy is for other people, so it was not opened. `/isms policy list` shows those that concern you.',
  nothingConcernsYou: 'No policy concerns you yet.',
  which: (known: string) => `Say which policy: \`/isms policy read ID\`. These concern you: ${known}.`,
  unknown: (id: string, known: string) =>
    `There is no policy “${id}”, so nothing was opened. These concern you: ${known}.`,
  pdf: {
    button: 'Send me the PDF',
    comes: 'The PDF comes to you in a message of its own in a moment.',
    here: ({ title, version }: PolicyNamed) => `Here is the ${title}, version ${version}, as you asked.`,
    notTaken: ({ title, version }: PolicyNamed, id: string) =>
      `The PDF of the ${title}, version ${version}, could not be sent: this workspace takes no files from Steward. Tell your ISMS lead that the app needs the permission to send files (in Slack: \`files:write\`), then ask for it again. Its text is there at any time: \`/isms policy read ${id}\`.`,
  },
  list: {
    mine: 'Policies that concern you',
    all: 'All policies',
    line: ({ title, version }: PolicyNamed, id: string, state: string) =>
      `**${title}**, version ${version} (\`${id}\`): ${state}`,
    waits: (dueOn: string, today: string) => `waits for you, by ${dueDay(dueOn, today)}`,
    acknowledged: (at: string, timeZone: string) => `you acknowledged it on ${moment(at, timeZone)}`,
    carriedOver: (version: string, at: string, timeZone: string) =>
      `you acknowledged version ${version} on ${moment(at, timeZone)}; only the wording changed since`,
    missed: 'the time to acknowledge it is over',
    toRead: 'to look things up in',
    retired: (at: string, timeZone: string) => `retired on ${moment(at, timeZone)}`,
    notPublished: 'not published yet',
    running: (answered: number, asked: number, dueOn: string, today: string) =>
      `${number(answered)} of ${number(asked)} acknowledged, due ${day(dueOn, today)}`,
    closed: (answered: number, asked: number) =>
      `${number(answered)} of ${number(asked)} acknowledged, the round is closed`,
    waitsForApproval: (version: string, approver: string, at: string, timeZone: string) =>
      `version ${version} waits for approval, with ${approver} since ${moment(at, timeZone)}`,
    newer: (version: string) => `version ${version} is imported and not published`,
    how: 'Read one with `/isms policy read ID`.',
  },
}
