import { day, dueDay, moment, month, number } from '../dates.js'
import { type PolicyNamed, people } from '../policy-acknowledgement.js'

/** How far a policy's acknowledgement has come, and reminding people of it. */
export const progress = {
  commands: {
    status: 'how far the acknowledgement of a policy has come',
    remind: 'bring the next reminder of a policy forward',
  },
  title: (policy: PolicyNamed) => `${policy.title}, version ${policy.version}`,
  notPublished: (title: string, id: string) =>
    `The ${title} has not been published yet. Ask people to acknowledge it with \`/isms policy publish ${id}\`.`,
  acknowledged: (answered: number, asked: number) => `${number(answered)} of ${number(asked)} acknowledged`,
  yourPart: (parts: string) => `Of your part: ${parts}`,
  published: (at: string, timeZone: string, by: string) => `Published ${moment(at, timeZone)} by ${by}`,
  approved: (at: string, timeZone: string, by: string) => `approved ${moment(at, timeZone)} by ${by}`,
  preparing: 'The questions are being prepared; look again in a minute.',
  due: (dueOn: string, today: string) => `Due ${dueDay(dueOn, today)}`,
  closed: (at: string, timeZone: string) => `Closed ${moment(at, timeZone)}`,
  retired: (at: string, timeZone: string) => `Retired ${moment(at, timeZone)}`,
  byDepartment: 'By department',
  department: (name: string, answered: number, asked: number) =>
    `${name}: ${number(answered)} of ${number(asked)}`,
  answeredOf: (answered: number, asked: number) => `${number(answered)} of ${number(asked)}`,
  furthestBehind: 'These have the most people still to answer; the record has all of them.',
  facts: {
    carriedOver: 'Carried over',
    carriedOverValue: (count: number) => `${people(count)} acknowledged an earlier wording`,
    onPaper: 'On paper',
    onPaperValue: (count: number) => `${people(count)} signed a list`,
    joined: 'Joined since',
    joinedValue: (answered: number, asked: number) =>
      `${number(answered)} of ${number(asked)} acknowledged; counted beside the others`,
    joinersOf: (until: string, today: string) => `Joined in ${month(until, today)}`,
    declined: 'Can’t acknowledge it',
    declinedValue: (count: number) =>
      `${people(count)} ${count === 1 ? 'waits' : 'wait'} for what is decided`,
    excepted: 'Exceptions',
    exceptedValue: (count: number) => `${people(count)}, asked again when it runs out`,
    away: 'Away',
    awayValue: (count: number) => `${people(count)}, asked again when they are back`,
    unreachable: 'Not in chat',
    unreachableValue: (count: number) => `${people(count)} cannot be reached`,
    newer: 'Not published yet',
    newerValue: (version: string) => `version ${version} is imported`,
  },
  late: (count: number) => (count === 1 ? 'One person is late' : `${number(count)} people are late`),
  lateLine: (name: string, department: string, dueOn: string, today: string) =>
    `${name}, ${department}: due ${dueDay(dueOn, today)}`,
  record: (cycle: string) => `The record: \`steward record ${cycle}\``,
  picture: {
    title: (policy: PolicyNamed) => `${policy.title}, version ${policy.version}`,
    alt: (answered: number, asked: number, today: string, dueOn: string) =>
      `${number(answered)} of ${number(asked)} acknowledged by ${day(today, today)}; due ${day(dueOn, today)}`,
    day: (on: string, today: string) => day(on, today),
    due: (on: string, today: string) => `due ${day(on, today)}`,
    done: (answered: number, asked: number) => `${number(answered)} of ${number(asked)}`,
  },
  remind: {
    button: 'Remind them',
    nobody: (title: string) => `Nobody has an open question about the ${title}, so nobody is reminded.`,
    done: (title: string, days: readonly { on: string; people: number }[], today: string) =>
      `The next reminder of the ${title} was brought forward: ${days.map(({ on, people: count }) => `${people(count)} on ${dueDay(on, today)}`).join(', ')}. It stands in their message of that morning; nobody gets an extra one.`,
    already: (title: string, days: readonly { on: string; people: number }[], today: string) =>
      `No reminder of the ${title} can come earlier, so nothing was changed: ${days.map(({ on, people: count }) => `${people(count)} on ${dueDay(on, today)}`).join(', ')}.`,
    away: (count: number) =>
      count === 1
        ? 'One person is away and reminded when they are back.'
        : `${number(count)} people are away and reminded when they are back.`,
    notInChat: (count: number) =>
      count === 1
        ? 'One person is not in chat, so nothing reminds them there.'
        : `${number(count)} people are not in chat, so nothing reminds them there.`,
  },
}
