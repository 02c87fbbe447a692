import type { Starter } from './answers.js'
import { textIn, type Words } from './words.js'

/** What the scope of a new folder says, by language. */
const scopes: ReadonlyMap<string, (name: string) => string> = new Map([
  [
    'en',
    (
      name,
    ) => `The information security management system of ${name} covers all that we do for our customers, and what we need for it.

## What is inside

- Everybody who works for us, employees and freelancers, in the office and at home.
- Our customers' data, wherever we keep it.
- The devices, accounts and cloud services with which we work.

## Where it ends

- At the cloud providers' own systems, which their certificates cover; how we set them up is inside.
- At our customers' systems, from which they send us their data.

## What is left out, and why

Nothing that handles customers' data is left out.
`,
  ],
  [
    'de',
    (
      name,
    ) => `Das Informationssicherheits-Managementsystem von ${name} umfasst alles, was wir für unsere Kunden tun, und was wir dafür brauchen.

## Was dazugehört

- Alle, die für uns arbeiten, angestellt oder frei, im Büro und zu Hause.
- Die Daten unserer Kunden, wo auch immer wir sie aufbewahren.
- Die Geräte, Konten und Cloud-Dienste, mit denen wir arbeiten.

## Wo es endet

- An den Systemen der Cloud-Anbieter, für die deren Zertifikate gelten; wie wir sie einrichten, gehört dazu.
- An den Systemen unserer Kunden, aus denen sie uns ihre Daten schicken.

## Was nicht dazugehört, und warum

Nichts, was mit Daten von Kunden zu tun hat, ist ausgenommen.
`,
  ],
])

const words: Words = new Map([
  [
    'en',
    {
      attacks: 'Small companies are attacked by the same programs as large ones.',
      attacksEffect: 'What keeps most of them out has to be there: updates, a second factor, backups.',
      customers: 'Customers ask more often how we protect their data.',
      customersEffect: 'What we do has to be shown, not only done.',
      fewPeople: 'We are few, and each of us does several jobs.',
      fewPeopleEffect: 'Duties need a second person each, and nothing may hang on one alone.',
      climate: 'Heat and floods may stop the office or a provider; we can work from elsewhere.',
      ofCustomers: 'Our customers',
      protect: 'Their data stays with us, and they hear at once when it did not.',
      staff: 'Whoever works here',
      theirData: 'What we know of them is handled as data protection law demands.',
      cloud: 'Our cloud providers',
      cloudWhat: 'They run the systems and keep them up to date; we manage accounts, rights and backups.',
      restore: 'Back within a day',
      restoreWhat:
        'The restore test of each quarter is made against the clock, and what held it up is mended.',
      restoreMeasure: 'Hours from the decision to restore until the most important system runs',
      restoreTakes: 'Half a day a quarter',
      restoreEvaluated: 'After each restore test, by its log',
      known: 'Everybody knows the policies',
      knownWhat: 'Whoever begins here reads them in the first week, and everybody when they change.',
      knownMeasure: 'Share of the acknowledgements that were due and were given',
      knownTakes: 'Ten minutes of each person a year',
      knownEvaluated: 'By looking at who has not, and why',
    },
  ],
  [
    'de',
    {
      attacks: 'Kleine Firmen werden mit denselben Programmen angegriffen wie große.',
      attacksEffect:
        'Was die meisten davon abhält, muss da sein: Aktualisierungen, ein zweiter Faktor, Sicherungen.',
      customers: 'Kunden fragen häufiger, wie wir ihre Daten schützen.',
      customersEffect: 'Was wir tun, muss sich zeigen lassen, nicht nur getan werden.',
      fewPeople: 'Wir sind wenige, und alle haben mehrere Aufgaben.',
      fewPeopleEffect: 'Jede Aufgabe braucht eine zweite Person; nichts darf an einer allein hängen.',
      climate:
        'Hitze und Hochwasser können das Büro oder einen Anbieter lahmlegen; wir können von anderswo arbeiten.',
      ofCustomers: 'Unsere Kunden',
      protect: 'Ihre Daten bleiben bei uns, und sie erfahren sofort, wenn das einmal nicht so war.',
      staff: 'Wer hier arbeitet',
      theirData: 'Mit dem, was wir über sie wissen, gehen wir um, wie es der Datenschutz verlangt.',
      cloud: 'Unsere Cloud-Anbieter',
      cloudWhat: 'Sie betreiben und aktualisieren die Systeme; wir verwalten Konten, Rechte und Sicherungen.',
      restore: 'Binnen eines Tages zurück',
      restoreWhat:
        'Der Wiederherstellungstest jedes Quartals läuft gegen die Uhr; was ihn aufgehalten hat, wird behoben.',
      restoreMeasure: 'Stunden von der Entscheidung, bis das wichtigste System wieder läuft',
      restoreTakes: 'Ein halber Tag je Quartal',
      restoreEvaluated: 'Nach jedem Wiederherstellungstest, anhand seines Protokolls',
      known: 'Alle kennen die Richtlinien',
      knownWhat: 'Wer hier anfängt, liest sie in der ersten Woche, und alle, wenn sich etwas ändert.',
      knownMeasure: 'Anteil der fälligen Kenntnisnahmen, die abgegeben wurden',
      knownTakes: 'Zehn Minuten je Person und Jahr',
      knownEvaluated: 'Mit Blick darauf, wer noch fehlt und warum',
    },
  ],
])

