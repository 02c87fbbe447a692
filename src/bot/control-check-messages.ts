import { type Ask, askedNow } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { CHECK_SLOT, CONFIRM_SLOT, confirmingOf, lastOf } from '../domain/control-check.js'
import type { Person } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import type { Asks } from '../store/asks.js'
import type { ControlChecks } from '../store/control-checks.js'
import type { Cycles } from '../store/cycles.js'
import type { Occurrences } from '../store/occurrences.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import { escaped } from './cards/card.js'
import { checkCard } from './cards/control-check/ask.js'
import type { CheckView } from './cards/control-check/check.js'
import { confirmCard } from './cards/control-check/confirm.js'
import { nobodyChecksCard, notOkCard } from './cards/control-check/notices.js'
import { titleOf } from './cards/definition.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { Notice, ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface CheckViewTools {
  asks: Asks
  controlChecks: ControlChecks
  cycles: Cycles
  occurrences: Occurrences
  organisation: OrganisationStore
  people: People
}

/** What stands in the messages of a check: its owner's question, a second person's, and what the ISMS lead is told. */
export function controlCheckMessages(tools: CheckViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const view = await checkViewOf(tools, ask, reader, at)
      if (!view) return null
      const texts = await textsOf(tools, reader)
      return ask.slot === CONFIRM_SLOT ? confirmCard(view, texts) : checkCard(view, texts)
    },

    about: async (subject, reader) => {
      const check = await tools.controlChecks.byVersion(subject.id, subject.version)
      return check && textsFor(reader.language).controlCheck.about(escaped(titleOf(check, reader)))
    },

    ofNotice: (content, reader, at) => noticeOf(tools, content, reader, at),
  }
}

async function noticeOf(tools: CheckViewTools, content: Notice, reader: Person, at: string) {
  if (content.kind === 'not-ok') {
    const ask = await tools.asks.byId(content.ask)
    const view = ask && (await checkViewOf(tools, ask, reader, at))
    if (!ask || !view) return null
    const by = view.answeredBy ?? ''
    return notOkCard({ ...view, before: { ask, by } }, await textsOf(tools, reader))
  }
  if (content.kind !== 'nobody-checks') return null
  const asks = await tools.asks.allOf(content.cycle)
  const found = lastOf(asks, CHECK_SLOT)
  const id = /^cycle\/control-check\.([^/]+)\//.exec(content.cycle)?.[1] ?? ''
  const check = await tools.controlChecks.newest(id)
  if (!check) return null
  const confirming = found && confirmingOf(asks, found)
  const isFound = found?.state === 'answered' && confirming?.answer?.value !== 'sent-back'
  const absent = confirming?.state === 'open' ? await tools.people.byId(confirming.askedOf) : null
  const what = isFound ? { confirm: { absent: absent?.name ?? null } } : 'make'
  return nobodyChecksCard({ check, reader }, what, await textsOf(tools, reader))
}

async function textsOf({ organisation }: CheckViewTools, reader: Person): Promise<Texts> {
  return textsFor(reader.language, (await organisation.read())?.languages[0])
}

/** An ask of a check as its cards show it to a reader. Null: the version is not on record. */
export async function checkViewOf(
  tools: CheckViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<CheckView | null> {
  const [check, newest, asks, cycle, organisation] = await Promise.all([
    tools.controlChecks.byVersion(ask.subject.id, ask.subject.version),
    tools.controlChecks.newest(ask.subject.id),
    tools.asks.allOf(ask.cycle),
    tools.cycles.byId(ask.cycle),
    tools.organisation.read(),
  ])
  if (!check || !newest) return null
  const before = asks.find(({ _id }) => _id === ask.follows)
  const confirming = confirmingOf(
    asks,
    ask.slot === CHECK_SLOT && ask.state === 'open' && before ? before : ask,
  )
  const asked = confirming?.state === 'open' ? askedNow(confirming)[0] : undefined
  const isOver = cycle?.state === 'closed' || confirming?.closed?.because === 'cycle-closed'
  const blocked = cycle?.nobodySince !== undefined && ask.state === 'answered'
  const named = blocked ? null : (newest.confirmer ?? organisation?.ismsLead ?? null)
  const confirmer = check.confirmed ? (asked ?? named) : null
  const names = await tools.people.byIds([
    ...[ask, before, confirming].flatMap((each) => (each?.answer ? peopleIn(each.answer) : [])),
    ...(confirmer ? [confirmer] : []),
    ...(cycle?.because ? [cycle.startedBy] : []),
  ])
  const texts = textsFor(reader.language)
  const by = ({ answer }: Ask) => (answer ? whoAnswered(answer, names, texts) : '')
  return {
    ...{ ask, check, reader, at },
    answeredBy: ask.answer ? by(ask) : null,
    before: before?.answer ? { ask: before, by: by(before) } : null,
    confirmation: confirming?.answer ? { ask: confirming, by: by(confirming) } : null,
    confirmer: confirmer && (names.get(confirmer)?.name ?? null),
    outOfTurn: cycle?.because
      ? { by: names.get(cycle.startedBy)?.name ?? '', reason: cycle.because.text }
      : null,
    leadIsTold: ask.answer?.by !== organisation?.ismsLead,
    unconfirmed: check.confirmed && isOver && !confirming?.answer,
    nextOn: await nextOf(tools, check.check),
  }
}

/** When the check comes round again. */
async function nextOf({ occurrences }: CheckViewTools, check: string): Promise<CalendarDate | null> {
  const [next] = await occurrences.planned(programmeId('control-check', check))
  return next?.date ?? null
}
