import { day, moment } from './dates.js'

/** What the organisation has people ask for, by types of its own. Titles and names are escaped where the text is CommonMark. */
export const request = {
  command: 'ask for what has to be approved, such as an exception or a new supplier',
  parameters: '[TYPE]',
  changeCommand: 'plan a change to our information security management, and have it approved',
  list: {
    title: 'What you can ask for here',
    open: (title: string) => `Ask: ${title}`,
    yours: 'What you asked for last',
    how: 'Whoever decides is asked here in chat, and you hear what came of it.',
    none: 'There is nothing to ask for here yet. Your ISMS lead decides what can be asked for.',
    noneForLead:
      'There is nothing to ask for here yet. Write the kinds of requests into `approvals.yaml`, and import it with `steward org import`.',
    unknown: (typed: string, meant: string | null, known: string) =>
      `“${typed}” is nothing that can be asked for here.${meant === null ? '' : ` Did you mean \`${meant}\`?`} There are: ${known}.`,
  },
  standing: {
    open: (name: string, dueOn: string, today: string) => `waits for ${name}, by ${day(dueOn, today)}`,
    approved: (by: string, at: string, timeZone: string) => `approved by ${by}, ${moment(at, timeZone)}`,
    rejected: (by: string, at: string, timeZone: string) => `rejected by ${by}, ${moment(at, timeZone)}`,
    withdrawn: 'taken back',
    blocked: 'blocked, nobody may decide it yet',
  },
  form: {
    title: 'Ask for approval',
    submit: 'Send it',
    decide: (names: readonly string[]) =>
      `_Decided by ${names.join(', then by ')}. What you write is kept on record._`,
    missing: 'Fill this in.',
    dates: {
      past: (today: string) => `Choose ${day(today, today)} or a later day.`,
      tooFar: (until: string, today: string) => `Choose ${day(until, today)} or an earlier day.`,
      before: (title: string, first: string, today: string) =>
        `Choose a day that is not before “${title}”, ${day(first, today)}.`,
    },
    changed:
      'What has to be filled in for this was changed while you wrote, so nothing was sent. Copy what you wrote, close this, and open it again with /isms request.',
  },
  sent: (title: string, name: string, dueOn: string, today: string) =>
    `“${title}” was sent to ${name}, to be decided by ${day(dueOn, today)}. You get a message about the outcome. \`/isms request\` shows how it stands.`,
  what: (title: string, number: number, name: string) => `“${title}”, request ${number}, of ${name}`,
  question: (title: string, name: string) => `Decide on “${title}” for ${name}`,
  because: {
    manager: (name: string) => `you decide because you manage ${name}`,
    role: (role: string) => `you decide because you have the role ${role}`,
    'isms-lead': 'you decide because you lead our information security',
    'top-management': 'you decide because you belong to top management',
    person: 'you decide because you are named for it',
    oneOfSeveral: 'you are one of those who may decide on this, and one of you is enough',
    several: 'you are one of those who decide on this',
    inStead: (name: string) => `you stand in for ${name}, whose decision it is`,
  },
  controls: (controls: string) => ` · ISO 27001 ${controls}`,
  date: (date: string, today: string) => day(date, today),
  notFilledIn: 'not filled in',
  approve: 'Approve',
  consequence: (name: string) =>
    `${name} may do it, and your name stands under it. That cannot be taken back.`,
  goesOn: 'it goes on to whoever decides next, and your name stands under it. That cannot be taken back.',
  last: (name: string) => `${name} hears what comes of it. Nothing more is needed from you.`,
  requester: 'You may go ahead. Who approved it and when is on record.',
  again: (id: string) =>
    `It stays on record as rejected. When you have changed what stood in the way, ask again with \`/isms request ${id}\`.`,
  blocked: 'You may take it back with `/isms request`.',
  meanwhile: 'Do not go ahead before it is approved.',
}
