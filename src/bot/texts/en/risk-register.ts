import type { Affected, Treatment } from '../../../domain/risk.js'
import { dated, day, listOf } from './dates.js'

const affects: Record<Affected, string> = {
  confidentiality: 'confidentiality',
  integrity: 'integrity',
  availability: 'availability',
}

const treatment: Record<Treatment, string> = {
  modify: 'change it by controls',
  retain: 'bear it as it is',
  avoid: 'avoid what brings it',
  share: 'share it with others',
}

const waits = (count: number) =>
  count === 1
    ? '⚠ One risk waits for the criteria by which it is judged'
    : `⚠ ${count} risks wait for the criteria by which they are judged`

/** Titles, names and what levels are called come in as they are; whoever puts a text into a card has escaped them. */
export const riskRegister = {
  commands: {
    list: 'lists risks, those above appetite first',
    show: 'shows one risk: how it stands, what is done about it, and how it was assessed before',
    matrix: 'shows where all risks lie, as a picture',
  },
  notOnRecord: 'No risk is in the register yet. It begins with the file risks.yaml.',
  noneYours: 'You own no risk, and stand in for nobody who does.',
  unknown: (typed: string, meant: string | null) =>
    `There is no risk “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}\`/isms risk list\` shows those that there are.`,
  /** Of risks that no criteria in force have judged yet. */
  waiting: {
    asked: (count: number, by: string, at: string, timeZone: string) =>
      `${waits(count)}: ${by} is asked to approve them, since ${dated(at, timeZone)}. Once they are approved, ${count === 1 ? 'it comes' : 'the risks come'} in without anything more to do.`,
    rejected: (count: number, by: string, at: string, timeZone: string) =>
      `${waits(count)}: ${by} rejected them on ${dated(at, timeZone)}. Change \`risk-criteria.yaml\` and run \`steward org import\` again, so that others are put to approval.`,
    nobodyAsked: (count: number) =>
      `${waits(count)}, and nobody is asked to approve them. Run \`steward org import\` again with \`risk-criteria.yaml\`, so that they are put to approval.`,
  },
  which: 'Which risk? Type its id after the command: `/isms risk list` shows them.',
  level: (value: number, level: string) => `${value} ${level}`,
  rating: (value: number, level: string, likelihood: string, consequence: string) =>
    `**${value} ${level}** · likelihood ${likelihood}, consequence ${consequence}`,
  step: (step: number, of: number, title: string) => `${step} of ${of} (${title})`,
  affects: (those: readonly Affected[]) => listOf(those.map((each) => affects[each])),
  treatment: (which: Treatment) => treatment[which],
  list: {
    all: 'Risks',
    mine: 'Your risks',
    standing: (open: number, beyond: number, unaccepted: number, incomparable: number) =>
      beyond + incomparable === 0
        ? `${open} open, all within the appetite`
        : [
            `${open} open`,
            ...(beyond > 0
              ? [`${beyond} above the appetite, ${unaccepted} of them without an acceptance that holds`]
              : []),
            ...(incomparable > 0
              ? [`${incomparable} assessed by older scales, so it is not known whether within the appetite`]
              : []),
          ].join(' · '),
    line: (title: string, id: string) => `**${title}** (\`${id}\`)`,
    current: (level: string) => `now ${level}`,
    target: (value: number) => `target ${value}`,
    owner: (name: string) => `owner ${name}`,
    nobody: '⚠ nobody owns it any more',
    unaccepted: '⚠ above appetite, not accepted',
    acceptedUntil: (until: string, today: string) => `accepted until ${day(until, today)}`,
    oldCriteria: 'assessed by older criteria',
    incomparable: '⚠ assessed by older scales, not comparable with the appetite: to be assessed anew',
    more: 'One of them: `/isms risk show ID`. All as a picture: `/isms risk matrix`.',
  },
  matrix: {
    title: (today: string) => `Risks on ${day(today, today)}`,
    likelihood: 'Likelihood ↑',
    consequence: 'Consequence →',
    alt: (fields: readonly string[]) =>
      fields.length === 0 ? 'No risk is open.' : `Where the risks lie today: ${fields.join('; ')}.`,
    field: (count: number, likelihood: string, consequence: string, value: number) =>
      `${count} at likelihood ${likelihood} and consequence ${consequence} (${value})`,
    appetite: (appetite: number) =>
      `Framed: above the appetite of ${appetite}. Each number says how many risks lie there today.`,
    incomparable: (count: number) =>
      count === 1
        ? '⚠ One risk was assessed by older scales and does not stand here until it is assessed anew.'
        : `⚠ ${count} risks were assessed by older scales and do not stand here until they are assessed anew.`,
    none: 'No criteria are in force yet. They stand in the file risk-criteria.yaml.',
  },
  card: {
    closed: (at: string, timeZone: string, reason: string) => `Closed on ${dated(at, timeZone)}: ${reason}`,
    threat: (text: string) => `What may happen: ${text}`,
    vulnerability: (text: string) => `What lets it happen: ${text}`,
    asset: (text: string) => `To what: ${text}`,
    facts: {
      current: 'Today',
      inherent: 'Without controls',
      target: 'After the plan',
      appetite: 'Appetite',
      within: (appetite: number) => `${appetite}: it is within`,
      beyond: (appetite: number) => `${appetite}: it is above`,
      incomparable: '⚠ not comparable: it was assessed by older scales, and is to be assessed anew',
      affects: 'At stake',
      treatment: 'Treatment',
      controls: 'Controls',
      noControls: 'none',
      owner: 'Owner',
      nobody: 'nobody any more',
      deputy: 'Stands in',
      assessed: 'Assessed',
    },
    assessed: (at: string, timeZone: string, by: string, criteria: string) =>
      `${dated(at, timeZone)} by ${by}, by version ${criteria} of the criteria`,
    accepted: {
      byOwner: 'Its owner',
      accepted: (by: string, at: string, timeZone: string) =>
        `${by} approved the plan and accepted what is left on ${dated(at, timeZone)}`,
      'not-yet': (by: string, at: string, timeZone: string) =>
        `⚠ ${by} does not accept it yet, as said on ${dated(at, timeZone)}`,
      notAsked: 'has not approved the plan as it stands',
      acceptance: 'Acceptance',
    },
    byFile: 'the file risks.yaml',
    reason: (text: string) => `Why: ${text}`,
    plan: '**The plan**',
    noPlan: 'Nothing is planned.',
    history: '**Before**',
    earlier: (at: string, timeZone: string, level: string, by: string) =>
      `${dated(at, timeZone)}: ${level}, by ${by}`,
  },
}
