import type { CalendarFeed } from '../../domain/calendar-feed.js'
import type { Texts } from '../texts/texts.js'
import type { Action, Card, CardNode, Form } from './card.js'

export const verbs = {
  /** The value of each is the revision at which the feed was shown. */
  make: 'calendar-feed.make',
  renew: 'calendar-feed.renew',
  renewNow: 'calendar-feed.renew-now',
  stop: 'calendar-feed.stop',
  stopNow: 'calendar-feed.stop-now',
} as const

/** A feed as its person is shown it. */
export interface FeedView {
  feed: CalendarFeed
  /** The ISMS lead and their deputy see everything. */
  seesAll: boolean
  timeZone: string
}

/** What there is to subscribe to, for who has no address; since when it is there, for who has one. */
export function feedCard({ feed, seesAll, timeZone }: FeedView, texts: Texts): Card {
  const { none, there } = texts.calendarFeed
  const content = seesAll ? none.everything : none.yours
  if (feed.since === undefined) {
    const make = { verb: verbs.make, value: String(feed.revision), label: none.make, primary: true }
    return {
      summary: none.summary,
      nodes: [
        { kind: 'text', text: none.title },
        { kind: 'text', text: content },
        { kind: 'actions', actions: [make] },
        { kind: 'text', small: true, text: none.secret },
      ],
    }
  }
  return {
    summary: there.summary,
    nodes: [
      { kind: 'text', text: there.title(feed.since, timeZone) },
      { kind: 'text', text: content },
      { kind: 'text', text: there.hidden },
      changes(feed.revision, texts),
    ],
  }
}

/** The one time that the address is shown; no notification holds it. */
export function feedMadeCard(address: string, revision: number, texts: Texts): Card {
  const t = texts.calendarFeed.made
  return {
    summary: t.summary,
    nodes: [
      { kind: 'text', text: t.title },
      { kind: 'text', text: `\`${address}\`` },
      { kind: 'text', text: t.ways },
      changes(revision, texts),
      { kind: 'text', small: true, text: t.secret },
    ],
  }
}

function changes(revision: number, texts: Texts): CardNode {
  const value = String(revision)
  const actions: Action[] = [
    { verb: verbs.renew, value, label: texts.calendarFeed.renew },
    { verb: verbs.stop, value, label: texts.calendarFeed.stop },
  ]
  return { kind: 'actions', actions }
}

/** Asks once more before what somebody has subscribed to stops. */
export function feedConfirmForm(what: 'renew' | 'stop', revision: number, texts: Texts): Form {
  const t = what === 'renew' ? texts.calendarFeed.confirmNew : texts.calendarFeed.confirmStop
  const verb = what === 'renew' ? verbs.renewNow : verbs.stopNow
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb, value: String(revision), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question },
      { kind: 'text', text: t.consequence },
    ],
  }
}
