import { commandsKnown, completionsOf, filledIn } from '../../src/sandbox/page/completion.js'

const app = { command: '/isms', usageHint: 'help | policy list' }
const help = {
  ts: '1.0',
  from: 'app' as const,
  text: 'What you can do here',
  blocks: [
    {
      type: 'section' as const,
      text: { type: 'mrkdwn' as const, text: '• `/isms policy publish ID`: ask\n• `/isms away FROM TO`' },
    },
  ],
  files: [],
  edited: false,
  ephemeral: true,
}

describe('completing a command', () => {
  test("before the app has said anything, its settings' usage hint is all there is", () => {
    expect(completionsOf('/is', commandsKnown(app, []))).toEqual(['/isms', '/isms help', '/isms policy list'])
  })

  test('what a help card showed is offered from then on, and nothing that a person wrote', () => {
    const own = { ...help, from: 'person' as const, text: '`/isms policy retire ID`', blocks: [] }
    expect(completionsOf('/isms pol', commandsKnown(app, [help, own]))).toEqual([
      '/isms policy publish ID',
      '/isms policy list',
    ])
  })

  test('a word in capitals stands for whatever one types there', () => {
    const commands = commandsKnown(app, [help])
    expect(completionsOf('/isms policy publish clean-desk', commands)).toEqual(['/isms policy publish ID'])
    expect(filledIn('/isms policy publish ID')).toBe('/isms policy publish ')
    expect(filledIn('/isms help')).toBe('/isms help')
  })

  test('a sentence, and a command that is written out, are offered nothing', () => {
    const commands = commandsKnown(app, [help])
    expect(completionsOf('policy', commands)).toEqual([])
    expect(completionsOf('/isms help', commands)).toEqual([])
    expect(completionsOf('/isms help me', commands)).toEqual([])
  })
})
