import { moment, number } from '../dates.js'
import type { PolicyNamed } from '../policy-acknowledgement.js'

const questions = (open: number) =>
  open === 1 ? 'One open question is' : `${number(open)} open questions are`

/** Taking a policy out of force. */
export const retire = {
  command: 'take a policy out of force',
  formTitle: 'Retire a policy',
  question: ({ title, version }: PolicyNamed) => `Retire the ${title}, version ${version}?`,
  effect: (open: number) =>
    `${open === 0 ? 'No question is open.' : `${questions(open)} closed.`} Nobody is asked about it again, and a round that runs makes its record. It stays readable. To bring it back, import a newer version and publish that.`,
  reason: 'Why is it retired?',
  reasonHint: 'One sentence will do. The auditor may read it.',
  reasonMissing: 'Write a sentence, so that the record explains itself.',
  submit: 'Retire it',
  done: ({ title }: PolicyNamed, open: number) =>
    `The ${title} is retired.${open === 0 ? '' : ` ${questions(open)} being closed.`} What people acknowledged stays on record.`,
  already: ({ title }: PolicyNamed, at: string, timeZone: string, by: string) =>
    `The ${title} was retired on ${moment(at, timeZone)} by ${by}, so nothing was done. To bring it back, raise the version in the policy's file, import it and publish it.`,
  changed: ({ title }: PolicyNamed) =>
    `The ${title} was imported anew while this was open, so nothing was done. Type the command again to see what would be retired now.`,
  notYours: ({ title }: PolicyNamed, owner: string) =>
    `The ${title} is retired by ${owner}, who owns it, or by the ISMS lead, so nothing was done.`,
  refused: ({ title }: PolicyNamed, at: string, timeZone: string) =>
    `The ${title} was retired on ${moment(at, timeZone)}, so nothing was recorded. Nothing more is needed from you here.`,
}
