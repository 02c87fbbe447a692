import { z } from 'zod'
import type { AccountState } from './store/systems.js'
import { exported } from './vendors/export.js'
import { choicesOf, lastUsedAt, type PlayedSystem } from './vendors/system.js'
import type { Workspace } from './workspace.js'

/** What an administrator of the organisation's systems sees and does, who is a person too. */

const changeBody = z.object({
  system: z.string(),
  login: z.string(),
  removed: z.boolean().optional(),
  may: z.array(z.string()).optional(),
})

export async function systemsShown({ systems, now }: Workspace) {
  const shown = systems.list().map(async (system) => systemShape(system, await systems.all(system), now()))
  return { systems: await Promise.all(shown) }
}

function systemShape(system: PlayedSystem, accounts: readonly AccountState[], now: Date) {
  const { id, title, kind } = system
  return {
    ...{ id, title, kind },
    file: system.kind === 'export' ? system.file : null,
    choices: choicesOf(system),
    accounts: accounts.map(({ login, name, may, enabled, removed, ...account }) => ({
      ...{ login, name, may, enabled, removed },
      lastUsed: lastUsedAt(account, now)?.toISOString() ?? null,
    })),
  }
}

export type SystemChange = z.infer<typeof changeBody>
export type SystemShown = ReturnType<typeof systemShape>

export async function changeSystem(body: unknown, { systems, live }: Workspace) {
  const { system, login, removed, may } = changeBody.parse(body)
  const change = { ...(removed !== undefined && { removed }), ...(may && { may }) }
  const problem = await systems.change(system, login, change)
  if (problem === null) live.tellSystems()
  return { problem }
}

/** The list that a system exports now; null where it exports none. */
export async function exportOf(file: string, { systems }: Workspace): Promise<Buffer | null> {
  const system = systems.list().find((each) => each.kind === 'export' && each.file === file)
  return system?.kind === 'export' ? exported(system, await systems.present(system)) : null
}
