import { z } from 'zod'
import { isOwnControl } from '../domain/annex-a.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type ControlState, controlStates, type Driver, drivers } from '../domain/statement.js'
import { ControlNumber, inLanguages, type Texts } from './definition-fields.js'
import { DateText, Identifier, PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type Remedies, YamlFile } from './yaml-file.js'

type Path = readonly PropertyKey[]

/** One control as the file states it. People are ids in `people.csv`. */
export type ControlEntry = Stated & (NecessaryEntry | { applicable: false })

interface Stated {
  id: string
  /** Where its entry stands; it may be one of several that are stated alike. */
  entry: Path
  title?: Texts | undefined
  because: Texts
}

export interface NecessaryEntry {
  applicable: true
  drivers: Driver[]
  owner: string
  implementation?: Texts | undefined
  state: ControlState
  action?: ActionEntry | undefined
  risks: string[]
  policies: string[]
  checks: string[]
  requirements: string[]
}

export interface ActionEntry {
  what: Texts
  owner: string
  due: CalendarDate
}

/** `controls.yaml`: which controls are necessary, and how far they have come (6.1.3 d). */
export interface ControlsFile {
  /** Undefined where it could not be read. */
  statement: { scope: Texts; approver: string | null; controls: ControlEntry[] } | undefined
  yaml: YamlFile
}

const ids = z
  .array(Identifier)
  .max(30)
  .default([])
  .transform((listed) => [...new Set(listed)])

const necessary = {
  drivers: z
    .array(z.enum(drivers))
    .default([])
    .transform((listed) => [...new Set(listed)]),
  owner: PersonKey.optional(),
  implementation: inLanguages(600).optional(),
  state: z.enum(controlStates).default('implemented'),
  action: z.strictObject({ what: inLanguages(300), owner: PersonKey, due: DateText }).optional(),
  ...{ risks: ids, policies: ids, checks: ids, requirements: ids },
}

const Entry = z
  .strictObject({
    id: ControlNumber.optional(),
    ids: z.array(ControlNumber).min(2).max(93).optional(),
    title: inLanguages(80).optional(),
    applicable: z.enum(['yes', 'no']).default('yes'),
    because: inLanguages(600),
    ...necessary,
  })
  .superRefine((entry, context) => {
    for (const [field, message, remedy] of objectionsTo(entry))
      context.addIssue({ code: 'custom', path: [field], message, params: { remedy } })
  })

type ReadEntry = z.infer<typeof Entry>
type Objected = [field: keyof ReadEntry, message: string, remedy: string]

function objectionsTo(entry: ReadEntry): Objected[] {
  return [
    ...objectionsToId(entry),
    ...(entry.applicable === 'yes' ? missingIn(entry) : objectionsToUse(entry)),
  ]
}

function objectionsToId({ id, ids: several, title }: ReadEntry): Objected[] {
  if ((id === undefined) === (several === undefined))
    return [['id', 'has to stand there, or ids, and not both', remedies['controls.id'] ?? '']]
  const own = id !== undefined && isOwnControl(id)
  if (own && title === undefined)
    return [['title', 'is missing', 'Write what this control of your own is called, at most 80 characters.']]
  if (!own && title !== undefined)
    return [['title', 'does not go with a control of Annex A', 'Leave it out: it goes by its number.']]
  return []
}

/** What is necessary has somebody to answer for it, and says how it is done, or by when it will be. */
function missingIn({ owner, implementation, state, action }: ReadEntry): Objected[] {
  const isThere = state === 'implemented' || state === 'partly'
  return [
    ...(owner === undefined ? [missing('owner')] : []),
    ...(isThere && implementation === undefined ? [missing('implementation')] : []),
    ...(state !== 'implemented' && action === undefined
      ? [
          [
            'action',
            `is missing, and the state is ${state}`,
            'Write what is still to be done, by whom and by when: action: { what: …, owner: …, due: 2027-06-30 }.',
          ] satisfies Objected,
        ]
      : []),
    ...(state === 'implemented' && action !== undefined
      ? [
          [
            'action',
            'does not go with state implemented',
            'Write state: partly, or leave it out.',
          ] satisfies Objected,
        ]
      : []),
  ]
}

