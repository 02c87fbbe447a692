import type { Starter } from './answers.js'

/** What is said in a new folder, by language and by name. */
export type Words = ReadonlyMap<string, Record<string, string>>

/** Each by its name, as YAML that says it in the languages of the folder. */
export function textIn(words: Words, { languages }: Pick<Starter, 'languages'>): (name: string) => string {
  return (name) => {
    const inEach = languages.flatMap((language) => {
      const written = words.get(language)?.[name]
      return written === undefined ? [] : [`${language}: ${JSON.stringify(written)}`]
    })
    return `{ ${inEach.join(', ')} }`
  }
}
