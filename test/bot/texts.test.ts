import { day, dueDay, moment, number } from '../../src/bot/texts/de/dates.js'
import { textsFor } from '../../src/bot/texts/texts.js'

/**
 * What a sentence is called with, by the name of its parameter: the first value, and others in its place. A sentence
 * with a parameter that is not here needs a line here.
 */
const markers: Readonly<Record<string, readonly unknown[]>> = {
  absent: [10, 11],
  late: [15, 16],
  refusing: [5, 6],
  year: ['2027', '2028'],
  all: [23, 24],
  round: [2, 3],
  month: ['2027-04', '2027-05'],
  oldest: [3, 4],
  deadline: ['2026-03-12', '2026-03-27'],
  amount: [9, 7],
  nth: ['12', '13'],
  population: ['‹population›', '‹other population›'],
  seed: ['7', '8'],
  size: [25, 24],
  criterion: ['‹criterion›', '‹other criterion›'],
  grade: ['‹grade›', '‹other grade›'],
  direction: ['up', 'down'],
  unit: ['percent', 'days'],
  changed: [3, 1, 0],
  decided: [9, 8],
  done: [4, 3],
  flagged: [5, 1],
  flags: ['‹flags›', '‹other flags›'],
  kept: [18, 17, 0],
  left: [4, 1, 0],
  lines: [['12'], ['12', '17'], []],
  privileged: [3, 0],
  read: [64, 63],
  removed: [2, 1, 0],
  revoked: [3, 0],
  shown: [120, 121],
  soon: [3, 0],
  waived: [4, 1],
  missing: [4, 0],
  unknown: [2, 0],
  verified: [7, 6],
  action: ['‹action›', '‹other action›'],
  attendees: [9, 8],
  clause: ['‹clause›', '‹other clause›'],
  input: ['‹input›', '‹other input›'],
  label: ['‹label›', '‹other label›'],
  meetingOn: ['2026-03-12', '2026-03-27'],
  n: [3, 2],
  sent: ['‹sent›', '‹other sent›'],
  stage: ['‹stage›', '‹other stage›'],
  who: ['‹who›', '‹other who›'],
  ways: ['‹ways›', '‹other ways›'],
  quarter: ['2027-Q1', '2027-Q2'],
  risk: ['‹risk›', '‹other risk›'],
  address: ['‹address›', '‹other address›'],
  criteria: ['‹criteria›', '‹other criteria›'],
  unaccepted: [5, 4],
  incomparable: [5, 4],
  beyond: [8, 0],
  why: ['‹why›', ''],
  which: ['modify', 'retain'],
  those: [['integrity'], ['integrity', 'availability']],
  fields: [['‹field›'], ['‹field›', '‹another field›'], []],
  appetite: [6, 7],
  step: [3, 2],
  likelihood: ['‹likelihood›', '‹other likelihood›'],
  lessons: [12, 1],
  level: ['‹level›', '‹other level›'],
  value: [12, 9],
  about: ['‹about›', '‹other about›'],
  item: ['‹item›', '‹other item›'],
  where: ['‹where›', '‹other where›'],
  years: [6, 1],
  held: [12, 11],
  effect: ['‹effect›', '‹other effect›'],
  file: ['‹file›', '‹other file›'],
  how: ['‹how›', '‹other how›'],
  measure: ['‹measure›', '‹other measure›'],
  part: ['‹part›', '‹other part›'],
  party: ['‹party›', '‹other party›'],
  resources: ['‹resources›', '‹other resources›'],
  target: ['‹target›', '‹other target›'],
  answer: ['‹answer›', '‹other answer›'],
  answered: [2_317, 3_418],
  approver: ['‹approver›', '‹other approver›'],
  asked: [7_041, 1],
  asOf: ['2026-03-19T08:14:00.000Z', '2026-04-20T08:15:00.000Z'],
  at: ['2026-03-09T08:14:00.000Z', '2026-04-10T08:15:00.000Z'],
  between: ['‹between›', '‹other between›'],
  clauses: [14, 6],
  reference: ['‹reference›', '‹other reference›'],
  body: ['‹body›', '‹other body›'],
  nonconformity: ['‹nonconformity›', '‹other nonconformity›'],
  planned: [8, 7],
  because: ['‹because›', '‹other because›'],
  alone: [false, true],
  by: ['‹by›', '‹other by›'],
  before: ['‹before›', '‹other before›'],
  change: ['material', 'editorial'],
  changes: ['‹changes›', ''],
  code: ['DE', 'FR-75'],
  command: ['‹command›', '‹other command›'],
  consequence: ['‹consequence›', '‹other consequence›'],
  column: ['‹column›', '‹other column›'],
  confirmers: ['‹confirmers›', '‹other confirmers›'],
  count: [7_041, 1],
  number: [7_052, 7_053],
  role: ['‹role›', '‹other role›'],
  roles: [24, 23],
  controls: ['‹controls›', '‹other controls›'],
  cycle: ['‹cycle›', '‹other cycle›'],
  date: ['2026-03-12', '2026-03-27'],
  dates: [['2026-03-12'], ['2026-03-12', '2026-03-13']],
  decides: ['‹decides›', '‹other decides›'],
  days: [
    [{ on: '2026-03-12', people: 12 }],
    [
      { on: '2026-03-12', people: 12 },
      { on: '2026-03-13', people: 1 },
    ],
  ],
  delegate: ['‹delegate›', '‹other delegate›', null],
  department: ['‹department›', '‹other department›'],
  demands: ['‹demands›', '‹other demands›'],
  departments: [12, 1],
  drivers: ['‹drivers›', '‹other drivers›'],
  due: ['2026-03-12', '2026-03-27'],
  dueOn: ['2026-03-12', '2026-03-27'],
  evidence: ['‹evidence›', '‹other evidence›'],
  everyone: [true, false],
  excluded: [2_317, 2_318],
  fewest: [5, 6],
  fault: ['‹fault›', '‹other fault›'],
  first: ['2026-03-01', '2026-04-01'],
  from: ['2026-03-11', '2026-03-12'],
  gap: ['‹gap›', '‹other gap›'],
  grantor: ['‹grantor›', '‹other grantor›', null],
  ground: ['‹ground›', '‹other ground›'],
  hash: ['‹hash›', '‹other hash›'],
  height: [12, 13],
  ids: [['‹id›'], ['‹id›', '‹another id›']],
  id: ['‹id›', '‹other id›'],
  instead: ['‹instead›', null],
  implementation: ['‹implementation›', '‹other implementation›'],
  interval: ['‹interval›', '‹other interval›'],
  kilobytes: [1_234, 7],
  kinds: ['‹kinds›', '‹other kinds›'],
  known: ['‹known›', '‹other known›'],
  last: ['2026-05-31', '2026-06-30'],
  language: ['en', 'fr'],
  lead: ['‹lead›', '‹other lead›'],
  link: ['‹link›', '‹other link›'],
  list: ['‹list›', '‹other list›'],
  line: ['‹line›', '‹other line›'],
  means: ['‹means›', ''],
  meant: ['‹meant›', null],
  megabytes: [10, 9],
  minutes: [4, 1],
  hours: [6, 1],
  weeks: [3, 1],
  own: [5, 1],
  months: [24, 12],
  most: [20, 19],
  name: ['‹name›', '‹other name›', null],
  next: ['2026-03-01', '2026-03-02'],
  names: [['‹name›'], ['‹name›', '‹another name›']],
  courses: [12, 11],
  now: ['‹now›', '‹other now›'],
  nominal: ['2026-03-14', '2026-03-15'],
  of: [9, 8],
  on: ['2026-03-12', '2026-03-27'],
  one: ['2026-03-12', '2026-03-27'],
  open: [12, 1, 0],
  organisation: ['‹organisation›', '‹other organisation›'],
  other: ['2026-12-03', '2026-12-04'],
  outcome: ['holds', 'revise'],
  overdue: [12, 0],
  owner: ['‹owner›', '‹other owner›'],
  page: [3, 2],
  parts: ['‹parts›', '‹other parts›'],
  passMark: [4, 9],
  people: [7_041, 1],
  percent: [96, 97],
  place: [3, 2, 1],
  places: ['‹places›', '‹other places›'],
  period: ['‹period›', '‹other period›'],
  person: ['‹person›', '‹other person›'],
  question: ['‹question›', '‹other question›'],
  questions: [2_317, 1],
  reason: ['‹reason›', '‹other reason›'],
  recurrence: [
    { kind: 'months', every: 12 },
    { kind: 'months', every: 1 },
    { kind: 'weeks', every: 2 },
    { kind: 'nth-weekday', every: 3 },
    { kind: 'dates', dates: ['03-31'] },
  ],
  requester: ['‹requester›', '‹other requester›'],
  recorded: [12, 11],
  right: [3, 2],
  sentence: ['‹sentence›', '‹other sentence›'],
  since: ['‹since›', '‹other since›'],
  source: ['‹source›', '‹other source›'],
  standIn: ['‹stand-in›', null],
  state: ['‹state›', '‹other state›'],
  team: ['‹team›', '‹other team›'],
  text: ['‹text›', '‹other text›'],
  timeZone: ['Europe/Berlin', 'America/Halifax'],
  title: ['‹title›', '‹other title›'],
  found: ['‹found›', '‹other found›'],
  chair: ['‹chair›', '‹other chair›'],
  titles: [['‹title›'], ['‹title›', '‹another title›']],
  to: ['2026-03-12', '2026-03-27'],
  treatment: ['‹treatment›', '‹other treatment›'],
  today: ['2026-03-09', '2025-12-30', '2026-04-30'],
  typed: ['‹typed›', '‹other typed›'],
  until: ['2026-03-09T08:14:00.000Z', '2026-04-10T08:15:00.000Z'],
  version: ['‹version›', '‹other version›'],
  versions: [12, 1],
  week: [11, 12],
  what: ['‹what›', '‹other what›'],
  whom: ['‹whom›', '‹other whom›'],
  word: ['‹word›', '‹other word›'],
}

