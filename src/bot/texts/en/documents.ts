import { dated, day, dueDay, number } from './dates.js'

/** What the controlled documents say, how they are approved, and what is kept of all that the standard asks for. */
export const documents = {
  commands: {
    context:
      'shows the scope, the context and the objectives of the ISMS: version, approval, last review; with an ID one of them',
  },
  title: (title: string, version: string) => `${title}, version ${version}`,
  none: 'There is no scope, context or list of objectives yet. They are written in the files scope.md, context.yaml and objectives.yaml, and imported.',
  noneSuch: (typed: string) =>
    `There is no document “${typed}”. There is: \`scope\`, \`context\` and \`objectives\`, as far as their files were imported.`,
  list: {
    title: 'What the ISMS is for',
    line: (title: string, version: string, state: string) => `**${title}** · version ${version} · ${state}`,
    missing: (title: string, file: string) => `⚠ **${title}** · missing: write ${file}, and import it`,
    approved: (at: string, timeZone: string) => `approved ${dated(at, timeZone)}`,
    waiting: 'waits for approval',
    notApproved: '⚠ not approved',
    rejected: (by: string, at: string, timeZone: string, why: string) =>
      `⚠ rejected by ${by}, ${dated(at, timeZone)}: ${why}`,
    reviewed: (found: string) => `last review: ${found}`,
    more: 'One of them: `/isms context scope`, `context` or `objectives`. All that the standard asks for: `/isms documents`.',
  },
  card: {
    approved: (at: string, timeZone: string, by: string) => `✓ Approved ${dated(at, timeZone)} by ${by}.`,
    waiting: (by: string, at: string, timeZone: string) =>
      `Waits for approval by ${by} since ${dated(at, timeZone)}.`,
    notApproved: '⚠ Not approved yet.',
    rejected: (by: string, at: string, timeZone: string, why: string) =>
      `⚠ ${by} rejected it on ${dated(at, timeZone)}: ${why}`,
    stands: (version: string, at: string, timeZone: string, by: string) =>
      `Until then version ${version} stands, approved ${dated(at, timeZone)} by ${by}.`,
    owner: 'Owner',
    nobody: 'nobody any more',
    next: 'Next review',
    nextOn: (date: string, today: string) => dueDay(date, today),
    nextNever: 'nothing is planned',
    asked: (name: string, dueOn: string, today: string) =>
      `${name} is asked whether it still holds, due ${dueDay(dueOn, today)}.`,
    read: 'Read it',
    file: 'Send it as PDF',
    put: 'Put it to approval…',
    reading: 'Read',
  },
  /** The same on paper. */
  paper: {
    sort: 'Document of the ISMS',
    version: 'Version',
    versionOf: (version: string, at: string, timeZone: string) => `${version}, of ${dated(at, timeZone)}`,
    approval: 'Approval',
    stands: (version: string) => `The version that stands is ${version}`,
    hash: (hash: string) => `SHA-256 of what is approved: ${hash}`,
    names: { scope: 'scope', context: 'context', objectives: 'objectives' },
    here: (title: string) => `Here is “${title}”.`,
    notTaken: (title: string, id: string) =>
      `Slack does not take the file of “${title}”. \`steward document ${id} FILE.pdf\` writes it on the command line.`,
    comes: 'It comes as a file in your direct messages.',
  },
  /** What each part of the text is called. */
  text: {
    external: 'External issues (4.1)',
    internal: 'Internal issues (4.1)',
    issue: (what: string, effect: string) => `**${what}**  \nFor us: ${effect}`,
    climate: 'Climate change (4.1)',
    climateIs: {
      yes: (because: string) => `Relevant: ${because}`,
      no: (because: string) => `Not relevant: ${because}`,
    },
    parties: 'Interested parties and what they require (4.2)',
    addressed: (what: string) => `${what}`,
    notAddressed: (what: string) => `${what} · _not met by the ISMS_`,
    interfaces: 'Interfaces (4.3)',
    interface: (party: string, what: string) => `**${party}**: ${what}`,
    objective: {
      what: (what: string) => `What will be done: ${what}`,
      measure: (measure: string) => `Measured: ${measure}`,
      bySteward: '_Steward counts it by itself._',
      target: (target: string) => `Target: ${target}`,
      resources: (resources: string) => `Resources: ${resources}`,
      owner: (owner: string, due: string) => `${owner} answers for it, by ${day(due, '')}`,
      evaluated: (how: string) => `Evaluated: ${how}`,
    },
  },
  /** `at least 98 %`, `at most 4 hours`. */
  amount: {
    percent: (value: number) => `${number(value)} %`,
    count: (value: number) => number(value),
    days: (value: number) => (value === 1 ? '1 day' : `${number(value)} days`),
    hours: (value: number) => (value === 1 ? '1 hour' : `${number(value)} hours`),
  },
  target: { up: (amount: string) => `at least ${amount}`, down: (amount: string) => `at most ${amount}` },
  changes: {
    first: '**What changed:** nothing yet, this is the first one to be approved.',
    none: (version: string) =>
      `**What changed since version ${version}:** who approves it, and nothing else.`,
    since: (version: string) => `**What changed since version ${version}, the last one that was approved:**`,
    line: (part: string, how: string) => `**${part}**: ${how}`,
    text: 'The text',
    climate: 'Climate change',
    how: { added: 'new', changed: 'written anew', removed: 'not there any more' },
  },
  approval: {
    what: (title: string, version: string) => `version ${version} of “${title}”`,
    question: (title: string, version: string) => `Decide: is version ${version} of “${title}” approved?`,
    becauseTop: 'you decide because top management approves it · ISO 27001 5.1, 7.5.2',
    becauseNamed: (file: string) =>
      `you decide because ${file} names you as its approver · ISO 27001 5.1, 7.5.2`,
    becauseInStead: (name: string) => `you stand in for ${name}, who approves it · ISO 27001 5.1, 7.5.2`,
    approve: 'Approve it',
    consequence: 'it stands from then on, and takes the place of the one before. It is kept as it is now.',
    consequenceFirst: 'it stands from then on. It is kept as it is now.',
    done: 'It stands from now on. `/isms context` shows it.',
    again: (file: string) => `Change ${file}, import it, and put it to approval with \`/isms context\`.`,
    blocked:
      'Name somebody else of top management in organisation.yaml, or somebody else puts it to approval with `/isms context`.',
    meanwhile: (version: string) => `Until it is approved, version ${version} stands.`,
    meanwhileNone: 'Until it is approved, no version of it stands.',
    putTitle: 'Put it to approval',
    putQuestion: (title: string, version: string, names: string) =>
      `**Put version ${version} of “${title}” to approval?** ${names} decides.`,
    put: 'Put it to approval',
    sent: (title: string, version: string, names: string) =>
      `Version ${version} of “${title}” was sent to ${names}. You hear what comes of it.`,
    nobody:
      'Nobody is there who may approve it: whoever asks does not approve. Nothing was sent. Name somebody else of top management in organisation.yaml, or somebody else puts it to approval.',
    changed:
      'It has changed since you looked, so nothing was sent. Type `/isms context` to see it as it is now.',
    already: (title: string, version: string) =>
      `Version ${version} of “${title}” is approved, or waits for approval already. Nothing more was sent.`,
  },
}
