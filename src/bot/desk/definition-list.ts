import { type Ask, askedNow } from '../../domain/ask.js'
import { nearest } from '../../domain/nearest.js'
import { isIsmsLead, type Organisation } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import { type Programme, type ProgrammeProcess, programmeId } from '../../domain/programme.js'
import type { Definition, Definitions } from '../../store/definitions.js'
import type { People } from '../../store/people.js'
import type { Programmes } from '../../store/programmes.js'
import { type Card, escaped } from '../cards/card.js'
import { titleOf } from '../cards/definition.js'
import type { Reply } from '../interaction.js'
import type { Texts } from '../texts/texts.js'
import type { Command, Visit } from './desk.js'
import { say } from './say.js'

/** How one process lists what the organisation's files define for it. `Known` is one of them, as the process knows it. */
export interface DefinitionList<Known> {
  process: ProgrammeProcess
  /** What is typed after `/isms`, alone or with an id. */
  command: string
  words(texts: Texts): ListWords
  seesAll(person: Person, organisation: Organisation): boolean
  /** To whom help names the command, of those who do not see all. */
  offered(person: Person, organisation: Organisation): Promise<boolean>
  /** Every one that the file has, by its id. */
  known(organisation: Organisation): Promise<Known[]>
  definitionOf(known: Known): { id: string; title: Record<string, string> }
  /** Whether it is shown to somebody who does not see all. */
  concerns(known: Known, person: Person): boolean
  /** @param all whether these are all that there are, or those that concern the visitor */
  listCard(these: readonly Known[], all: boolean, visit: Visit): Promise<Card>
  /** One of them, with what the visitor may do about it now. */
  card(known: Known, visit: Visit): Promise<Card>
}

/** What a process says around its list. */
interface ListWords {
  command: string
  none: string
  noneYours: string
  unknown(typed: string, meant: string | null, known: string): string
  notYours(title: string): string
}

/** `/isms check [ID]`: everybody sees what concerns them, and some see all. */
export function definitionCommand<Known>(list: DefinitionList<Known>): Command {
  const { process, command, words, seesAll, offered } = list
  const idIn = (typed: string) => typed.toLowerCase().replace(new RegExp(`^${process}\\.`), '')
  return {
    words: command,
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => words(texts).command,
    allowed: () => true,
    offered: async (person, organisation) =>
      seesAll(person, organisation) || (await offered(person, organisation)),
    run: (visit, typed) => (typed === '' ? showThose(list, visit) : showDefinition(list, visit, idIn(typed))),
  }
}

async function showThose<Known>(list: DefinitionList<Known>, visit: Visit): Promise<Reply> {
  const { person, organisation, texts } = visit
  const all = list.seesAll(person, organisation)
  const these = shownTo(list, await list.known(organisation), visit)
  const t = list.words(texts)
  if (these.length === 0) return say(all ? t.none : t.noneYours)
  return { kind: 'card', card: await list.listCard(these, all, visit) }
}

/** One of them, to whom it concerns; else why not, or which they may have meant. */
export async function showDefinition<Known>(
  list: DefinitionList<Known>,
  visit: Visit,
  id: string,
): Promise<Reply> {
  const { person, organisation, texts } = visit
  const all = await list.known(organisation)
  const these = shownTo(list, all, visit)
  const known = all.find((each) => list.definitionOf(each).id === id)
  const t = list.words(texts)
  if (!known) return say(these.length === 0 ? t.noneYours : unknown(list, these, visit, id))
  if (!these.includes(known)) return say(t.notYours(escaped(titleOf(list.definitionOf(known), person))))
  return { kind: 'card', card: await list.card(known, visit) }
}

function shownTo<Known>(
  { seesAll, concerns }: DefinitionList<Known>,
  all: readonly Known[],
  { person, organisation }: Visit,
): Known[] {
  return all.filter((each) => seesAll(person, organisation) || concerns(each, person))
}

/** What was meant is near to what was typed, or the only one that begins so. */
function unknown<Known>(
  { words, definitionOf }: DefinitionList<Known>,
  these: readonly Known[],
  { person, texts }: Visit,
  typed: string,
): string {
  const definitions = these.map(definitionOf)
  const ids = definitions.map(({ id }) => id)
  const [begun, another] = ids.filter((id) => id.startsWith(typed))
  const meant = nearest(typed, ids) ?? (another === undefined ? begun : undefined) ?? null
  const named = definitions.map((each) => `\`${each.id}\` (${escaped(titleOf(each, person))})`)
  return words(texts).unknown(escaped(typed), meant, named.join(', '))
}

/**
 * What the file has and comes round, by its id, each with its programme.
 *
 * @param asItIs Of what does not follow the file alone.
 */
export async function definedAndPlanned<Version extends Definition>(
  process: ProgrammeProcess,
  definitions: Definitions<Version>,
  programmes: Programmes,
  asItIs: (programme: Programme) => Programme = (programme) => programme,
): Promise<{ id: string; definition: Version; programme: Programme }[]> {
  const [newest, all] = await Promise.all([definitions.newestOfEach(), programmes.all()])
  const active = all.map(asItIs).filter(({ state }) => state === 'active')
  const byId = new Map(active.map((programme) => [programme._id, programme]))
  return [...newest].flatMap(([id, definition]) => {
    const programme = byId.get(programmeId(process, id))
    return programme ? [{ id, definition, programme }] : []
  })
}

/** Its owner and the ISMS lead may have it begin. */
export function mayBegin({ owner }: Pick<Programme, 'owner'>, { person, organisation }: Visit): boolean {
  return owner === person._id || isIsmsLead(person, organisation)
}

/** Who is asked; plain, and null where nobody is at the moment. */
export async function nameOfAsked(people: People, ask: Ask | null): Promise<string | null> {
  const [asked] = ask ? askedNow(ask) : []
  return asked === undefined ? null : ((await people.byId(asked))?.name ?? '')
}