/**
 * Where a language shows an argument and another does not, or where none does; without a parameter: where a language
 * says the same as English.
 */
const exceptions: readonly { sentence: string; parameter?: string; because: string }[] = []

/** Sentences that put their arguments in another order than in English, because they read better so. */
const otherOrder: Readonly<Record<string, readonly string[]>> = {
  de: [
    'approval.alreadyDecided',
    'approval.decidedBySomebody',
    'controlCheck.handedIn.here',
    'decideException.decidedTitle',
    'policyAcknowledgement.publish.question',
    'policyReview.start.notYours',
    'riskAcceptance.receipt.acceptedBy',
    'riskAcceptance.receipt.not-yetBy',
  ],
}

/** What is to be typed in the place of these words, in English and in each other language: one word for one thing. */
const parameterWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ID: { de: 'KENNUNG' },
  PERIOD: { de: 'ZEITRAUM' },
  MONTH: { de: 'MONAT' },
  DATE: { de: 'DATUM' },
  NUMBER: { de: 'NUMMER' },
  FROM: { de: 'VON' },
  TO: { de: 'BIS' },
  DELEGATE: { de: 'VERTRETUNG' },
}

type Sentence = string | ((...values: unknown[]) => string)

/** Every sentence of a catalogue by its path: `policyAcknowledgement.ask.title`. */
function sentencesOf(catalogue: object, path: readonly string[] = []): Map<string, Sentence> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? [...sentencesOf(value, [...path, key])]
        : [[[...path, key].join('.'), value as Sentence] as const],
    ),
  )
}

