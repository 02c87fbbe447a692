import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textsFor } from '../bot/texts/texts.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { problemLine } from '../org/problems.js'
import { type OrganisationFiles, readOrganisation } from '../org/read.js'
import { type Behaviour, usualShares } from '../rehearsal/behaviour.js'
import { Files } from '../rehearsal/files.js'
import { gapsInFiles } from '../rehearsal/gaps-in-files.js'
import { gapsPlayed, movesOf } from '../rehearsal/gaps-played.js'
import type { Stage } from '../rehearsal/played.js'
import type { Rehearsal } from '../rehearsal/rehearsal.js'
import { messagesCsv, reportJson } from '../rehearsal/report/files.js'
import { placeOf, sentenceOf } from '../rehearsal/report/gap-words.js'
import { reportHtml } from '../rehearsal/report/html.js'
import { rightAnswers } from '../rehearsal/right-answers.js'
import { summed, withGaps } from '../rehearsal/summary.js'
import { playYear } from '../rehearsal/year.js'
import { progressBar } from './progress-bar.js'
import { namesIn } from './rehearsal-names.js'
import { onStage } from './rehearse.js'
import type { Stores } from './stores.js'
import { say, type Terminal } from './terminal.js'

/** As they were typed. */
export interface RehearseOptions {
  year?: string | undefined
  seed?: string | undefined
  late?: string | undefined
  absent?: string | undefined
  refusing?: string | undefined
  /** The folder for what it leaves behind. */
  out?: string | undefined
}

/** It was played, and something is to be mended: a pipeline tells it from 1, where it was not played. */
const GAPS_FOUND = 3

/** Plays a year of an organisation and writes what came of it. */
export async function rehearse(
  terminal: Terminal,
  folder: string | undefined,
  options: RehearseOptions,
  signal: AbortSignal,
): Promise<number> {
  const { env, print, complain, now } = terminal
  const thisYear = now().getFullYear()
  if (!folder)
    return say(
      terminal,
      'steward rehearse ORG: say which folder of files. --year names the year, else it is the next one.',
      2,
    )
  const asked = behaviourOf(options, thisYear + 1)
  if (typeof asked === 'string') return say(terminal, asked, 2)
  if (asked.year <= thisYear)
    return say(
      terminal,
      `${asked.year} has begun already: what is rehearsed is a year that is to come, --year ${thisYear + 1} or later.`,
      2,
    )
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return say(terminal, `There is no folder ${folder}.`, 2)
  const out = options.out ?? `rehearsal-${asked.year}`
  const unwritable = await mkdir(out, { recursive: true })
    .then(() => access(out, constants.W_OK))
    .catch((error: Error) => error)
  if (unwritable) return say(terminal, `Nothing can be written to ${out}: ${unwritable.message}`, 2)
  const read = await readOrganisation(folder, `${asked.year}-01-01T12:00:00.000Z`)
  if (!read.ok) {
    for (const problem of read.problems) print(problemLine(problem))
    return say(terminal, 'Nothing was rehearsed: mend these first.', 1)
  }
  const { settings } = read.organisation
  const language = settings.languages[0] ?? 'en'
  const place = { env, organisation: folder, year: asked.year, timeZone: settings.timeZone }
  const begun = Date.now()
  const bar = progressBar(process.stderr, asked.year)
  const rehearsal = await onStage(
    { ...place, signal, out: process.stderr, log: whatMatters(complain, signal) },
    (stage) => rehearsed(stage, asked, { files: read.organisation, folder, signal, progress: bar.at }),
  ).finally(bar.done)
  await writeFile(join(out, 'report.html'), reportHtml(rehearsal, language))
  await writeFile(join(out, 'messages.csv'), messagesCsv(rehearsal))
  await writeFile(join(out, 'rehearsal.json'), reportJson(rehearsal, language))
  const { gaps } = rehearsal
  for (const gap of gaps) print(`${placeOf(gap)}  ${sentenceOf(gap, textsFor('en'))}`)
  print(`${textsFor('en').rehearsal.verdict(gaps.length)} The report: ${join(out, 'report.html')}`)
  const { stoppedOn } = rehearsal
  if (stoppedOn !== null) return say(terminal, textsFor('en').rehearsal.stopped(stoppedOn), 1)
  complain(`Played in ${Math.round((Date.now() - begun) / 1_000)} s.`)
  return gaps.length > 0 ? GAPS_FOUND : 0
}

/** The year, played and summed up. */
export async function rehearsed(
  stage: Stage & { stores: Stores },
  behaviour: Behaviour,
  {
    files,
    folder,
    signal,
    progress,
  }: {
    files: OrganisationFiles
    folder: string
    signal: AbortSignal
    /** After each day, with how many messages and answers there were by then. */
    progress: (day: CalendarDate, messages: number, answers: number) => void
  },
): Promise<Rehearsal> {
  const organisations = files.settings.languages[0] ?? 'en'
  const right = rightAnswers(files)
  const names = namesIn(stage.stores)
  const played = await playYear(stage, behaviour, {
    sentence: (language) => textsFor(language, organisations).rehearsal.sentence,
    isRight: (option) => right.has(option),
    known: names.processes,
    signal,
    progress: (day, { log, told }) => progress(day, told.messages.length, log.done.length),
  })
  const where = await Files.read(folder)
  const summary = await summed(played)
  const gaps = [
    ...(await gapsInFiles(played, where)),
    ...(await gapsPlayed(played, where, summary.loads, names)),
  ]
  return withGaps(summary, gaps, await movesOf(played, where, summary.loads, names))
}

/** What was typed, or what is wrong with it. */
function behaviourOf(options: RehearseOptions, nextYear: number): Behaviour | string {
  const year = Number(options.year ?? nextYear)
  if (options.year === '' || !Number.isInteger(year) || year < 2000 || year > 2100)
    return `--year is a year such as ${nextYear}, not “${options.year}”.`
  const seed = Number(options.seed ?? 1)
  if (options.seed === '' || !Number.isSafeInteger(seed))
    return `--seed is a whole number, not “${options.seed}”.`
  const shares = { ...usualShares }
  for (const name of ['late', 'absent', 'refusing'] as const) {
    if (options[name] === undefined) continue
    const percent = Number(options[name])
    if (options[name] === '' || !(percent >= 0 && percent <= 100))
      return `--${name} is a share in percent, such as 15, not “${options[name]}”.`
    shares[name] = percent / 100
  }
  return { year, seed, shares }
}

/**
 * That somebody closed a form before its picture came is no news of a rehearsal, nor what was under way when it was
 * stopped.
 */
function whatMatters(complain: (line: string) => void, signal: AbortSignal): (line: string) => void {
  return (line) => {
    if (!signal.aborted && !/view_not_found|hash_conflict/.test(line)) complain(line)
  }
}
