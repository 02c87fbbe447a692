import type { CalendarDate } from '../domain/calendar-date.js'
import { addDays } from '../domain/working-days.js'
import type { Entries } from '../sandbox/person/form.js'
import { initialEntry } from '../sandbox/person/form.js'
import type { Block } from '../sandbox/slack/block.js'
import type { InputElement, Option } from '../sandbox/slack/elements.js'
import { optionsOf } from '../sandbox/slack/parts.js'

/** What whoever fills in a form brings along. */
export interface Filler {
  today: CalendarDate
  /** What they write where words are wanted. */
  sentence: string
  /** Accounts of others who are there, or their addresses, in the order in which they come to mind. */
  others: readonly string[]
  /** What is right of what a quiz offers: they have read what it is about. */
  isRight(option: string): boolean
  /** They do not want what is the usual thing. */
  reluctant: boolean
  /** Hands in a file of one of these endings, if any is wanted, and gives its id; another one at each attempt. */
  file(endings: readonly string[] | undefined, attempt: number): Promise<string | null>
}

/**
 * How often each field has been filled in differently after it was found wrong, by block_id, and which numbers were named when
 * it was: somebody who is told that there are 19 writes 19.
 */
export type Attempts = Map<string, { times: number; hints: readonly string[] }>

/** In days from today, one after the other, where a date is wanted. */
const DAYS = [14, 30, 90, 1, 0, -1, 180, -30, 330]
/** In the place of a sentence, where that is found wrong. */
const TYPED = ['1', '14', 'https://intranet.example/evidence', '0', '100']

/** Fills in what a form asks for, by the kinds of its inputs alone: what stands in a field already stays. */
export async function filledIn(blocks: Block[], attempts: Attempts, filler: Filler): Promise<Entries> {
  const entries: Entries = {}
  // Where nothing has to be said, what is chosen is what the form is for: to keep an account, or not to.
  const isOpenToAll = blocks.every((block) => block.type !== 'input' || block.optional === true)
  for (const block of blocks) {
    if (block.type !== 'input') continue
    const { block_id = '', element } = block
    const { times, hints } = attempts.get(block_id) ?? { times: 0, hints: [] }
    const isOptional = block.optional === true && !(isOpenToAll && isChoice(element))
    const entry = await entryFor({ element, hints, isOptional }, times, filler)
    if (entry !== null) entries[block_id] = { [element.action_id ?? '']: entry }
  }
  return entries
}

function isChoice({ type }: InputElement): boolean {
  return type === 'static_select' || type === 'radio_buttons'
}

/** Null: as it stands. */
async function entryFor(
  { element, hints, isOptional }: { element: InputElement; hints: readonly string[]; isOptional: boolean },
  attempt: number,
  filler: Filler,
): Promise<string | string[] | null> {
  const initial = initialEntry(element)
  const isEmpty = initial.length === 0
  // What was suggested is right in most cases; what nobody has to fill in, nobody does at first.
  if (attempt === 0 && (!isEmpty || isOptional)) return null
  const nth = isEmpty && !isOptional ? attempt : attempt - 1
  switch (element.type) {
    case 'plain_text_input':
      return typed(element, nth, hints, filler)
    case 'number_input':
      return String(Number(element.min_value ?? 0) + nth)
    case 'datepicker':
      return addDays(filler.today, DAYS[nth % DAYS.length] ?? 0)
    case 'users_select':
      return filler.others[nth % Math.max(1, filler.others.length)] ?? null
    case 'multi_users_select':
      return filler.others.slice(nth, nth + 1)
    case 'static_select':
    case 'radio_buttons':
      return optionAt(optionsOf(element), nth, filler)
    case 'multi_static_select':
    case 'checkboxes': {
      const options = optionsOf(element).map(({ value }) => value)
      return nth === 0 ? options : options.slice((nth - 1) % options.length, ((nth - 1) % options.length) + 1)
    }
    case 'file_input': {
      const file = await filler.file(element.filetypes, nth)
      return file === null ? null : [file]
    }
  }
}

function optionAt(options: readonly Option[], nth: number, { reluctant, isRight }: Filler): string | null {
  const right = options.findIndex(({ text }) => isRight(text.text))
  const first = right >= 0 ? right : reluctant ? 1 : 0
  return options[(first + nth) % options.length]?.value ?? null
}

function typed(
  {
    min_length: least = 0,
    max_length: most = Number.POSITIVE_INFINITY,
  }: { min_length?: number | undefined; max_length?: number | undefined },
  nth: number,
  hints: readonly string[],
  { sentence, today }: Filler,
): string {
  const others = [...new Set(hints), addDays(today, 30), ...TYPED]
  const words = nth === 0 ? sentence : (others[(nth - 1) % others.length] ?? '')
  return words.padEnd(least, '.').slice(0, most)
}
