import type { Hands } from '../sandbox/person/hands.js'
import type { Block } from '../sandbox/slack/block.js'
import type { Account } from '../sandbox/store/accounts.js'
import type { Acts, Sheet } from './acts.js'
import { type Attempts, type Filler, filledIn } from './filling.js'
import { buttonsIn, inputsIn, type Pressable, wordsIn } from './reading.js'

/** What somebody read and filled in while they saw something through. */
export interface Effort {
  words: number
  inputs: number
  clicks: number
}

export interface Attempt {
  effort: Effort
  /** What stood in the way when they gave up; null where nothing did. */
  problem: string | null
}

/** How much of a form somebody bears before they give up on it. */
const MOST_SCREENS = 40
const MOST_TRIES = 12
const MOST_BUTTONS = 4

interface Player {
  acts: Acts
  filler: Filler
  /** Whether what they want to see through is done. */
  isDone: () => Promise<boolean>
}

/** Where something is asked. */
interface Asked {
  /** The message's. */
  ts: string
  /** What stands in it now; null once it is gone. */
  read: () => Promise<Block[] | null>
  /** Those buttons that are about it; what is about something else, nobody presses for it. */
  ofIts: (buttons: readonly Pressable[]) => Promise<Pressable[]>
}

/**
 * Answers what stands in a message, as somebody does who has never seen it: the coloured button first, or another one
 * where they say no; then through whatever form opens.
 */
export async function answer(player: Player, { ts, read, ofIts }: Asked): Promise<Attempt> {
  const effort: Effort = { words: 0, inputs: 0, clicks: 0 }
  const pressed = new Set<string>()
  let problem: string | null = 'no-button'
  while (pressed.size < MOST_BUTTONS) {
    // What they pressed before may have had the message written anew.
    const own = await ofIts(buttonsIn((await read()) ?? []))
    const offered = inOrder(own, player.filler.reluctant)
    const next = offered.find(({ action }) => !pressed.has(action))
    if (!next) break
    pressed.add(next.action)
    effort.clicks += 1
    const click = { on: { ts }, block: next.block, action: next.action, entries: {} }
    problem = await player.acts.click(click)
    problem ??= await seeThrough(player, effort)
    if (await player.isDone()) return { effort, problem: null }
    problem ??= 'nothing-came-of-it'
  }
  return { effort, problem }
}

/** Who says no looks first for another way than the one that is coloured. */
function inOrder(buttons: readonly Pressable[], reluctant: boolean): Pressable[] {
  const likely = buttons.find(({ primary }) => primary) ?? buttons[0]
  const others = buttons.filter((each) => each !== likely)
  return likely === undefined ? [] : reluctant ? [...others, likely] : [likely, ...others]
}

/** Somebody in chat, who may also begin something there. */
interface Talker extends Player {
  hands: Hands
  account: Account
}

/** Types a command and sees through what it opens. What was said in answer comes back. */
export async function command(player: Talker, text: string): Promise<Attempt & { said: Block[] }> {
  const { hands, account } = player
  const effort: Effort = { words: 0, inputs: 0, clicks: 1 }
  await hands.type(account, `/isms ${text}`)
  const problem = await seeThrough(player, effort)
  const said = (await hands.messages(account, 1)).at(-1)?.blocks ?? []
  return { effort: { ...effort, words: effort.words + wordsIn(said) }, problem, said }
}

/** Presses a button of what was said last. */
export async function press(player: Talker, { block, action }: Pressable): Promise<Attempt> {
  const { hands, account } = player
  const effort: Effort = { words: 0, inputs: 0, clicks: 1 }
  const last = (await hands.messages(account, 1)).at(-1)
  if (!last) return { effort, problem: 'no-button' }
  const problem = await hands.click(account, { on: { ts: last.ts }, block, action, entries: {} })
  return { effort, problem: problem ?? (await seeThrough(player, effort)) }
}

/** Fills in and sends off what is open until nothing is, or nothing helps; the words of what stood in the way come back. */
async function seeThrough(player: Player, effort: Effort): Promise<string | null> {
  const { acts } = player
  const attempts: Attempts = new Map()
  const pressed = new Set<string>()
  let problem: string | null = null
  let tries = 0
  let read = ''
  for (let screen = 0; screen < MOST_SCREENS; screen += 1) {
    const view = (await acts.forms()).at(-1)
    if (view === undefined) return null
    if (screen > 0 && (await player.isDone())) break
    const { blocks } = view.content
    if (read !== view.hash) {
      effort.words += wordsIn(blocks)
      read = view.hash
    }
    if (hasSubmit(view)) {
      const result = await acts.submit(view._id, await filledIn(blocks, attempts, player.filler))
      if (result.ok) {
        effort.inputs += inputsIn(blocks)
        problem = null
        tries = 0
        // The same form once more: what was chosen led nowhere, so the next time something else is.
        const next = (await acts.forms()).at(-1)
        if (next && sameForm(next, view)) for (const block of blocks) bump(attempts, block.block_id ?? '')
        continue
      }
      problem = result.message ?? wordsOf(result.errors, blocks)
      tries += 1
      if (tries > MOST_TRIES || Object.keys(result.errors).length === 0) break
      for (const [block, error] of Object.entries(result.errors)) bump(attempts, block, error)
      continue
    }
    const next = nextButton(buttonsIn(blocks), pressed)
    if (next === undefined) break
    pressed.add(keyOf(next))
    effort.clicks += 1
    const entries = await filledIn(blocks, attempts, player.filler)
    problem = await acts.click({
      ...{ on: { view: view._id }, block: next.block, action: next.action, entries },
    })
  }
  const left = (await acts.forms()).at(-1)
  if (left) await acts.close(left._id)
  return problem
}

function hasSubmit({ content }: Sheet): boolean {
  return content.type === 'modal' && content.submit !== undefined
}

function sameForm(a: Sheet, b: Sheet): boolean {
  return (
    a.content.callback_id === b.content.callback_id && a.content.blocks.length === b.content.blocks.length
  )
}

function bump(attempts: Attempts, block: string, error = ''): void {
  const { times, hints } = attempts.get(block) ?? { times: 0, hints: [] }
  attempts.set(block, { times: times + 1, hints: [...hints, ...(error.match(/\d[\d.,-]*\d|\d/g) ?? [])] })
}

/** The coloured one first, and none twice. */
function nextButton(buttons: readonly Pressable[], pressed: ReadonlySet<string>): Pressable | undefined {
  const left = buttons.filter((button) => !pressed.has(keyOf(button)))
  return left.find(({ primary }) => primary) ?? left[0]
}

function keyOf({ action, value }: Pressable): string {
  return `${action} ${value}`
}

function wordsOf(errors: Readonly<Record<string, string>>, blocks: Block[]): string {
  return Object.entries(errors)
    .map(([id, error]) => {
      const block = blocks.find(({ block_id }) => block_id === id)
      return block?.type === 'input' ? `${block.label.text}: ${error}` : error
    })
    .join(' ')
}
