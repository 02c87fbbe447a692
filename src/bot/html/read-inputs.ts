import { platformOf } from '../../domain/person.js'
import type { People } from '../../store/people.js'
import type { Input } from '../cards/card.js'
import type { Account, HandedIn, Inputs, InputValue } from '../interaction.js'
import type { Texts } from '../texts/texts.js'
import type { Sent, SentFile } from './http.js'
import { inputName } from './render-inputs.js'

/**
 * What was filled in, and what is wrong with it: what a chat platform would not let through does not go through here. As it
 * was written, people are addresses, which the next page shows again.
 */
export async function readInputs(
  form: readonly Input[],
  { fields, files }: Sent,
  { people, take }: { people: People; take: (file: SentFile) => HandedIn },
  texts: Texts,
): Promise<{ inputs: Inputs; written: Inputs; errors: Record<string, string> }> {
  const inputs: Record<string, InputValue> = {}
  const addresses: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const input of form) {
    const file = files.get(inputName(input.name))
    const sent = fields.getAll(inputName(input.name)).map((each) => each.replace(/\r\n/g, '\n').trim())
    const value = input.kind === 'file' ? file && take(file) : await valueSent(input, sent, people)
    if (value) inputs[input.name] = value
    if (value && (input.kind === 'person' || input.kind === 'people')) addresses[input.name] = sent[0] ?? ''
    const problem = !value ? missing(input, texts) : problemWith(input, value, texts)
    if (problem !== null) errors[input.name] = problem
  }
  return { inputs, written: { ...inputs, ...addresses }, errors }
}

async function valueSent(
  input: Exclude<Input, { kind: 'file' }>,
  written: readonly string[],
  people: People,
): Promise<InputValue | null> {
  const [first = ''] = written
  switch (input.kind) {
    case 'text':
    case 'date':
      return first || null
    case 'choice':
      return input.options.some(({ value }) => value === first) ? first : null
    case 'choices': {
      const chosen = input.options.map(({ value }) => value).filter((value) => written.includes(value))
      return chosen.length > 0 ? chosen : null
    }
    case 'person':
      return first === '' ? null : accountOf(first, people)
    case 'people': {
      const named = [...new Set(first.split(/[\s,;<>]+/).filter((each) => each !== ''))]
      return named.length === 0 ? null : Promise.all(named.map((each) => accountOf(each, people)))
    }
  }
}

/** Whoever has this address, by the account in which they are reached; nobody's, where there is none. */
async function accountOf(address: string, people: People): Promise<Account> {
  const person = await people.byEmail(address)
  const platform = person && platformOf(person)
  const { team = 'none', user = 'nobody' } = (platform && person.bindings[platform]) ?? {}
  return { platform: platform ?? 'mail', team, user }
}

function missing({ optional }: Input, texts: Texts): string | null {
  return optional ? null : texts.common.required
}

function problemWith(input: Input, value: InputValue, texts: Texts): string | null {
  const { tooLong, noDate } = texts.link.page
  if (typeof value !== 'string') return null
  if (input.kind === 'text' && input.most && value.length > input.most) return tooLong(input.most)
  return input.kind === 'date' && !isDate(value) ? noDate : null
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
}