/**
 * The names of its parameters, as they stand in the source: `(policy, dueOn) => …`, `function dueDay(date, today)`,
 * `({ title, version }) => …`.
 */
function parametersOf(sentence: (...values: unknown[]) => string): string[] {
  const [, list, single] = /^(?:function\s*\w*\s*)?(?:\(([^)]*)\)|(\w+)\s*=>)/.exec(String(sentence)) ?? []
  return (list ?? single ?? '').match(/\{[^}]*\}|\w+/g) ?? []
}

function markersFor(parameter: string): readonly unknown[] {
  if (parameter === 'away') return objectsOf(['name', 'from', 'to', 'today'])
  if (parameter === 'policy') return objectsOf(['title', 'version'])
  if (parameter === 'policies') return objectsOf(['title', 'version']).map((each) => [each])
  if (parameter.startsWith('{')) return objectsOf(parameter.match(/\w+/g) ?? [])
  const values = markers[parameter]
  if (!values) throw new Error(`Say in markers what stands for the parameter "${parameter}"`)
  return values
}

/** One with the first marker in each field, then each of the others in its field. */
function objectsOf(fields: readonly string[]): object[] {
  const usual = Object.fromEntries(fields.map((field) => [field, markersFor(field)[0]]))
  const others = fields.flatMap((field) =>
    markersFor(field)
      .slice(1)
      .map((other) => ({ ...usual, [field]: other })),
  )
  return [usual, ...others]
}

