import { isPresent } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import { chance } from './chance.js'
import type { Member } from './company.js'
import type { Filler } from './filling.js'
import type { Played } from './played.js'

/** As many colleagues come to somebody's mind. */
const OTHERS = 6

/**
 * How this person fills in a form today. Whoever is not in chat names others by their addresses.
 *
 * @param handIn Takes a file, and says how the form names it.
 */
export function fillerFor(
  { stage, company, behaviour, sentence, isRight }: Played,
  { person, account }: Member,
  reluctant: boolean,
  handIn: (file: { name: string; bytes: Buffer }) => Promise<string>,
): Filler {
  const today = dateIn(stage.now().toISOString(), person.timeZone)
  const all = company.inOrder()
  const from = Math.floor(chance(behaviour.seed, 'others', person.key, today) * all.length)
  const others: string[] = []
  for (let nth = 0; nth < all.length && others.length < OTHERS; nth += 1) {
    const other = all[(from + nth) % all.length]
    if (other?.account && other.person._id !== person._id && isPresent(other.person, today))
      others.push(account ? other.account._id : other.person.email)
  }
  return {
    today,
    ...{ reluctant, isRight },
    sentence: sentence(person.language),
    others,
    file: async (endings, attempt) => handIn(await fileOf(stage.hands.exports, endings, attempt)),
  }
}

/** A list that a system exports where a list is wanted; else a sheet of the kind that is. */
async function fileOf(
  exports: () => Promise<{ name: string; bytes: Buffer }[]>,
  endings: readonly string[] | undefined,
  attempt: number,
): Promise<{ name: string; bytes: Buffer }> {
  const fits = (name: string) => endings === undefined || endings.includes(name.split('.').at(-1) ?? '')
  const exported = endings?.includes('csv') ? (await exports()).filter(({ name }) => fits(name)) : []
  const known = exported[attempt]
  if (known) return known
  const ending = endings === undefined || endings.includes('pdf') ? 'pdf' : (endings[0] ?? 'txt')
  return { name: `rehearsal.${ending}`, bytes: ending === 'pdf' ? aPdf : Buffer.from('rehearsal\n') }
}

/** One empty page. */
const aPdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
