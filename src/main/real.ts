import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { realSettings, type SlackSettings } from '../config.js'
import { hasBegun } from '../domain/organisation.js'
import { systemSources } from '../sources/sources.js'
import { realClock } from './clock.js'
import { firstApprover } from './first-approver.js'
import { firstPolicy } from './first-policy.js'
import { type LocalCommand, OWN_DATABASE, runLocally } from './local.js'
import { dataFolder } from './running.js'
import type { Stores } from './stores.js'

/**
 * An organisation in its own Slack, with all else on this machine: enough for a company of some dozens of people. It
 * has a data folder of its own, and its clock is the real one.
 */
export async function runReal(command: LocalCommand): Promise<void> {
  const { env, fresh } = command
  const { slack, mail, organisation, port, url } = realSettings(env)
  const folder = dataFolder(env, 'real')
  if (fresh) {
    throw new Error(
      `--fresh begins a sandbox anew. ${folder} holds the records of a real organisation, so nothing was done; ` +
        'only who deletes that folder by hand begins it anew.',
    )
  }
  refuseExample(organisation)
  const settings = {
    folder,
    organisation,
    importsAlways: false,
    database: env.MONGODB_URI ? null : OWN_DATABASE,
    port,
    url,
    // Through a socket nobody has to reach us from elsewhere, unless there is a public address.
    ...(slack.signingSecret || url ? {} : { host: '127.0.0.1' }),
    howToBeginAnew: 'set STEWARD_DATA to another folder.',
  }
  await runLocally(command, settings, async () => ({
    slack,
    mail,
    accounts: systemSources(env),
    clock: realClock,
    welcome: (stores, temporalPage) => welcome(stores, slack, port, temporalPage),
  }))
}

/** A real workspace never meets the example's people. */
function refuseExample(folder: string): void {
  const examples = fileURLToPath(new URL('../../examples', import.meta.url))
  if (relative(examples, resolve(folder)).startsWith('..')) return
  throw new Error(
    `STEWARD_ORG names an example (${folder}), and the credentials of a real workspace are set, so nothing was started. ` +
      'Set STEWARD_ORG to the folder with your own organisation, or leave the credentials out to try the example.',
  )
}

async function welcome(
  stores: Stores,
  slack: SlackSettings,
  port: number,
  temporalPage: string | undefined,
): Promise<string[]> {
  const organisation = await stores.organisation.read()
  const lead = organisation && (await stores.people.byId(organisation.ismsLead))
  const policy = await firstPolicy(stores)
  const first = await firstApprover(stores)
  const begins = organisation && !hasBegun(organisation) && first
  const ways = [
    ...(slack.appToken ? ['through a socket'] : []),
    ...(slack.signingSecret ? [`over HTTP, POST /slack/events on port ${port}`] : []),
  ]
  return [
    '',
    `Ready: ${organisation?.name ?? 'Your organisation'} in Slack, ${ways.join(' and ')}`,
    ...(temporalPage ? [`Temporal's own page: ${temporalPage}`] : []),
    '',
    ...(begins ? [`In Slack, ${begins.name} is asked first to approve who runs the ISMS. Then:`] : []),
    `In Slack, ${lead?.name ?? 'the ISMS lead'} types: /isms policy publish ${policy?.policy ?? 'ID'}`,
    'In another terminal: npx steward org import, after the files have changed; npx steward verify',
    '',
    'Ctrl-C stops everything. What happened is kept.',
    '',
  ]
}
