import type { CalendarDate } from '../domain/calendar-date.js'
import type { DocumentContent, DocumentId, Objective } from '../domain/document.js'
import { programmeId } from '../domain/programme.js'
import { type ContextEntry, contextFile } from './context-file.js'
import { type Texts, textsIn } from './definition-fields.js'
import { checkAsked, checkIds } from './definitions.js'
import type { DocumentHeader, DocumentSource } from './document-header.js'
import { type ObjectivesEntry, objectivesFile } from './objectives-file.js'
import type { OrganisationFile } from './organisation-file.js'
import { namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import { recurrenceOf } from './recurrence-fields.js'
import { scopeFile, scopeTranslationFile } from './scope-file.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** One controlled document as the folder has it: people stand in it by their id in `people.csv`. */
export interface DocumentDraft {
  document: DocumentId
  approver: string | null
  content: DocumentContent
  /** Its review, and the evaluations of its objectives. */
  programmes: ProgrammeDraft[]
}

/** What the folder has of them; undefined where it has no such file. */
export interface DocumentSources {
  scope: DocumentSource<{ body: string }> | undefined
  /** The scope in other languages. */
  translations: readonly { language: string; body: string }[]
  context: DocumentSource<ContextEntry> | undefined
  objectives: DocumentSource<ObjectivesEntry> | undefined
}

export const documentFileKinds: readonly OrganisationFile<unknown>[] = [
  scopeFile,
  scopeTranslationFile,
  contextFile,
  objectivesFile,
]

export async function readDocuments(
  read: <Parsed>(kind: OrganisationFile<Parsed>) => Promise<Parsed[]>,
): Promise<DocumentSources> {
  const [scope] = await read(scopeFile)
  const translations = await read(scopeTranslationFile)
  const [context] = await read(contextFile)
  const [objectives] = await read(objectivesFile)
  return { scope, translations, context, objectives }
}

export function assembleDocuments(
  { scope, translations, context, objectives }: DocumentSources,
  settings: OrganisationSettings,
  findings: Findings,
): DocumentDraft[] {
  const drafts: DocumentDraft[] = []
  if (scope?.content) {
    const first = settings.languages[0] ?? 'en'
    const others = translations.map(({ language, body }) => [language, body])
    const text = { [first]: scope.content.body, ...Object.fromEntries(others) }
    drafts.push(draftOf(scope, scope.content, { of: 'scope', text }))
  }
  if (context?.content) {
    const content = contextOf(context.content, inEachOf(context.yaml, settings, findings))
    drafts.push(draftOf(context, context.content, content))
  }
  if (objectives?.content) {
    const inEach = inEachOf(objectives.yaml, settings, findings)
    const entries = objectives.content.objectives
    const listed = entries.map((entry, index) => objectiveOf(entry, ['objectives', index], inEach))
    const draft = draftOf(objectives, objectives.content, { of: 'objectives', objectives: listed })
    const evaluations = entries.map((entry, index) => evaluationOf(entry, index, objectives.yaml))
    drafts.push({ ...draft, programmes: [...draft.programmes, ...evaluations] })
  }
  return drafts
}

function draftOf(
  { document, yaml }: Pick<DocumentSource<unknown>, 'document' | 'yaml'>,
  { owner, approver, review }: DocumentHeader,
  content: DocumentContent,
): DocumentDraft {
  const process = 'document-review' as const
  const { rule, ...days } = review
  const programme = {
    ...{ _id: programmeId(process, document), process, subject: document, owner, ...days },
    ...{ recurrence: recurrenceOf(rule, 12), file: yaml.name, line: yaml.lineOf(['review']) },
  }
  return { document, approver, content, programmes: [programme] }
}

type Path = readonly PropertyKey[]
type InEach = (path: Path, texts: Texts) => Record<string, string>

function inEachOf(yaml: YamlFile, settings: OrganisationSettings, findings: Findings): InEach {
  return textsIn(yaml, settings, findings)
}

function contextOf(
  { external, internal, climate, parties, interfaces }: ContextEntry,
  inEach: InEach,
): DocumentContent {
  const issuesOf = (kind: 'external' | 'internal', these: ContextEntry['external']) =>
    these.map(({ id, what, effect }, index) => ({
      ...{ id, kind, what: inEach([kind, index, 'what'], what) },
      effect: inEach([kind, index, 'effect'], effect),
    }))
  return {
    of: 'context',
    issues: [...issuesOf('external', external), ...issuesOf('internal', internal)],
    climate: { relevant: climate.relevant, because: inEach(['climate', 'because'], climate.because) },
    parties: parties.map(({ id, name, requirements }, index) => ({
      ...{ id, name: inEach(['parties', index, 'name'], name) },
      requirements: requirements.map(({ what, addressed }, place) => ({
        ...{ addressed, what: inEach(['parties', index, 'requirements', place, 'what'], what) },
      })),
    })),
    interfaces: interfaces.map(({ id, with: party, what }, index) => ({
      ...{ id, with: inEach(['interfaces', index, 'with'], party) },
      what: inEach(['interfaces', index, 'what'], what),
    })),
  }
}

type ObjectiveEntry = ObjectivesEntry['objectives'][number]

function objectiveOf(entry: ObjectiveEntry, path: Path, inEach: InEach): Objective {
  const { id, title, what, measure, measured, unit, direction, target, resources, owner, due } = entry
  const text = (field: string, texts: Texts) => inEach([...path, field], texts)
  return {
    ...{ id, measured, unit, direction, target, owner, due },
    ...{ title: text('title', title), what: text('what', what), measure: text('measure', measure) },
    ...{ resources: text('resources', resources), evaluated: text('evaluated', entry.evaluated) },
  }
}

function evaluationOf(entry: ObjectiveEntry, index: number, yaml: YamlFile): ProgrammeDraft {
  const { id, owner, rule, noticeDays, businessDays, shift, country } = entry
  const process = 'objective-evaluation'
  return {
    ...{ _id: programmeId(process, id), process, subject: id, owner, recurrence: recurrenceOf(rule, 12) },
    ...{ shift, country, noticeDays, businessDays },
    ...{ file: yaml.name, line: yaml.lineOf(['objectives', index, 'id']) },
  }
}

/** Who is named is there and can be asked, and each id stands once. Found whatever else of the files cannot be read. */
export function checkDocuments(
  { scope, translations, context, objectives }: DocumentSources,
  {
    people,
    languages,
    today,
  }: { people: PeopleFile | undefined; languages: readonly string[]; today: CalendarDate },
  findings: Findings,
): void {
  const all = [scope, context, objectives].flatMap((source) => source ?? [])
  for (const { yaml } of people ? all : [])
    for (const path of [
      ['owner'],
      ['approver'],
      ...yaml.entriesOf(['objectives']).map((at) => [...at, 'owner']),
    ]) {
      const named = namedAt(yaml, path)
      if (named && people) checkAsked(named, people, today, findings)
    }
  if (context) checkContextIds(context.yaml, findings)
  if (objectives) checkIds(objectives.yaml, ['objectives'], 'objective', findings)
  for (const { language } of translations)
    if (!languages.slice(1).includes(language))
      findings.warn({
        ...{ file: `scope.${language}.md`, line: 1 },
        what: `nobody reads the scope in "${language}"`,
        remedy: `Name the language under languages in organisation.yaml, after the first, or leave the file out.`,
      })
}

/** Whatever of the context changed is named by its id, so that it stands once in the whole file. */
function checkContextIds(yaml: YamlFile, findings: Findings): void {
  const lines = new Map<string, number>([['climate', yaml.lineOf(['climate'])]])
  for (const list of ['external', 'internal', 'parties', 'interfaces'])
    for (const entry of yaml.entriesOf([list])) {
      const id = yaml.textAt([...entry, 'id'])
      if (id === undefined) continue
      const line = yaml.lineOf([...entry, 'id'])
      const already = lines.get(id)
      if (already === undefined) lines.set(id, line)
      else
        findings.problem({
          ...{ file: yaml.name, line, what: `id "${id}" stands already in line ${already}` },
          remedy: 'Give each issue, party and interface an id of its own.',
        })
    }
}
