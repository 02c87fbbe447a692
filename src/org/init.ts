import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Objection, objectionToCountry, objectionToTimeZone, timeZoneOf } from './places.js'
import { isMissing } from './read.js'
import type { Starter } from './starter/answers.js'
import { starterPolicies } from './starter/policy.js'
import { starterFiles } from './starter/starter.js'

/** What may be said on the command line; the rest has a default, and can be changed in the files. */
export interface InitOptions {
  name?: string | undefined
  country?: string | undefined
  timeZone?: string | undefined
  /** `en,de` */
  languages?: string | undefined
}

type Print = (line: string) => void

/**
 * `steward org init DIR`: writes a folder of files to begin with. Nothing that is there is overwritten.
 *
 * @returns the exit code: 0 when the folder is there
 */
export async function orgInit(folder: string, options: InitOptions, print: Print): Promise<number> {
  const starter = starterOf(options)
  if ('what' in starter) {
    print(`${starter.what}, so nothing was written. ${starter.remedy}`)
    return 2
  }
  const files = starterFiles(starter)
  const there = await alreadyThere(folder, [...files.keys()])
  if (there.length > 0) {
    print(`${folder} holds ${there.join(', ')} already, so nothing was written. Name another folder.`)
    return 1
  }
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text, { flag: 'wx' })
  }
  for (const line of whatNext(folder, files)) print(line)
  return 0
}

function starterOf(options: InitOptions): Starter | Objection {
  const { name = 'Our company', country = 'IE' } = options
  if (/[\p{Cc}]/u.test(name) || name.trim() === '')
    return { what: 'The name is empty or has a line end in it', remedy: 'Write it on one line.' }
  const wrongCountry = objectionToCountry(country)
  if (wrongCountry) return wrongCountry
  const timeZone = options.timeZone ?? timeZoneOf(country)
  const wrongTimeZone = objectionToTimeZone(timeZone)
  if (wrongTimeZone) return wrongTimeZone
  const languages = [...new Set((options.languages ?? 'en').split(',').map((language) => language.trim()))]
  const unknown = languages.find((language) => !starterPolicies.has(language))
  if (unknown !== undefined)
    return {
      what: `There is no policy to begin with in "${unknown}"`,
      remedy: `Write one or more of: ${[...starterPolicies.keys()].join(', ')}. Other languages are added in the files.`,
    }
  return { name: name.trim(), country, timeZone, languages }
}

/** Which of these files, and of an organisation's others, the folder has. */
async function alreadyThere(folder: string, names: readonly string[]): Promise<string[]> {
  const there = [
    ...(await namesIn(folder)),
    ...(await namesIn(join(folder, 'policies'))).map((name) => `policies/${name}`),
  ]
  return there
    .filter((name) => names.includes(name) || /^(absences\.csv|policies\/.*\.md)$/i.test(name))
    .sort()
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function whatNext(folder: string, files: ReadonlyMap<string, string>): string[] {
  const dir = /\s/.test(folder) ? `"${folder}"` : folder
  return [
    `Written to ${folder}: ${[...files.keys()].join(', ')}.`,
    '',
    `1. Put your people into people.csv and their ids into organisation.yaml; ${join(folder, 'README.md')} explains each column.`,
    `2. Check: npx steward org check ${dir}`,
    `3. Try it: STEWARD_ORG=${dir} npm start -- --fresh`,
  ]
}
