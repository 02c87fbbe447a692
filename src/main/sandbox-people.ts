import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { SandboxPerson } from '../sandbox/people.js'
import type { Stores } from './stores.js'

/** `workspace.yaml` beside an organisation's files: who of them has no account in the sandbox, and who else has. */
const Workspace = z.strictObject({
  withoutAccount: z.array(z.string()).default([]),
  others: z
    .array(
      z.strictObject({
        name: z.string(),
        email: z.email(),
        title: z.string(),
        guest: z.boolean().default(false),
        timeZone: z.string(),
      }),
    )
    .default([]),
})

/** Everybody in the sandbox's workspace: the organisation's people who use Slack, and whoever else is there. */
export async function sandboxPeople(
  stores: Pick<Stores, 'people'>,
  folder: string,
): Promise<SandboxPerson[]> {
  const { withoutAccount, others } = await readWorkspace(folder)
  const members: SandboxPerson[] = []
  for await (const { key } of stores.people.everyone()) {
    if (withoutAccount.includes(key)) continue
    const person = (await stores.people.byKeys([key])).get(key)
    if (!person?.chat.includes('slack')) continue
    const { email, name, department, title, timeZone, start: firstDay, end: lastDay } = person
    members.push({ email, name, department, title, timeZone, firstDay, lastDay })
  }
  return [...members, ...others.map((other) => ({ ...other, department: '' }))]
}

async function readWorkspace(folder: string): Promise<z.infer<typeof Workspace>> {
  const file = join(folder, 'workspace.yaml')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  const read = Workspace.safeParse(parse(text))
  if (read.success) return read.data
  throw new Error(`${file} cannot be used:\n${z.prettifyError(read.error)}`)
}
