import type { SeenFeed } from '../../domain/calendar-feed.js'
import { isIsmsLead } from '../../domain/organisation.js'
import type { CalendarFeeds, FeedAct } from '../../store/calendar-feeds.js'
import { feedPath } from '../calendar-feed/door.js'
import { feedCard, feedConfirmForm, feedMadeCard, verbs } from '../cards/calendar-feed.js'
import type { Reply } from '../interaction.js'
import type { ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'

export interface CalendarFeedDeskTools {
  calendarFeeds: CalendarFeeds
  /** The bot's public address. Null: nobody can subscribe to anything. */
  url: string | null
}

/** Everybody's own address by which their calendar program reads what concerns them. */
export function calendarFeedDesk(tools: CalendarFeedDeskTools): ProcessDesk {
  return {
    commands: [
      {
        words: 'calendar feed',
        parameters: () => '',
        describe: (texts) => texts.calendarFeed.command,
        allowed: () => true,
        run: (visit) => show(tools, visit),
      },
    ],
    acts: {
      [verbs.make]: (visit, act) => make(tools, visit, act.value),
      [verbs.renew]: (visit, act) => confirm(tools, visit, 'renew', act.value),
      [verbs.renewNow]: (visit, act) => make(tools, visit, act.value),
      [verbs.stop]: (visit, act) => confirm(tools, visit, 'stop', act.value),
      [verbs.stopNow]: (visit, act) => stop(tools, visit, act.value),
    },
    waiting: async () => [],
  }
}

async function show({ calendarFeeds, url }: CalendarFeedDeskTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts } = visit
  if (url === null) return say(texts.calendarFeed.off)
  const feed = await calendarFeeds.of(person._id)
  const view = { feed, seesAll: isIsmsLead(person, organisation), timeZone: person.timeZone }
  return { kind: 'card', card: feedCard(view, texts) }
}

async function confirm(
  { calendarFeeds }: CalendarFeedDeskTools,
  visit: Visit,
  what: 'renew' | 'stop',
  value: string,
): Promise<Reply> {
  const { revision, since } = await calendarFeeds.of(visit.person._id)
  if (since === undefined || String(revision) !== value) return say(visit.texts.calendarFeed.changed)
  return { kind: 'form', form: feedConfirmForm(what, revision, visit.texts) }
}

/** The guarded write decides: of two clicks at once one makes an address, and the other one is told so. */
async function make(
  { calendarFeeds, url }: CalendarFeedDeskTools,
  visit: Visit,
  value: string,
): Promise<Reply> {
  const { texts } = visit
  if (url === null) return say(texts.calendarFeed.off)
  const seen = shownTo(visit, value)
  const secret = seen && (await calendarFeeds.make(seen, actOf(visit)))
  if (!seen || !secret) return say(texts.calendarFeed.changed)
  return { kind: 'card', card: feedMadeCard(`${url}${feedPath(secret)}`, seen.revision + 1, texts) }
}

async function stop({ calendarFeeds }: CalendarFeedDeskTools, visit: Visit, value: string): Promise<Reply> {
  const seen = shownTo(visit, value)
  const stopped = seen && (await calendarFeeds.stop(seen, actOf(visit)))
  return say(stopped ? visit.texts.calendarFeed.stopped : visit.texts.calendarFeed.changed)
}

/** Nobody reaches another's feed: a click names only the state in which they saw their own. */
function shownTo({ person }: Visit, value: string): SeenFeed | null {
  return /^[0-9]{1,9}$/.test(value) ? { _id: person._id, revision: Number(value) } : null
}

function actOf({ through, at }: Visit): FeedAct {
  return { at, through }
}
