import { isDeepStrictEqual } from 'node:util'
import type { Subject } from '../domain/ask.js'
import {
  isOfFile,
  type Judgement,
  judgementHash,
  judgementIn,
  type Risk,
  riskHash,
  riskSubject,
  type Scenario,
  type Seed,
} from '../domain/risk.js'
import { CRITERIA, type CriteriaText, haveSameScales } from '../domain/risk-criteria.js'
import { replanned } from '../domain/treatment-plan.js'
import { versionAfter } from '../store/definitions.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { RiskAct, RiskFields, Risks } from '../store/risks.js'
import type { DefinitionChange } from './definition-kind.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { RiskDraft } from './risks.js'

/** Where the register and its criteria are kept. */
export interface RiskStores {
  risks: Risks
  riskCriteria: RiskCriteriaStore
}

/** What an import would change of the register, and what it leaves as people said it in chat. */
export interface RiskChanges {
  changes: DefinitionChange[]
  /** By what is said of them: risks of which the file says something else, or nothing any more. */
  kept: { what: string; which: string[] }[]
}

interface InFile extends Scenario {
  _id: string
  owner: string
  deputy: string | null
  judgement: Judgement
}

/** A risk of the register beside what the file says of it. */
interface Both {
  risk: Risk
  file: InFile
  fields: RiskFields
}

/**
 * The file seeds the register: what it says of a risk is taken until somebody answers for it in chat, and named from then on
 * where it differs. What a risk is stays the file's to say; nothing leaves the register by being left out of it.
 *
 * @param drafts Undefined without the file.
 * @param inFolder The criteria in the folder; null without them.
 */
export async function compareRisks(
  drafts: readonly RiskDraft[] | undefined,
  inFolder: CriteriaText | null,
  { risks, riskCriteria }: RiskStores,
  ids: PersonIds,
  asOf: string,
): Promise<RiskChanges> {
  const all = await risks.all()
  const record = new Map(all.map((risk) => [risk._id, risk]))
  const judging = await judgingBy(riskCriteria, inFolder, all, asOf)
  const inFile = (drafts ?? []).map((draft) => asOnRecord(draft, ids))
  const added = inFile.filter(({ _id }) => !record.has(_id))
  const both = inFile.flatMap((file): Both[] => {
    const risk = record.get(file._id)
    return risk?.state === 'open' ? [{ risk, file, fields: fieldsChanged(risk, file) }] : []
  })
  const described = both.filter(({ fields }) => Object.keys(fields).length > 0)
  const toJudge = both.filter(({ risk, file }) => isToBeJudged(risk, file, judging))
  const judged = toJudge.filter(({ risk }) => judging.isInForce || judging.waits(risk))

  const act: RiskAct = { by: null, at: asOf, through: { kind: 'command-line' } }
  const write = async () => {
    const now = await judgingBy(riskCriteria, inFolder, all, asOf)
    const ofFile = { criteria: now.version, trigger: 'file' } as const
    for (const risk of added) await risks.register({ ...risk, ...ofFile, seed: seedOf(risk) }, act)
    for (const { risk, fields } of described) await risks.describe(risk, fields, act)
    for (const { file } of judged) {
      const risk = await risks.byId(file._id)
      if (risk && isToBeJudged(risk, file, now))
        await risks.assess(risk, { judgement: file.judgement, ...ofFile }, act, seedOf(file))
    }
  }
  const standIns = described.flatMap(({ risk: { _id }, file: { deputy }, fields }) =>
    'deputy' in fields ? [{ type: 'risk' as const, id: _id, deputy }] : [],
  )
  const askedAnew = subjectsChanged(both, judged, judging)
  const entered = added.map(({ _id }) => _id)
  const kept = drafts ? keptAsItIs(inFile, record) : []
  const waiting = both.filter(({ risk }) => judging.waits(risk)).map(named)
  return {
    changes: [
      { counted: 'risksAdded', what: 'Risks entered', which: entered, askedAnew, standIns, write },
      writtenAbove('risksDescribed', 'Risks described anew', described.map(named)),
      writtenAbove('risksAssessed', 'Risks assessed anew, as the file says', judged.map(named)),
    ],
    kept: [
      ...kept,
      {
        what: 'Judged by criteria that are not in force yet, so they wait for these and come in by themselves then',
        which: judging.isInForce ? [] : [...entered, ...waiting],
      },
      {
        what: 'Judged by scales that are not in force yet, so what risks.yaml says otherwise was not taken; import it again once they are',
        which: toJudge.filter((each) => !judged.includes(each)).map(named),
      },
    ].filter(({ which }) => which.length > 0),
  }
}

/** By which criteria the folder judges its risks. */
interface Judging {
  version: string
  isInForce: boolean
  /** Whether a risk was judged by criteria that are not in force yet. */
  waits: (risk: Pick<Risk, 'assessment'>) => boolean
}

