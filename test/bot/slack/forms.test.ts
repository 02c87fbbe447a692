import type { Form, Input } from '../../../src/bot/cards/card.js'
import { noticeCard } from '../../../src/bot/cards/common.js'
import { accountOf, choicesOf, type Interaction, type Reply, textOf } from '../../../src/bot/interaction.js'
import { limits } from '../../../src/bot/slack/limits.js'
import { renderBlocks, renderView } from '../../../src/bot/slack/render-blocks.js'
import { ines, tomas } from '../../support/sandbox.js'
import { openSlackDesk, type SlackDesk } from './slack-desk.js'

const places = [
  { value: 'office', label: 'In the office' },
  { value: 'home', label: 'At home' },
]
const days = ['Monday', 'Tuesday', 'Wednesday'].map((label) => ({ value: label.toLowerCase(), label }))
const inputs: Input[] = [
  { name: 'reason', kind: 'text', label: 'Why?', hint: 'One sentence will do.', long: true, most: 200 },
  { name: 'place', kind: 'choice', look: 'radio', label: 'Where do you work?', options: places },
  { name: 'desk', kind: 'choice', look: 'menu', label: 'Which desk?', options: places, initial: 'home' },
  {
    name: 'days',
    kind: 'choices',
    label: 'On which days?',
    options: days,
    initial: ['monday'],
    optional: true,
  },
  { name: 'from', kind: 'date', label: 'From when?', initial: '2026-08-03' },
  { name: 'delegate', kind: 'person', label: 'Who stands in?', optional: true },
]

function form(all: readonly Input[] = inputs): Form {
  return {
    title: 'Away',
    close: 'Close',
    submit: { verb: 'away.save', value: 'a.1', label: 'Save' },
    nodes: [
      { kind: 'text', text: 'Steward waits until you are back.' },
      { kind: 'inputs', inputs: all },
      { kind: 'actions', actions: [{ verb: 'away.check', value: 'a.1', label: 'Check' }] },
    ],
  }
}

describe('a form that is filled in', () => {
  let office: SlackDesk
  let acts: Interaction[]
  let answer: Reply

  beforeEach(async () => {
    acts = []
    answer = { kind: 'done', settled: ['ask'] }
    office = await openSlackDesk({
      handle: async (interaction) => {
        acts.push(interaction)
        return interaction.kind === 'command' ? { kind: 'form', form: form() } : answer
      },
    })
  })
  afterEach(async () => {
    await office.stop()
    expect(office.problems).toEqual([])
  })

  const opened = async () => {
    const person = await office.world.people.person(ines.email)
    await person.types('/isms away')
    await person.opens('Steward waits')
    return person
  }
  const filledIn = () => {
    const act = acts.at(-1)
    if (act?.kind !== 'act') throw new Error('Nothing was sent off')
    return act
  }

  test('shows each question with its hint, its choices and what it holds beforehand', async () => {
    const shown = await (await opened()).form()
    expect(
      shown?.fields.map(({ label, required, options, value }) => [label, required, options, value]),
    ).toEqual([
      ['Why?', true, [], ''],
      ['Where do you work?', true, ['In the office', 'At home'], ''],
      ['Which desk?', true, ['In the office', 'At home'], 'At home'],
      ['On which days?', false, ['Monday', 'Tuesday', 'Wednesday'], ['Monday']],
      ['From when?', true, [], '2026-08-03'],
      ['Who stands in?', false, [], ''],
    ])
    expect(renderView(form()).warnings).toEqual([])
  })

  test('comes with everything that was filled in, by the names of its inputs', async () => {
    const person = await opened()
    const result = await person.submits({
      'Why?': '  Parental leave & <b>more</b> ',
      'Where do you work?': 'At home',
      'On which days?': ['Monday', 'Wednesday'],
      'From when?': '2026-09-01',
      'Who stands in?': tomas.name,
    })
    expect(result).toEqual({ accepted: true })
    const act = filledIn()
    expect([act.verb, act.value]).toEqual(['away.save', 'a.1'])
    const user = (await (await office.world.people.person(tomas.email)).screen()).person.id
    expect(act.inputs).toEqual({
      reason: 'Parental leave & <b>more</b>',
      place: 'home',
      desk: 'home',
      days: ['monday', 'wednesday'],
      from: '2026-09-01',
      delegate: { platform: 'slack', team: act.from.team, user },
    })
    expect(textOf(act.inputs, 'reason')).toBe('Parental leave & <b>more</b>')
    expect(choicesOf(act.inputs, 'days')).toEqual(['monday', 'wednesday'])
    expect(accountOf(act.inputs, 'delegate')?.user).toBe(user)
    expect(office.receipts).toEqual(['ask'])
  })

  test('leaves out what was left empty', async () => {
    const person = await opened()
    await person.submits({ 'Why?': 'Leave', 'Where do you work?': 'At home', 'On which days?': [] })
    const act = filledIn()
    expect(act.inputs).toEqual({ reason: 'Leave', place: 'home', desk: 'home', from: '2026-08-03' })
    expect([
      textOf(act.inputs, 'days'),
      choicesOf(act.inputs, 'days'),
      accountOf(act.inputs, 'delegate'),
    ]).toEqual([null, [], null])
  })

  test('brings with each of its buttons what stands in it so far', async () => {
    const person = await opened()
    await person.clicks('Check')
    const { verb, inputs: filled } = filledIn()
    expect([verb, textOf(filled, 'desk'), choicesOf(filled, 'days')]).toEqual([
      'away.check',
      'home',
      ['monday'],
    ])
    // What was done is not asked any more.
    await person.opens('It is done.')
    await person.closes()
  })

  test('stands as it was once what was shown above it is closed', async () => {
    const person = await opened()
    const details: Form = { title: 'More', close: 'Back', nodes: [{ kind: 'text', text: 'All of it.' }] }
    answer = { kind: 'form', form: details, above: true }
    await person.clicks('Check')
    await person.opens('All of it.')
    await person.closes()
    expect((await person.form())?.title).toBe('Away')
    answer = { kind: 'card', card: noticeCard('The file comes in a message.'), above: true }
    await person.clicks('Check')
    await person.opens('The file comes in a message.')
    await person.closes()
    expect((await person.form())?.title).toBe('Away')
  })

  test('stays open with what is wrong beside the question, and can be sent off again', async () => {
    const person = await opened()
    answer = { kind: 'invalid', errors: { from: 'That day is over. Choose a later one.' } }
    const values = { 'Why?': 'Leave', 'Where do you work?': 'At home' }
    expect(await person.submits(values)).toEqual({
      accepted: false,
      errors: { 'From when?': 'That day is over. Choose a later one.' },
      problem: null,
    })
    expect((await person.form())?.title).toBe('Away')
    answer = { kind: 'done', settled: [] }
    expect(await person.submits(values)).toEqual({ accepted: true })
    expect(await person.form()).toBeNull()
  })
})