/** `scope.md` of a new folder, and the same in its other languages. */
export function starterScope({ name, languages }: Starter): [file: string, text: string][] {
  return languages.flatMap((language, index): [string, string][] => {
    const text = scopes.get(language)?.(name)
    if (text === undefined) return []
    if (index > 0) return [[`scope.${language}.md`, text]]
    return [
      [
        'scope.md',
        `---
# What your ISMS covers (ISO 27001, 4.3). Top management approves it in chat: /isms context scope.
owner: sam.rivera
# When its owner is asked whether it still holds.
review: { every: 12 months, from: 2027-03-01 }
---

${text}`,
      ],
    ]
  })
}

/** `context.yaml` of a new folder: an example of each thing that it has to say. */
export function starterContext(starter: Starter): string {
  const text = textIn(words, starter)
  return `# What surrounds your ISMS (ISO 27001, 4.1 and 4.2). Top management approves it in chat: /isms context.
# Check your changes with: npx steward org check DIR
owner: sam.rivera
review: { every: 12 months, from: 2027-03-01 }

# What matters from outside, and what it means for you. Each has a name that stays for ever.
external:
  - id: attacks
    what: ${text('attacks')}
    effect: ${text('attacksEffect')}
  - id: customers-ask
    what: ${text('customers')}
    effect: ${text('customersEffect')}

internal:
  - id: few-people
    what: ${text('fewPeople')}
    effect: ${text('fewPeopleEffect')}

# Whether climate change is a relevant issue has to be said, yes or no, and why.
climate:
  relevant: yes
  because: ${text('climate')}

# Who expects something of your information security, and what. addressed: no, where the ISMS does not meet it.
parties:
  - id: customers
    name: ${text('ofCustomers')}
    requirements:
      - what: ${text('protect')}
  - id: staff
    name: ${text('staff')}
    requirements:
      - what: ${text('theirData')}

# What others do for you, and who answers for what.
interfaces:
  - id: cloud
    with: ${text('cloud')}
    what: ${text('cloudWhat')}
`
}

/** `objectives.yaml` of a new folder: one that its owner measures, and one that Steward counts. */
export function starterObjectives(starter: Starter): string {
  const text = textIn(words, starter)
  return `# What information security is to achieve, and by which plan (ISO 27001, 6.2). Top management approves it in chat:
# /isms context objectives. Each objective's owner is asked in chat how far it is.
owner: sam.rivera
review: { every: 12 months, from: 2027-03-01 }

objectives:
  - id: quick-restore
    title: ${text('restore')}
    what: ${text('restoreWhat')}
    measure: ${text('restoreMeasure')}
    # percent, count, days or hours; and atMost or atLeast.
    unit: hours
    atMost: 24
    resources: ${text('restoreTakes')}
    owner: robin.chen
    due: 2027-12-31
    evaluated: ${text('restoreEvaluated')}
    every: 3 months
    from: 2027-01-18

  - id: policies-known
    title: ${text('known')}
    what: ${text('knownWhat')}
    measure: ${text('knownMeasure')}
    # Steward counts it; without this line the owner says the value.
    measured: policy-acknowledged
    unit: percent
    atLeast: 95
    resources: ${text('knownTakes')}
    owner: sam.rivera
    due: 2027-12-31
    evaluated: ${text('knownEvaluated')}
    every: 6 months
    from: 2027-04-01
`
}