/** What becomes of each argument: whether the sentence says something else when another value stands for it. */
function saidOf(sentence: (...values: unknown[]) => string, parameters: readonly string[]) {
  const values = parameters.map((parameter) => markersFor(parameter)[0])
  const usual = sentence(...values)
  return parameters.map((parameter, index) => ({
    parameter,
    shown: markersFor(parameter)
      .slice(1)
      .map((other) => sentence(...values.with(index, other)) !== usual),
    marker: textIn(values[index]).map((text) => usual.includes(text)),
    sound: !/undefined|NaN|Invalid|\[object/.test(usual),
  }))
}

/** Where a sentence begins to say something else when another value stands for an argument, for each that it shows. */
function placesOf(sentence: (...values: unknown[]) => string): Map<string, number> {
  const parameters = parametersOf(sentence)
  const values = parameters.map((parameter) => markersFor(parameter)[0])
  const usual = sentence(...values)
  return new Map(
    parameters.flatMap((parameter, index) => {
      const others = markersFor(parameter).slice(1)
      const said = others
        .map((other) => sentence(...values.with(index, other)))
        .find((text) => text !== usual)
      return said === undefined ? [] : [[parameter, firstDifference(usual, said)] as const]
    }),
  )
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}

/** Whether two of the arguments stand the other way round. */
function ordersDiffer(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  const shown = [...one.keys()].filter((parameter) => other.has(parameter))
  const distance = (places: ReadonlyMap<string, number>, a: string, b: string) =>
    (places.get(a) ?? 0) - (places.get(b) ?? 0)
  return shown.some((a) => shown.some((b) => distance(one, a, b) * distance(other, a, b) < 0))
}

/** What a sentence says to type in the place of, as it stands there. */
function parametersNamed(sentence: Sentence, words: readonly string[]): string[] {
  return (said(sentence).match(/\b[A-Z]{2,}\b/g) ?? []).filter((word) => words.includes(word))
}

function said(sentence: Sentence): string {
  if (typeof sentence === 'string') return sentence
  return sentence(...parametersOf(sentence).map((parameter) => markersFor(parameter)[0]))
}

function textIn(value: unknown): string[] {
  const texts = typeof value === 'object' && value !== null ? Object.values(value) : [value]
  return texts.filter((text) => typeof text === 'string' && text.includes('‹')).map(String)
}

const english = sentencesOf(textsFor('en'))

describe.each(['de'])('in "%s"', (language) => {
  const theirs = sentencesOf(textsFor(language))

  test('there is each sentence that there is in English, and no other', () => {
    expect([...theirs.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test.each([...english].filter(([, sentence]) => typeof sentence === 'function'))(
    '%s says of each argument what the English sentence says',
    (path, sentence) => {
      const other = theirs.get(path)
      if (typeof sentence !== 'function' || typeof other !== 'function')
        throw new Error(`${path} is no function`)
      const parameters = parametersOf(sentence)
      expect(parameters).toHaveLength(sentence.length)
      const excepted = exceptions.filter((exception) => exception.sentence === path)
      const compared = (each: ReturnType<typeof saidOf>) =>
        each.filter(({ parameter }) => !excepted.some((exception) => exception.parameter === parameter))
      const said = compared(saidOf(sentence, parameters))
      expect(compared(saidOf(other, parameters))).toEqual(said)
      for (const { parameter, shown, sound } of said)
        expect([parameter, shown.includes(true), sound]).toEqual([parameter, true, true])
    },
  )

  test('no argument has the place of another: they come in the order in which English says them', () => {
    const swapped = [...english].flatMap(([path, sentence]) => {
      const other = theirs.get(path)
      const compared = typeof sentence === 'function' && typeof other === 'function'
      return compared && ordersDiffer(placesOf(sentence), placesOf(other)) ? [path] : []
    })
    expect(swapped.sort()).toEqual(otherOrder[language])
  })

  test('what is to be typed has one word everywhere', () => {
    const all = Object.entries(parameterWords).flatMap(([word, other]) => [word, other[language] ?? ''])
    const mixed = [...english].filter(([path, sentence]) => {
      const expected = parametersNamed(sentence, all).map((word) => parameterWords[word]?.[language])
      return String(parametersNamed(theirs.get(path) ?? '', all)) !== String(expected)
    })
    expect(mixed.map(([path]) => path)).toEqual([])
  })

  test('no sentence was left in English', () => {
    const same = [...english]
      .filter(([path, sentence]) => theirs.get(path) === sentence)
      .map(([path]) => path)
    const excepted = exceptions.filter(({ parameter }) => parameter === undefined)
    expect(same).toEqual(excepted.map(({ sentence }) => sentence))
  })
})

test('English has one word for each thing that is to be typed', () => {
  const named = [...english.values()].flatMap((sentence) =>
    [...said(sentence).matchAll(/\/isms [^`.,;]*?\b([A-Z]{2,})\b/g)].map(([, word = '']) => word),
  )
  expect(named).toContain('ID')
  expect(named.filter((word) => !(word in parameterWords))).toEqual([])
})

test('a person is spoken to in their language, in its kind, else in the first of the organisation, else in English', () => {
  const german = textsFor('de')
  expect(german.common.close).toBe('Schließen')
  expect(textsFor('de-AT')).toBe(german)
  expect(textsFor('pt', 'de')).toBe(german)
  expect(textsFor('pt', 'fr')).toBe(textsFor('en'))
})

test('German dates and numbers are written as Germans say them', () => {
  expect(dueDay('2026-03-12', '2026-03-09')).toBe('Donnerstag, 12. März (in 3 Tagen)')
  expect(dueDay('2026-03-08', '2026-03-09')).toBe('Sonntag, 8. März (gestern)')
  expect(day('2027-03-12', '2026-03-09')).toBe('Freitag, 12. März 2027')
  expect(moment('2026-03-09T08:14:00.000Z', 'Europe/Berlin')).toBe('9. März, 09:14 Uhr')
  expect(number(12_345)).toBe('12.345')
})

test.each([
  ['2026-12', 'for December 2026', 'für Dezember 2026'],
  ['2026-Q4', 'for Q4 2026', 'für das 4. Quartal 2026'],
  ['2027-H1', 'for the first half of 2027', 'für das 1. Halbjahr 2027'],
  ['2027-W05', 'for week 5 of 2027', 'für die 5. Woche 2027'],
  ['2027', 'for 2027', 'für 2027'],
  ['2027-03-12', 'for Friday 12 March 2027', 'für Freitag, 12. März 2027'],
])('a check that is asked for the period %s is asked %s', (period, english, german) => {
  expect(textsFor('en').controlCheck.ask.period(period)).toBe(english)
  expect(textsFor('de').controlCheck.ask.period(period)).toBe(german)
})