function missing(field: 'owner' | 'implementation'): Objected {
  return [field, 'is missing', remedies[`controls.${field}`] ?? '']
}

/** What is not necessary is in no use. */
function objectionsToUse({ owner, implementation, action, ...entry }: ReadEntry): Objected[] {
  const links = (['risks', 'policies', 'checks', 'requirements'] as const).filter(
    (field) => entry[field].length > 0,
  )
  const fields = [
    ...(owner === undefined ? [] : ['owner' as const]),
    ...(implementation === undefined ? [] : ['implementation' as const]),
    ...(action === undefined ? [] : ['action' as const]),
    ...links,
  ]
  return fields.map((field) => [
    field,
    'does not go with applicable: no',
    'Leave it out where the control is excluded, or write applicable: yes.',
  ])
}

const inEach = 'or one such text per language: { en: …, de: … }'
const remedies: Remedies = {
  scope: `Write what your ISMS covers (4.3), at most 600 characters, ${inEach}.`,
  approver:
    'Write the id of the person in people.csv who approves the statement, or leave it out for top management.',
  controls: 'Write a list of controls, each with `id` and `because`.',
  'controls.id': 'Write a number of Annex A, such as A.5.15, or an id of your own in capitals, such as HP-1.',
  'controls.ids': 'Write two or more numbers of Annex A that are stated alike, such as [A.7.1, A.7.2].',
  'controls.title': `Write what a control of your own is called, at most 80 characters, ${inEach}.`,
  'controls.applicable': 'Write yes or no; without it, it is yes.',
  'controls.because': `Write why the control is necessary, or why it is not, at most 600 characters, ${inEach}.`,
  'controls.drivers': `Write a list of what makes it necessary: ${drivers.join(', ')}.`,
  'controls.owner': 'Write the id of the person in people.csv who answers for it.',
  'controls.implementation': `Write how it is done here, at most 600 characters, ${inEach}.`,
  'controls.state': `Write ${controlStates.join(', ')}; without it, it is implemented.`,
  'controls.action': 'Write what, owner and due.',
  'controls.action.what': `Write what is still to be done, at most 300 characters, ${inEach}.`,
  'controls.action.owner': 'Write the id of the person in people.csv who does it.',
  'controls.action.due': 'Write the date by which it is done, such as 2027-06-30.',
  'controls.risks': 'Write a list of ids in risks.yaml.',
  'controls.policies': 'Write a list of ids of policies, such as [access-control].',
  'controls.checks': 'Write a list of ids in checks.yaml, such as [restore-test].',
  'controls.requirements': 'Write a list of ids in requirements.yaml, such as [breach-notification].',
}

const Content = z.strictObject({
  scope: inLanguages(600),
  approver: PersonKey.optional(),
  controls: z.array(Entry).min(1),
})

export const controlsFile: OrganisationFile<ControlsFile> = {
  pattern: /^controls\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'scope: All of it' })
    if (!yaml) return undefined
    const read = yaml.read(Content, remedies, findings)
    if (!read) return { statement: undefined, yaml }
    const { scope, approver = null, controls } = read
    return { statement: { scope, approver, controls: controls.flatMap(expanded) }, yaml }
  },
}

/** Each control of its own, though several were stated alike. */
function expanded(read: ReadEntry, index: number): ControlEntry[] {
  const { id, ids: several = [], title, because, applicable, owner = '', ...rest } = read
  return (id === undefined ? several : [id]).map((control) => {
    const stated = { id: control, entry: ['controls', index], title, because }
    if (applicable === 'no') return { ...stated, applicable: false }
    return { ...stated, ...rest, owner, applicable: true }
  })
}

/** Where the file names a control: by `id`, or one of `ids`. Known whatever else of it cannot be read. */
export function statedIn(yaml: YamlFile): { id: string; path: Path }[] {
  return yaml.entriesOf(['controls']).flatMap((entry) => {
    const paths = [[...entry, 'id'], ...yaml.entriesOf([...entry, 'ids'])]
    return paths.flatMap((path) => {
      const id = yaml.textAt(path)
      return id === undefined ? [] : [{ id, path }]
    })
  })
}
