import { isDeepStrictEqual } from 'node:util'
import { type KnownAccount, knownAccountId, knownAccountsHash } from '../domain/known-account.js'
import type { KnownAccounts } from '../store/known-accounts.js'
import type { AccountDraft } from './accounts.js'
import type { DefinitionChange } from './definition-kind.js'
import { idOf, type PersonIds } from './person-ids.js'

/** Which accounts are known anew, differ from what was known of them, or are known no more. Without the file nothing is compared. */
export async function compareAccounts(
  drafts: readonly AccountDraft[] | undefined,
  record: KnownAccounts,
  ids: PersonIds,
): Promise<DefinitionChange[]> {
  const before = await record.all()
  const accounts = drafts?.map((draft) => knownAccount(draft, ids)) ?? []
  const now = new Set(accounts.map(({ _id }) => _id))
  const anew = accounts.filter((account) => !isDeepStrictEqual(before.get(account._id), account))
  const gone = drafts ? [...before.keys()].filter((id) => !now.has(id)) : []
  const write = async () => {
    if (drafts && anew.length + gone.length > 0) await record.replace(accounts)
  }
  return [
    {
      ...{ counted: 'accountsKnown', what: 'Accounts known', which: anew.map(({ _id }) => _id) },
      ...{ askedAnew: [], write },
    },
    { counted: 'accountsForgotten', what: 'Accounts known no more', which: gone, askedAnew: [], write },
  ]
}

/** What the record knows of accounts once the folder is imported, as a hash; null without the file. */
export function accountsHash(drafts: readonly AccountDraft[] | undefined, ids: PersonIds): string | null {
  return drafts ? knownAccountsHash(drafts.map((draft) => knownAccount(draft, ids))) : null
}

function knownAccount({ system, account, purpose, ...draft }: AccountDraft, ids: PersonIds): KnownAccount {
  const known = { _id: knownAccountId(system, account), v: 1 as const, system, account, purpose }
  if (draft.type === 'person') return { ...known, type: draft.type, person: idOf(draft.person, ids) }
  const { type, owner, heldBy, rotation } = draft
  return { ...known, type, owner: idOf(owner, ids), heldBy: heldBy.map((key) => idOf(key, ids)), rotation }
}
