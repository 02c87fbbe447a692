import { dated, day, listOf, moment } from './dates.js'

const risks = (count: number) => (count === 1 ? 'one risk' : `${count} risks`)

/** Titles, names and what levels are called come in escaped where they go into a card, and plain elsewhere. */
export const riskAcceptance = {
  about: (title: string) => `the acceptance of the risk “${title}”`,
  aboutRun: 'the acceptance of risks',
  commands: { accept: 'shows the risks whose plan you are to approve, and what is left to accept' },
  /** `/isms risk accept ID`, out of turn. */
  anew: {
    comes: (title: string) => `You are asked about “${title}” in a moment.`,
    comesTo: (name: string, title: string) => `${name} is asked about “${title}” in a moment.`,
    holds: 'Until somebody accepts it anew, what was accepted holds.',
    nothing: (title: string) =>
      `There is nothing to accept anew of “${title}”. \`/isms risk list\` shows how it stands.`,
    incomparable: (title: string) =>
      `“${title}” was assessed by older scales, so it cannot be held against the appetite in force. It is assessed anew first, then it is accepted.`,
    notYours: (title: string, owner: string) =>
      `“${title}” is not yours to accept: ${owner} owns it. \`/isms risk list\` shows how it stands.`,
    asked: (title: string, name: string, dueOn: string, today: string) =>
      `${name} is asked about “${title}”, until ${day(dueOn, today)}. Nothing is needed from you.`,
    decided: (title: string, name: string, dueOn: string, today: string) =>
      `${name} decides whether “${title}” is accepted, by ${day(dueOn, today)}. Until then there is nothing to accept anew.`,
  },
  none: 'None of your risks waits to be accepted. `/isms risk list` shows how they stand.',
  ask: {
    one: (title: string) => `Approve the plan for the risk “${title}”, and accept what is left`,
    several: (count: number) => `Approve the plans for ${risks(count)}, and accept what is left`,
    /** Somebody may look on: which risk it is stands on the card. */
    summary: (count: number, dueOn: string, today: string) =>
      `Approve the ${count === 1 ? 'plan for a risk' : `plans for ${risks(count)}`}, and accept what is left. By ${day(dueOn, today)}`,
    risk: (title: string, id: string) => `**${title}** (\`${id}\`)`,
    now: (level: string) => `now ${level}`,
    target: (level: string) => `after the plan ${level}`,
    plan: (count: number, last: string, today: string) =>
      count === 1
        ? `one action, by ${day(last, today)}`
        : `${count} actions, the last by ${day(last, today)}`,
    noPlan: 'the plan is to leave it as it is',
    beyond: (name: string) => `⚠ above the appetite: ${name} decides on it after you`,
    rejected: (name: string, reason: string) => `${name} did not accept it: ${reason}`,
    accept: 'Approve and accept…',
    notYet: 'Not yet…',
    why: {
      own: (count: number) =>
        `_You are asked because you own ${count === 1 ? 'it' : 'them'} · ISO 27001 6.1.3 f_`,
      inStead: (names: readonly string[]) =>
        `_You are asked because you stand in for ${listOf(names)} · ISO 27001 6.1.3 f_`,
      both: (names: readonly string[]) =>
        `_You are asked because you own some of them, and stand in for ${listOf(names)} · ISO 27001 6.1.3 f_`,
    },
  },
  /** To its owner, who is asked anew: what somebody accepted beside them last. */
  last: {
    holds: (name: string, until: string, today: string) =>
      `${name} accepted it until ${day(until, today)}: it runs out then`,
    'ran-out': (name: string, until: string, today: string) =>
      `⚠ what ${name} accepted ran out on ${day(until, today)}`,
    changed: (name: string, until: string, today: string) =>
      `it has changed, so what ${name} accepted until ${day(until, today)} does not hold any more`,
  },
  form: {
    title: 'Approve and accept',
    submit: (count: number) => (count === 1 ? 'Approve and accept it' : 'Approve those chosen'),
    now: 'Which ones you approve and accept now',
    nowHint: 'What you leave out stays open, and waits for you as before.',
    noneChosen: 'Choose at least one, or close the form: then nothing is recorded.',
    levels: (now: string, target: string) => `Now ${now}  \nAfter the plan ${target}`,
    treatment: (treatment: string) => `Treatment: ${treatment}`,
    action: (title: string, owner: string, due: string, today: string) =>
      `${title} · ${owner}, by ${day(due, today)}`,
    noPlan: 'The plan is to leave it as it is.',
    more: (count: number) =>
      `${risks(count)} more follow once these are done. To take one up by itself, type \`/isms risk accept\` and its id.`,
    whoAccepts: (name: string, months: number) =>
      `It is above the appetite. What you write goes to ${name}, who may accept it for ${months} months at most.`,
    untilPlan: 'While the plan runs, it is accepted until that ends, at most.',
    whileLate: (count: number) =>
      `An action of the plan is late: until it has a new date, it is accepted for ${count === 1 ? 'one day' : `${count} days`} at most.`,
    until: 'Accepted until',
    untilHint: (until: string, today: string) => `${day(until, today)} at the latest.`,
    rationale: 'Why it can stay so until then',
    rationaleHint: 'Needed if you accept it now.',
    compensating: 'What makes up for it meanwhile',
    statement: (count: number) =>
      count === 1
        ? '**I approve the plan, and accept what is left of the risk.**'
        : '**For each of those chosen, I approve the plan and accept what is left of the risk.**',
    kept: '_It is kept on record, with your name, the date and the risk as it stands here._',
    missing: 'Write why: whoever accepts it decides by it.',
    tooLate: (until: string, today: string) => `Choose a day from tomorrow to ${day(until, today)}.`,
  },
  notYet: {
    title: 'Not yet',
    which: 'Which risk',
    reason: 'What has to change first',
    hint: 'It is kept on record. You are asked again once something about the risk has changed, or in a month.',
    missing: 'Write what has to change first.',
    submit: 'Record as not accepted',
  },
  receipt: {
    accepted: (title: string, at: string, timeZone: string) =>
      `✓ You approved the plan for “${title}” and accepted what is left · ${moment(at, timeZone)}`,
    acceptedBy: (title: string, by: string, at: string, timeZone: string) =>
      `✓ ${by} approved the plan for “${title}” and accepted what is left · ${moment(at, timeZone)}`,
    'not-yet': (title: string, at: string, timeZone: string) =>
      `You did not accept “${title}” yet · ${moment(at, timeZone)}`,
    'not-yetBy': (title: string, by: string, at: string, timeZone: string) =>
      `${by} did not accept “${title}” yet · ${moment(at, timeZone)}`,
    beside: {
      open: (name: string, until: string, today: string) =>
        `It is above the appetite: ${name} decides whether it is accepted until ${day(until, today)}.`,
      approved: (name: string, until: string, today: string) =>
        `It is above the appetite: ${name} accepted it, too, until ${day(until, today)}.`,
      rejected: (name: string) => `It is above the appetite: ${name} did not accept it.`,
    },
    reason: (reason: string) => `Why: ${reason}`,
    closed: (title: string) => `Closed: accept the risk “${title}”. Nothing more is needed from you.`,
    next: 'It stands in the register: `/isms risk list`.',
  },
  already: (title: string) =>
    `What there is to say of “${title}” is said already. Nothing more was recorded.`,
  changed:
    'Something of what stood here has changed since, so nothing was recorded. Open it again: it shows how it stands now.',
  partly: (titles: readonly string[]) =>
    `Recorded, but for ${listOf(titles)}: that has changed since it was shown. You are asked about it anew.`,
  /** For who sees to the whole: what is above the appetite, and nobody accepts it. */
  standing: {
    line: (count: number, titles: readonly string[]) =>
      count === 1
        ? `A risk above the appetite without an acceptance that holds: ${listOf(titles)}`
        : `${count} risks above the appetite without an acceptance that holds, such as ${listOf(titles)}`,
    incomparable: (count: number) =>
      count === 1
        ? 'A risk that was assessed by older scales cannot be held against the appetite in force: its owner is asked to assess it anew'
        : `${count} risks that were assessed by older scales cannot be held against the appetite in force: their owners are asked to assess them anew`,
    /** A risk, and who owns it. */
    owned: (title: string, name: string) => `${title} (${name})`,
    notYet: (title: string, name: string) => `${title} (${name} does not accept it yet)`,
    asked:
      'It is for whoever owns each, and then for whoever may accept it. `/isms risk list` shows how they stand.',
    nobody: 'Who owns this is away or has left, and nobody stands in.',
    next: '**nobody says what is to happen with a risk above the appetite.** Name somebody who stands in for its owner in `risks.yaml`, and import it; `/isms risk list` shows which are not accepted.',
  },
  /** How accepting it stands, on the card of a risk. */
  history: {
    until: (until: string, today: string, by: string) => `until ${day(until, today)}, by ${by}`,
    none: '⚠ none that holds',
    asked: (by: string, at: string, timeZone: string) =>
      `⚠ none that holds: ${by} is asked since ${dated(at, timeZone)}`,
    rejected: (by: string, at: string, timeZone: string, reason: string) =>
      `⚠ none: ${by} rejected it on ${dated(at, timeZone)}: ${reason}`,
    ranOut: (by: string, until: string, today: string) =>
      `⚠ none: what ${by} accepted ran out on ${day(until, today)}`,
    changed: (by: string, until: string, today: string) =>
      `⚠ none: it has changed since ${by} accepted it until ${day(until, today)}`,
    earlier: {
      approved: (at: string, timeZone: string, by: string, until: string, today: string) =>
        `${dated(at, timeZone)}: ${by} accepted it until ${day(until, today)}`,
      rejected: (at: string, timeZone: string, by: string) =>
        `${dated(at, timeZone)}: ${by} did not accept it`,
    },
  },
  ends: {
    summary: 'The acceptance of a risk runs out',
    title: (title: string) => `The acceptance of the risk “${title}” runs out`,
    when: (until: string, today: string) => `It holds until ${day(until, today)}.`,
    asked:
      'Its owner is asked whether it may stay so, and then whoever may accept it. Until then what was accepted holds.',
    incomparable:
      'It was assessed by older scales, so its owner assesses it anew first. If it is above the appetite by then, it is accepted anew.',
    withItsPlan:
      'It ends with its plan. What is not done by then needs a new date: `/isms risk actions` shows what is left. If it is still above the appetite afterwards, its owner is asked again.',
  },
  decision: {
    discreet: { what: 'the acceptance of a risk', question: 'Decide: is a risk accepted?' },
    what: (title: string) => `the acceptance of the risk “${title}”`,
    question: (title: string, level: string, until: string, today: string) =>
      `Decide: may “${title}” stay at ${level} until ${day(until, today)}?`,
    because: {
      person: (level: string) => `you decide because the criteria name you for ${level} · ISO 27001 6.1.3 f`,
      manager: (owner: string, level: string) =>
        `you decide because you are the manager of ${owner}, who owns it, and it is ${level} · ISO 27001 6.1.3 f`,
      'isms-lead': (level: string) =>
        `you decide because you lead our information security, and it is ${level} · ISO 27001 6.1.3 f`,
      'top-management': (level: string) =>
        `you decide because you belong to top management, and it is ${level} · ISO 27001 6.1.3 f`,
      role: (role: string, level: string) =>
        `you decide because you have the role ${role}, and it is ${level} · ISO 27001 6.1.3 f`,
    },
    becauseInStead: (name: string) =>
      `you stand in for ${name}, who is away, and the criteria authorise you as well · ISO 27001 6.1.3 f`,
    /** To whom had accepted it: how it was found since, and who decides by now. */
    changed: {
      by: (name: string, level: string, at: string, timeZone: string) =>
        `${name} assessed it as ${level} on ${dated(at, timeZone)}.`,
      byFile: (level: string) => `The file risks.yaml has it at ${level} now.`,
      within: 'That is within the appetite, so its owner accepts it alone.',
      decides: (name: string) => `${name} decides now whether it is accepted.`,
      ownerFirst: (owner: string, approver: string) =>
        `${owner}, who owns it, is asked first; then ${approver} decides whether it is accepted.`,
    },
    facts: {
      now: 'Today',
      target: 'After the plan',
      appetite: 'Appetite',
      before: 'Since last time',
      unchanged: 'unchanged',
      was: (level: string) => `was ${level}`,
      first: 'assessed for the first time',
      last: 'Accepted last',
      lastBy: (by: string, at: string, timeZone: string, until: string, today: string) =>
        `by ${by} on ${dated(at, timeZone)}, until ${day(until, today)}`,
      lastByYou: (at: string, timeZone: string, until: string, today: string) =>
        `by you on ${dated(at, timeZone)}, until ${day(until, today)}`,
      owner: 'Owner',
      criteria: 'Criteria',
      version: (version: string) => `version ${version}`,
      until: 'Until',
      interim: (until: string, today: string) => `${day(until, today)}, while the plan runs`,
      day: (until: string, today: string) => day(until, today),
    },
    rationale: (text: string) => `**Why it can stay so:** ${text}`,
    compensating: (text: string) => `**What makes up for it:** ${text}`,
    picture: (title: string) => `Where “${title}” lies`,
    alt: (title: string, likelihood: string, consequence: string, value: number) =>
      `“${title}” lies at likelihood ${likelihood} and consequence ${consequence} (${value}).`,
    here: 'now',
    there: 'then',
    submit: 'Accept the risk',
    approve: (until: string, today: string) => `Accept until ${day(until, today)}`,
    consequence: (until: string, today: string) =>
      `it may stay so until ${day(until, today)}, and no longer. When it is assessed anew before, somebody is asked again.`,
    approver: (until: string, today: string) =>
      `It stands in the register as accepted until ${day(until, today)}. Its owner is told.`,
    requester: (until: string, today: string) =>
      `It is accepted until ${day(until, today)}. Before it runs out, you hear in time what is to happen.`,
    again:
      'You are asked again what is to happen with it. Until then it stays above the appetite without an acceptance.',
    blocked: 'Nobody whom the criteria authorise may decide it. The ISMS lead sees to it.',
    meanwhile: 'Until then it stays above the appetite without an acceptance.',
  },
}
