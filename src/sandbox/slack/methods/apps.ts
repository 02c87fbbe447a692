import type { Workspace } from '../../workspace.js'
import type { Arguments } from '../arguments.js'
import { SlackError } from '../slack-error.js'

/** Gives the app the address of a socket that it may open (Socket Mode). */
export async function appsConnectionsOpen(_: Arguments, { address, sockets, switches }: Workspace) {
  if (switches.strikes('drop-socket')) throw new SlackError('internal_error')
  return { url: sockets.ticketFor(new URL(address).host) }
}