describe('a form that Slack does not open', () => {
  const opensNot = async (fault: 'missing-scope' | 'rate-limit') => {
    const office = await openSlackDesk({ handle: async () => ({ kind: 'form', form: form() }) })
    try {
      office.world.sandbox.switches.turnOn(fault, { method: 'views.open' })
      const person = await office.world.people.person(tomas.email)
      await person.types('/isms away')
      return { told: (await person.sees('Slack', 20)).text, problems: [...office.problems] }
    } finally {
      await office.stop()
    }
  }

  test('for want of a permission is not asked for again: the person reads who has to know, the log which fault', async () => {
    const { told, problems } = await opensNot('missing-scope')
    expect(told).toContain('Slack does not let Steward open the form (missing_scope)')
    expect(told).toContain('tell your ISMS lead')
    expect(told).not.toContain('type it again')
    expect(problems).toMatchObject([{ problem: 'not-authorised', message: 'missing_scope' }])
  })

  test('because it has no time for it now is asked for again', async () => {
    expect((await opensNot('rate-limit')).told).toContain('Please click or type it again')
  })
})

describe("what of a form exceeds Slack's limits", () => {
  const warningsOf = (...all: Input[]) => renderView(form(all)).warnings
  const long = (length: number) => 'x'.repeat(length)
  const many = (length: number) => Array.from({ length }, (_, n) => ({ value: `${n}`, label: `Number ${n}` }))

  test('is warned of, and what is at the limit is not', () => {
    const text = (changes: object): Input => ({ name: 'a', label: 'A', kind: 'text', ...changes })
    const choice = (options: ReturnType<typeof many>, look: 'radio' | 'menu'): Input => ({
      ...{ name: 'a', label: 'A', kind: 'choice', options, look },
    })
    expect(warningsOf(text({ label: long(limits.inputLabel), hint: long(limits.inputHint) }))).toEqual([])
    expect(warningsOf(text({ most: limits.typedText, initial: long(limits.typedText) }))).toEqual([])
    expect(warningsOf(choice(many(limits.options), 'menu'))).toEqual([])
    expect(warningsOf(choice(many(limits.optionsToSee), 'radio'))).toEqual([])
    expect(warningsOf(text({ label: long(2_001) }))).toEqual([
      "2001 characters in an input's label; Slack takes 2000",
    ])
    expect(warningsOf(text({ most: 3_001 }))).toEqual(['3001 characters that may be typed; Slack takes 3000'])
    expect(warningsOf(text({ most: 10, initial: long(11) }))).toEqual([
      '11 characters in an input beforehand; Slack takes 10',
    ])
    expect(warningsOf(choice(many(11), 'radio'))).toEqual(['11 options; Slack takes 10'])
    expect(warningsOf(choice(many(101), 'menu'))).toEqual(['101 options; Slack takes 100'])
    expect(warningsOf(choice([], 'menu'))).toEqual(['Nothing to choose from in an input'])
    expect(warningsOf(choice([{ value: 'a', label: long(76) }], 'menu'))).toEqual([
      '76 characters in an option; Slack takes 75',
    ])
  })

  test('two questions of the same name are warned of', () => {
    const [reason] = inputs
    expect(reason && warningsOf(reason, reason)).toEqual(['Two inputs of a form have the same name'])
  })

  test('questions where nothing can be sent off are warned of, and a message is sent without them', () => {
    const { submit: _, ...shown } = form()
    expect(renderView(shown).warnings).toEqual(['Inputs in a form that cannot be sent off'])
    const { payload, warnings } = renderBlocks({ summary: 's', nodes: [{ kind: 'inputs', inputs }] })
    expect(warnings).toEqual(['Inputs in a message; Slack takes them in a form only'])
    expect(payload.blocks).toEqual([])
  })
})

test('a picture is said in words', () => {
  const picture = { svg: '<svg/>', alt: '12 of 40 *people* have answered' }
  const { payload, warnings } = renderBlocks({ summary: 's', nodes: [{ kind: 'image', picture }] })
  expect(warnings).toEqual([])
  // What keeps Slack from reading a mark is not seen.
  const seen = JSON.stringify(payload.blocks).replaceAll('\u00ad', '')
  expect(seen).toContain('12 of 40 *people* have answered')
})
