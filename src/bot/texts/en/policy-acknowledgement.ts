import { day, dueDay, listOf, moment, number } from './dates.js'

/** Titles and names come in as they are; whoever puts a text into a card has escaped them. */
export interface PolicyNamed {
  title: string
  version: string
}

export const named = ({ title, version }: PolicyNamed) => `the ${title}, version ${version}`
export const people = (count: number) => (count === 1 ? 'one person' : `${number(count)} people`)

export const policyAcknowledgement = {
  named,
  standing: {
    notPublished: (policy: PolicyNamed) => `Not published yet: ${named(policy)}`,
    publish: (policy: PolicyNamed, id: string) =>
      `**send ${named(policy)}, to its approver.** Type \`/isms policy publish ${id}\``,
    decided: (about: string, count: number, names: readonly string[], dueOn: string, today: string) =>
      `${about}: ${people(count)} ${count === 1 ? 'waits' : 'wait'} for a decision of ${listOf(names)}, due ${dueDay(dueOn, today)}`,
    exceptions: (count: number, on: string, today: string) =>
      `${count === 1 ? 'One exception is in force' : `${number(count)} exceptions are in force, the first`} until ${dueDay(on, today)}`,
    exceptionsListed: (text: string) => `${text}: \`/isms policy exceptions\``,
  },
  ask: {
    title: (policy: PolicyNamed) => `Acknowledge ${named(policy)}`,
    summary: (policy: PolicyNamed, dueOn: string, today: string) =>
      `Acknowledge ${named(policy)} by ${day(dueOn, today)}`,
    when: (dueOn: string, today: string, minutes: number) =>
      `${dueOn < today ? 'It was due' : 'By'} **${dueDay(dueOn, today)}** · about ${minutes === 1 ? 'one minute' : `${minutes} minutes`}`,
    changes: (since: string, changes: string) => `What changed since version ${since}: ${changes}`,
    changesSince: (since: string) => `What changed since version ${since}, newest first:`,
    changesOf: (version: string, changes: string) => `Version ${version}: ${changes}`,
    moreChanges: (versions: number) =>
      versions === 1 ? 'and one version before these' : `and ${number(versions)} versions before these`,
    read: 'Read and acknowledge',
    why: (everyone: boolean, lead: string) =>
      `_Asked of ${everyone ? 'all staff' : 'everyone it concerns'} by ${lead}, ISMS lead · ISO 27001 A.5.1, 7.3_`,
  },
  reworded: {
    title: (policy: PolicyNamed) => `New wording: ${named(policy)}`,
    summary: (policy: PolicyNamed) => `New wording of ${named(policy)}; nothing to do`,
    nothingToDo: (version: string, at: string, timeZone: string) =>
      `Nothing to do: your acknowledgement of version ${version} on ${moment(at, timeZone)} carries over.`,
    read: 'Read it',
  },
  receipt: {
    title: (policy: PolicyNamed) => `✓ You acknowledged ${named(policy)}`,
    when: (at: string, timeZone: string) =>
      `${moment(at, timeZone)} · Kept as evidence for our certification.`,
    readAgain: 'Read it again',
  },
  closed: {
    title: (policy: PolicyNamed) => `Closed: acknowledge ${named(policy)}`,
    superseded: 'A newer version has taken its place. You were asked about that one in a message of its own.',
    'cycle-closed':
      'The time for this round is over, and nothing was recorded from you. Your ISMS lead may ask you again.',
    retired: 'This policy is no longer in force. Nothing more is needed from you here.',
    absent: 'The time for this round ended while you were away. You are asked again when you are back.',
    left: 'This was closed because you are not on the list of present staff any more. If that is wrong, tell your ISMS lead.',
  },
  form: {
    readTitle: 'Read and acknowledge',
    readAgainTitle: 'Read again',
    heading: (policy: PolicyNamed) => `${policy.title}, version ${policy.version}`,
    page: (page: number, of: number) => `_Page ${page} of ${of}_`,
    next: (page: number, of: number) => `Go on to page ${page} of ${of}`,
    back: (page: number) => `Back to page ${page}`,
    sentence: (sentence: string) => `**By acknowledging you confirm:** ${sentence}`,
    submit: 'Acknowledge',
  },
  superseded: (title: string) =>
    `There is a newer version of the ${title}, so nothing was recorded for this one. You were asked about the new version in a message of its own.`,
  alreadyAnswered: (policy: PolicyNamed, at: string, timeZone: string) =>
    `You acknowledged ${named(policy)} on ${moment(at, timeZone)} already. That stands; nothing more was recorded. Type /isms to see what waits for you.`,
  publish: {
    formTitle: 'Publish a policy',
    question: (policy: PolicyNamed, asked: number) => `Ask ${people(asked)} to acknowledge ${named(policy)}?`,
    audience: 'Who is asked',
    audienceValue: (asked: number, departments: number) =>
      `${people(asked)} in ${departments === 1 ? 'one department' : `${departments} departments`}`,
    unreachable: 'Not in chat',
    unreachableValue: (count: number) =>
      `${people(count)} · you get their names, so that you can ask them in person`,
    approver: 'Who approves it',
    due: 'Due',
    closes: 'The round closes',
    closesValue: (date: string, today: string) =>
      `when all have answered and none can take it back any more, at the latest on ${day(date, today)}`,
    changes: (changes: string, change: 'material' | 'editorial') =>
      `**What changed** (${change === 'material' ? 'a material change' : 'an editorial change'}): ${changes || 'the file does not say'}`,
    firstVersion: '**What changed:** nothing yet, this is the first version.',
    dueValue: (dueOn: string, today: string) => `${dueDay(dueOn, today)}, if it is approved today`,
    whatNext: (approver: string) =>
      `${approver} is asked right away. It goes out when it is approved; you can follow it with /isms policy status.`,
    submit: 'Send for approval',
    nobody: (title: string) =>
      `Nobody belongs to the audience of the ${title} today, so nothing was published. Check \`audience\` in the policy's file and import it again.`,
    sent: (approver: string, id: string) =>
      `Sent to ${approver} for approval. It goes out when it is approved; you get a message either way. Follow it, or take it back, with \`/isms policy status ${id}\`.`,
    notReached: (approver: string) =>
      `${approver} has no account in this workspace that Steward has found, and is asked as soon as there is one under their work address.`,
    ownRequest: (title: string, instead: string | null) =>
      `You are named as the approver of the ${title}, and who asks does not approve, so nothing was recorded. ${instead === null ? 'Name' : `${instead} may publish it in your place, or name`} another \`approver\` in the policy's file and import it.`,
    approverLeft: (title: string, approver: string) =>
      `${approver}, who is named as the approver of the ${title}, is not on the list of present staff, so nothing was recorded. Name another \`approver\` in the policy's file and import it.`,
    approverWithoutChat: (title: string, approver: string) =>
      `${approver}, who is named as the approver of the ${title}, uses no chat and cannot be asked here, so nothing was recorded. Name another \`approver\` in the policy's file and import it.`,
    decidedMeanwhile: (title: string) =>
      `The version of the ${title} before this one was decided just now, so nothing was recorded. Type the command again in a minute.`,
    already: (policy: PolicyNamed, at: string, timeZone: string, by: string, id: string) =>
      `Version ${policy.version} of the ${policy.title} was published on ${moment(at, timeZone)} by ${by}, so nothing was done. Raise the version in the policy's file and import it to publish again. Who did not answer once its round is closed can be asked again from \`/isms policy status ${id}\`.`,
    changed: (title: string) =>
      `The ${title} was imported anew while this was open, so nothing was published. Type the command again to see what would be published now.`,
  },
  which: {
    none: 'No policy has been imported yet. Put one into the folder `policies` and run `steward org import`.',
    unknown: (id: string, known: string) =>
      `There is no policy “${id}”, so nothing was done. There are: ${known}.`,
    missing: (command: string, known: string) =>
      `Say which policy: \`/isms policy ${command} ID\`. There are: ${known}.`,
  },
  unreachable: {
    title: (count: number) => `Ask ${people(count)} in person`,
    summary: (policies: readonly PolicyNamed[], count: number) =>
      `Not reached in chat about ${listOf(policies.map(named))}: ${people(count)}`,
    about: (policies: readonly PolicyNamed[]) => `About ${listOf(policies.map(named))}:`,
    why: 'They belong to the audience, and Steward cannot reach them in this workspace. Where no account was found, Steward asks as soon as one appears under their work address.',
    how: (ids: readonly string[]) =>
      `Talk to them, or have them sign a list. Enter who signed with ${listOf(ids.map((id) => `\`/isms policy paper ${id}\``))}; a second person confirms it.`,
    noChat: 'uses no chat',
    noAccount: 'no account found',
    noMail: 'waits for an e-mail, and none go out',
  },
  commands: {
    publish: 'have a policy approved and ask its audience to acknowledge it',
  },
}
