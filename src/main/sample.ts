import { randomInt } from 'node:crypto'
import { draw, isSeed, LARGEST_SEED, populationNames, type SampledPeriod } from '../domain/sample.js'
import { addDays } from '../domain/working-days.js'
import { didYouMean } from '../org/did-you-mean.js'
import type { Populations } from '../store/populations.js'

/** As they stand on the command line. */
export interface SampleOptions {
  n: string | undefined
  seed: string | undefined
  from: string | undefined
  until: string | undefined
}

/** As many as most audits look at. */
const USUAL_SIZE = 25
const DAYS_A_YEAR = 365

/**
 * `steward sample POPULATION --n 25 --seed 7`: draws from what is on record, and records nothing: in chat, an auditor
 * draws with their audit. Without a population it lists them, with how many each holds. Returns the exit code.
 */
export async function sampleCommand(
  { populations }: { populations: Populations },
  name: string | undefined,
  options: SampleOptions,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const period = periodOf(options, now)
  if (typeof period === 'string') return refuse(print, period)
  if (name === undefined) {
    print(`Populations, ${words(period)}:`)
    for (const each of populationNames)
      print(`  ${each.padEnd(18)}${(await populations.ids(each, period)).length}`)
    return 0
  }
  const population = populationNames.find((each) => each === name)
  if (!population)
    return refuse(
      print,
      `There is no population “${name}”. ${didYouMean(name, populationNames)}There are ${populationNames.join(', ')}.`,
    )
  const size = options.n === undefined ? USUAL_SIZE : Number(options.n)
  if (!Number.isSafeInteger(size) || size < 1)
    return refuse(print, `--n is how many to draw, such as ${USUAL_SIZE}, not “${options.n}”.`)
  const seed = options.seed === undefined ? randomInt(LARGEST_SEED) : Number(options.seed)
  if (!isSeed(seed))
    return refuse(print, `--seed is a whole number from 0 to ${LARGEST_SEED}, not “${options.seed}”.`)
  const ids = await populations.ids(population, period)
  const drawn = draw(ids, size, seed)
  print(`Population  ${population}, ${words(period)}: ${drawn.of}`)
  print(`SHA-256     ${drawn.hash} (of their ids, sorted, one a line)`)
  print(`Sample      ${drawn.ids.length} by seed ${seed}: those whose SHA-256 of “${seed} ID” comes first`)
  if (size > drawn.of) print(`            There are only ${drawn.of}: all of them are drawn.`)
  const items = await populations.describe(population, drawn.ids)
  for (const [index, { id, what, on, cycle }] of items.entries()) {
    const record = cycle === null ? '' : `  steward record ${cycle}`
    print(`${String(index + 1).padStart(4)}  ${id}  ${on ?? '          '}  ${what}${record}`)
  }
  return 0
}

function refuse(print: (line: string) => void, why: string): number {
  print(why)
  return 2
}

function words({ from, until }: SampledPeriod): string {
  return `${from} to ${until}`
}

/** The last year, if nothing is said; or what is wrong with what was. */
function periodOf({ from, until }: SampleOptions, now: Date): SampledPeriod | string {
  const today = now.toISOString().slice(0, 'YYYY-MM-DD'.length)
  for (const [option, day] of [
    ['--from', from],
    ['--until', until],
  ] as const)
    if (day !== undefined && !isDay(day)) return `${option} is a day, such as ${today}, not “${day}”.`
  const last = until ?? today
  const first = from ?? addDays(last, -DAYS_A_YEAR)
  return first > last ? `--from ${first} comes after --until ${last}.` : { from: first, until: last }
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
