import { type Db, MongoServerError } from 'mongodb'
import type { CollectionPlan } from './collections.js'

interface Privilege {
  resource: { db: string; collection: string }
  actions: string[]
}

interface Role {
  name: string
  /** The user that has it, if there is one: what they are for stands in {@link hint}. */
  user: string
  privileges: Privilege[]
}

/** Hosted MongoDB refuses custom roles with one of these: Unauthorized, CommandNotFound, CommandNotSupported, Atlas. */
const refusals: readonly unknown[] = [13, 59, 115, 8000]

/**
 * Defines the roles in the application's own database and grants them to their users, where those exist. Where
 * the server or this user's rights do not allow it, it says so and what follows from it, and goes on.
 */
export async function applyRoles(
  db: Db,
  plans: readonly CollectionPlan[],
  print: (line: string) => void,
): Promise<void> {
  const missing: Role[] = []
  for (const role of rolesFor(db.databaseName, plans)) {
    try {
      if (await define(db, role)) print(`Role ${role.name}: defined`)
      const granted = await grant(db, role)
      if (granted === 'now') print(`Role ${role.name}: granted to ${role.user}`)
      if (granted === 'no such user') missing.push(role)
    } catch (error) {
      if (!(error instanceof MongoServerError) || !refusals.includes(error.code)) throw error
      print(
        `WARNING: the role ${role.name} could not be set up (${error.message}). Until someone who may does it ` +
          '(run this command as the database owner), the database itself does not protect the ledger: ' +
          'whoever holds the password in MONGODB_URI can change it.',
      )
      return
    }
  }
  if (missing.length > 0) print(hint(db, missing))
}

function hint(db: Db, missing: readonly Role[]): string {
  const users = missing.map(({ user, name }) => `${user} (role ${name})`).join(', ')
  const [{ user, name } = { user: '', name: '' }] = missing
  return (
    `No users yet in the database ${db.databaseName}: ${users}. To run Steward with no more rights than it needs, ` +
    `create them in mongosh: use ${db.databaseName}; ` +
    `db.createUser({ user: '${user}', pwd: passwordPrompt(), roles: ['${name}'] })`
  )
}

function rolesFor(database: string, plans: readonly CollectionPlan[]): Role[] {
  const on = (collection: string, actions: string[]): Privilege => ({
    resource: { db: database, collection },
    actions,
  })
  const everywhere = ''
  const appMay = {
    write: ['find', 'insert', 'update', 'remove'],
    append: ['find', 'insert'],
    read: ['find'],
  }
  return [
    {
      name: 'stewardMigrate',
      user: 'steward-migrate',
      privileges: [
        on(everywhere, ['find', 'listCollections', 'listIndexes', 'createCollection', 'createIndex']),
        on(everywhere, ['viewRole', 'viewUser']),
        ...plans
          .filter((plan) => plan.access !== 'append')
          .map((plan) => on(plan.name, ['insert', 'update', 'remove', 'dropIndex', 'collMod'])),
      ],
    },
    {
      name: 'stewardApp',
      user: 'steward-app',
      privileges: plans.map((plan) => on(plan.name, appMay[plan.access])),
    },
    {
      name: 'stewardRead',
      user: 'steward-read',
      privileges: [on(everywhere, ['find', 'listCollections', 'listIndexes'])],
    },
  ]
}

/** True if there was something to define. */
async function define(db: Db, { name, privileges }: Role): Promise<boolean> {
  const answer = await db.command({ rolesInfo: name, showPrivileges: true })
  const [defined]: { privileges: Privilege[]; roles: unknown[] }[] = answer.roles
  if (defined === undefined) {
    await db.command({ createRole: name, privileges, roles: [] })
    return true
  }
  if (spelled(defined.privileges) === spelled(privileges) && defined.roles.length === 0) return false
  await db.command({ updateRole: name, privileges, roles: [] })
  return true
}

async function grant(db: Db, { name, user }: Role): Promise<'now' | 'before' | 'no such user'> {
  const answer = await db.command({ usersInfo: user })
  const [found]: { roles: { role: string; db: string }[] }[] = answer.users
  if (found === undefined) return 'no such user'
  if (found.roles.some((each) => each.role === name && each.db === db.databaseName)) return 'before'
  await db.command({ grantRolesToUser: user, roles: [name] })
  return 'now'
}

/** The server merges and reorders privileges: one line for each thing that may be done, in order. */
function spelled(privileges: readonly Privilege[]): string {
  return privileges
    .flatMap(({ resource, actions }) => actions.map((action) => `${resource.collection} ${action}`))
    .sort()
    .join('\n')
}