/** By those in force where the folder has the same scales, else by those that it brings. */
async function judgingBy(
  riskCriteria: RiskCriteriaStore,
  inFolder: CriteriaText | null,
  risks: readonly Risk[],
  asOf: string,
): Promise<Judging> {
  const [inForce, known] = await Promise.all([riskCriteria.inForce(), riskCriteria.ofRisks(risks)])
  const isInForce = inForce !== null && (!inFolder || haveSameScales(inFolder, inForce))
  const { version } = isInForce ? inForce : versionAfter(CRITERIA, inForce ?? undefined, asOf)
  return { version, isInForce, waits: ({ assessment: { criteria } }) => !known.has(criteria) }
}

/** Whether the file says something else of it; or the same, by other criteria than those that it was to wait for. */
function isToBeJudged(risk: Risk, file: InFile, { version, waits }: Judging): boolean {
  const byOthers = waits(risk) && risk.assessment.criteria !== version
  return isOfFile(risk) && (byOthers || differing(risk, file).length > 0)
}

/** What is asked, decided and accepted holds on where the import changes nothing of what it is about. */
function subjectsChanged(both: readonly Both[], judged: readonly Both[], { version }: Judging): Subject[] {
  const changing = both.map((each) => {
    const { risk, file, fields } = each
    const { assessment } = risk
    const anew = judged.includes(each)
    const after = anew ? { ...assessment, ...file.judgement, criteria: version } : assessment
    return { before: risk, after: { ...risk, ...fields, assessment: after } }
  })
  return [
    ...changing.flatMap(({ before, after }) =>
      riskHash(before) === riskHash(after) ? [] : [riskSubject(after)],
    ),
    ...changing.flatMap(({ before, after }) => replanned(before, after)),
  ]
}

function named({ risk: { _id } }: { risk: Risk }): string {
  return _id
}

function writtenAbove(counted: string, what: string, which: string[]): DefinitionChange {
  return { counted, what, which, askedAnew: [], write: async () => undefined }
}

function asOnRecord({ risk, owner, deputy, judgement, ...scenario }: RiskDraft, ids: PersonIds): InFile {
  return {
    ...{ _id: risk, ...scenario, owner: idOf(owner, ids) },
    deputy: deputy === null ? null : idOf(deputy, ids),
    judgement: {
      ...judgement,
      plan: judgement.plan.map((action) => ({ ...action, owner: idOf(action.owner, ids) })),
    },
  }
}

function seedOf({ judgement, owner }: Pick<InFile, 'judgement' | 'owner'>): Seed {
  return { judgement: judgementHash(judgement), owner }
}

/** What the file says otherwise of it than the record; an owner whom chat has named stays. */
function fieldsChanged(risk: Risk, { title, threat, vulnerability, asset, affects, owner, deputy }: InFile) {
  const inFile = {
    title,
    threat,
    vulnerability,
    asset,
    affects,
    deputy,
    ...(risk.ownerNamed ? {} : { owner }),
  }
  const changed = Object.entries(inFile).filter(
    ([field, value]) => !isDeepStrictEqual(value, risk[field as keyof typeof inFile]),
  )
  return Object.fromEntries(changed) as RiskFields
}

/** Which parts of the judgement the file has otherwise. */
function differing({ assessment }: Risk, { judgement }: InFile): string[] {
  const onRecord = judgementIn(assessment)
  return Object.entries(judgement)
    .filter(([part, value]) => !isDeepStrictEqual(value, onRecord[part as keyof Judgement]))
    .map(([part]) => part)
}

function keptAsItIs(inFile: readonly InFile[], record: ReadonlyMap<string, Risk>): RiskChanges['kept'] {
  const both = inFile.flatMap((file) => {
    const risk = record.get(file._id)
    return risk ? [{ file, risk }] : []
  })
  const open = both.filter(({ risk }) => risk.state === 'open')
  const listed = new Set(inFile.map(({ _id }) => _id))
  const left = [...record.values()].filter(
    ({ _id, state, seed }) => seed && state === 'open' && !listed.has(_id),
  )
  return [
    {
      what: 'Assessed, accepted or otherwise answered for in chat, so what risks.yaml says otherwise was not taken',
      which: open.flatMap(({ file, risk }) => {
        const parts = isOfFile(risk) ? [] : differing(risk, file)
        return parts.length > 0 ? [`${risk._id} (${parts.join(', ')})`] : []
      }),
    },
    {
      what: 'Owned by whom chat says, and not by whom risks.yaml says',
      which: open.flatMap(({ file, risk }) =>
        risk.ownerNamed && risk.owner !== file.owner ? [risk._id] : [],
      ),
    },
    {
      what: 'Closed in chat, and still in risks.yaml',
      which: both.filter(({ risk }) => risk.state === 'closed').map(named),
    },
    {
      what: 'Not in risks.yaml any more, and still in the register until they are closed in chat',
      which: left.map(({ _id }) => _id),
    },
  ]
}
