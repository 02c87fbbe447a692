import { moment, momentOnDay } from '../dates.js'
import type { PolicyNamed } from '../policy-acknowledgement.js'

/** Taking an acknowledgement back. */
export const takeBack = {
  until: (until: string, today: string, timeZone: string) =>
    `Clicked by mistake? Take it back until ${momentOnDay(until, today, timeZone)}.`,
  button: 'Take it back…',
  formTitle: 'Take it back',
  heading: ({ title, version }: PolicyNamed) =>
    `Take back that you acknowledged the ${title}, version ${version}`,
  effect:
    'Your acknowledgement no longer counts, and you are asked again. Both stay on record, with your reason.',
  reason: 'Why do you take it back?',
  reasonHint: 'One sentence will do. The auditor may read it.',
  reasonMissing: 'Write a sentence, so that the record explains itself.',
  submit: 'Take it back',
  takenBack: (at: string, timeZone: string) =>
    `You took your acknowledgement back on ${moment(at, timeZone)}, so this is open again.`,
  tooLate: ({ title }: PolicyNamed, lead: string) =>
    `The time in which you could take this back is over, so your acknowledgement of the ${title} stands and nothing was recorded. If it was given by mistake, tell ${lead}, the ISMS lead, who can ask you again.`,
  cycleClosed: (at: string, timeZone: string, lead: string) =>
    `This round was closed on ${moment(at, timeZone)}, so your acknowledgement stands and nothing was recorded. If it was given by mistake, tell ${lead}, the ISMS lead.`,
}
