import type { Subject } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import type { Definition, Definitions } from '../store/definitions.js'
import { titleOf } from './cards/definition.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import type { Texts } from './texts/texts.js'

/** How a process is worded in the calendar, given the title of what it is about; plain. */
interface Words {
  programme(title: string): string
  due(title: string): string
  /** By the slot. */
  asked: Readonly<Record<string, (title: string) => string>>
  answered: Readonly<Record<string, (by: string) => string>>
}

/**
 * What the organisation's files define, in the calendar: its programme says who owns it, and nothing else does.
 *
 * @param slot in which its owner answers
 */
export function definedProgrammes<D extends Definition & { title: Record<string, string> }>(
  definitions: Definitions<D>,
  slot: string,
  wordsIn: (texts: Texts) => Words,
): SubjectsOfProcess {
  const titleAt = async ({ id, version }: Subject, reader: Person) => {
    const definition = await definitions.byVersion(id, version)
    return definition && titleOf(definition, reader)
  }
  return {
    async known(reader) {
      const all = [...(await definitions.newestOfEach())]
      return new Map(
        all.map(([id, each]) => [id, { title: titleOf(each, reader), owner: null, audience: null }]),
      )
    },
    inForce: async (id) => (await definitions.newest(id)) !== null,
    programme: ({ title }, texts) => wordsIn(texts).programme(title),
    async due(subject, { person, texts }) {
      const title = await titleAt(subject, person)
      return title && wordsIn(texts).due(title)
    },
    async asked({ subject, slot }, { person, texts }) {
      const title = await titleAt(subject, person)
      return title && (wordsIn(texts).asked[slot]?.(title) ?? null)
    },
    answers: { slot, words: (texts) => wordsIn(texts).answered },
  }
}
