import type { Starter } from './answers.js'

/** What the two checks of a new folder are called and look at. */
const words: ReadonlyMap<string, { title: string; lookAt: string }[]> = new Map([
  [
    'en',
    [
      {
        title: 'Restore test',
        lookAt:
          'Restore the newest backup of the most important system to a spare place, and open a record of today.',
      },
      {
        title: 'Accounts of leavers',
        lookAt:
          'Whoever left since the last check, whether their accounts are closed and their devices are back.',
      },
    ],
  ],
  [
    'de',
    [
      {
        title: 'Wiederherstellungstest',
        lookAt:
          'Die neueste Sicherung des wichtigsten Systems an einen freien Ort zurückspielen und einen Datensatz von heute öffnen.',
      },
      {
        title: 'Konten Ausgeschiedener',
        lookAt:
          'Wer seit der letzten Prüfung ausgeschieden ist: ob die Konten geschlossen und die Geräte zurück sind.',
      },
    ],
  ],
])

/** `checks.yaml` of a new folder: two checks to begin with, and what else may be said as comments. */
export function starterChecks({ languages }: Starter): string {
  const text = (check: number, field: 'title' | 'lookAt') => {
    const inEach = languages.flatMap((language) => {
      const written = words.get(language)?.[check]?.[field]
      return written === undefined ? [] : [`\n      ${language}: ${JSON.stringify(written)}`]
    })
    return `${field}:${inEach.join('')}`
  }
  return `# Control checks: the small recurring duties that show that your controls work. Their owners are asked in chat; what
# they say and show is kept on record. Without this file nothing is checked.
# Check your changes with: npx steward org check DIR

checks:
  # A name that stays for ever: people type it, and records name it.
  - id: restore-test
    # One text, in your first language, or one per language.
    ${text(0, 'title')}
    # The controls of ISO 27001 whose working it shows.
    controls: [A.8.13]
    # Who makes the check: an id in people.csv.
    owner: robin.chen
    # How often it comes round: N months or N weeks, and a date on which it does, past or coming.
    every: 3 months
    from: 2027-01-11
    # What whoever makes it looks at; they read it when they are asked.
    ${text(0, 'lookAt')}

  - id: leavers-accounts
    ${text(1, 'title')}
    controls: [A.5.18, A.6.5]
    owner: robin.chen
    every: 1 month
    on: first monday          # or second, third, fourth, last, and any weekday
    from: 2027-01-01
    ${text(1, 'lookAt')}
    # Left out: what else may be said. Here stands what holds without it, but for the first one and the last.
    # confirmedBy: isms-lead  # a second person who confirms what was found: isms-lead, or an id in people.csv
    # noticeDays: 5           # business days ahead on which the owner hears of it; 0: not at all
    # businessDays: 10        # how long the owner has
    # shift: next             # where a date goes that falls on a day off: next, previous or none
    # country: IE             # whose public holidays its dates keep; else those of organisation.yaml

  # Days of each year, or of one year (2027-03-31), in place of every, on and from:
  #   dates: [03-31, 09-30]
`
}
