import { looksLikeTheirs } from '../../../domain/access-match.js'
import { goesToIsmsLead, passFault, seatPeopleOf } from '../../../domain/access-seats.js'
import type { Person } from '../../../domain/person.js'
import { withThoseAbove } from '../../../store/those-above.js'
import { fieldName } from '../../cards/access-review/pages.js'
import type { AccountView } from '../../cards/access-review/view.js'
import { personOf } from '../../directory.js'
import { accountOf, type Inputs } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { AccessDeskTools } from './shown.js'

interface NotMine {
  account: AccountView
  inputs: Inputs
  /** It was asked whose it is. */
  more: boolean
}

/**
 * Whose an account is to review that is not the reader's: whom they name, who may and can be asked; once it went on often enough
 * the ISMS lead, whom nobody has to name. Or what is wrong; or it is still to be asked.
 */
export async function readWhose(
  tools: AccessDeskTools,
  visit: Visit,
  { account, inputs, more }: NotMine,
): Promise<{ to: Person } | { error: string } | { ask: true }> {
  const { row } = account
  const t = visit.texts.accessReview.form
  const { ismsLead } = visit.organisation
  if (goesToIsmsLead(row) && ismsLead !== null) {
    const to = (await tools.people.byIds([ismsLead])).get(ismsLead)
    if (to && (await faultOf(tools, visit, account, to)) === null) return { to }
  }
  const chosen = accountOf(inputs, fieldName('whom', row))
  if (!chosen) return more ? { error: t.missing.whom } : { ask: true }
  const to = await personOf(tools, chosen)
  if (!to) return { error: t.whomUnknown }
  const fault = await faultOf(tools, visit, account, to)
  return fault ? { error: t.whomFault[fault](to.name) } : { to }
}

async function faultOf(tools: AccessDeskTools, { at }: Visit, { row }: AccountView, to: Person) {
  const [ofAccount, people] = await Promise.all([
    tools.accessRows.ofAccounts(row.cycle, [row.account.id]),
    withThoseAbove(tools, [to._id]),
  ])
  if (row.holder.kind === 'unknown' && looksLikeTheirs(row.account, to)) return 'looks-like-theirs'
  return passFault(row, ofAccount, to._id, seatPeopleOf(people, at))
}
