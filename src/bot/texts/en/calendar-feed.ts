import { moment } from './dates.js'
import { named, type PolicyNamed } from './policy-acknowledgement.js'

/** What stands in a calendar is plain. Names and titles in cards are escaped. */
export const calendarFeed = {
  command: 'shows the ISMS calendar in your own calendar, by an address that only you have',
  off: 'Calendars cannot be subscribed to here: Steward has no public address. Whoever runs it sets `STEWARD_URL`.',
  calendar: (name: string) => `Information security · ${name}`,
  entry: {
    acknowledge: (policy: PolicyNamed) => `Acknowledge ${named(policy)}`,
    review: (policy: PolicyNamed) => `Review ${named(policy)}`,
    answerRequest: (policy: PolicyNamed) => `Answer a request about ${named(policy)}`,
    decide: (what: string) => `Decide on ${what}`,
    answer: (what: string) => `Answer a question about ${what}`,
    waits: 'It waits for you by the end of this day. In chat, /isms shows it.',
    planned: 'Planned in the ISMS calendar. Whoever is to answer is asked in chat.',
    due: {
      'policy-acknowledgement': (policy: PolicyNamed) => `Acknowledgements due: ${named(policy)}`,
      'policy-review': (policy: PolicyNamed) => `Review due: ${named(policy)}`,
    },
    check: (title: string) => `Check: ${title}`,
    confirmCheck: (title: string) => `Confirm the check: ${title}`,
    checkDue: (title: string) => `Check due: ${title}`,
    running: 'It is under way, and due by the end of this day.',
    skipped: (sentence: string) => `Left out: ${sentence}`,
    covered: (sentence: string) => `Covered by a later one: ${sentence}`,
    paused: (sentence: string) => `Paused: ${sentence}`,
  },
  none: {
    summary: 'Your ISMS calendar, in your own calendar',
    title: '**See the ISMS calendar in your own calendar**',
    yours: 'It shows what waits for you, on the day on which it is due, and what is planned of what you own.',
    everything: 'It shows what waits for you, and everything that is planned or under way.',
    secret:
      '_Steward makes an address that only you have. It is shown once, and you can stop it at any time._',
    make: 'Make my address',
  },
  made: {
    summary: 'The address of your calendar, shown once',
    title: '✓ **This is the address of your calendar.** Copy it now: it is not shown again.',
    ways: [
      '- Google Calendar, on the web: “Other calendars”, “+”, “From URL”',
      '- Outlook: “Add calendar”, “Subscribe from web”',
      '- Apple Calendar: “File”, “New Calendar Subscription”; on an iPhone “Add Calendar”, “Add Subscription Calendar”',
    ].join('\n'),
    secret:
      '_Whoever has it can read your calendar without signing in: do not pass it on. Programs look for changes every few hours, Google once a day._',
  },
  there: {
    summary: 'Your calendar has an address',
    title: (at: string, timeZone: string) =>
      `**Your calendar has had its address since ${moment(at, timeZone)}**`,
    hidden:
      'Only a fingerprint of it is kept, so it cannot be shown again. If you need it anew, or somebody else may know it, make a new one.',
  },
  renew: 'Make a new address…',
  stop: 'Stop the feed…',
  confirmNew: {
    title: 'New address',
    question: '**Make a new address?**',
    consequence: 'The old one stops at once: calendars that use it are not brought up to date any more.',
    submit: 'Make a new address',
  },
  confirmStop: {
    title: 'Stop the feed',
    question: '**Stop the feed?**',
    consequence: 'The address stops at once: calendars that use it are not brought up to date any more.',
    submit: 'Stop the feed',
  },
  stopped: 'The feed is stopped: its address leads nowhere. `/isms calendar feed` makes a new one.',
  changed:
    'Your feed has changed since this was shown, so nothing was done. `/isms calendar feed` shows how it is.',
}
