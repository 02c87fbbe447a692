import type { Starter } from './answers.js'
import { textIn, type Words } from './words.js'

/** What the two kinds of requests of a new folder are called, and what they ask for. */
const words: Words = new Map([
  [
    'en',
    {
      title: 'Exception to a policy',
      about: 'When a rule does not fit your work for a time. Until it is approved, the rule holds.',
      rule: 'Which policy and rule',
      reason: 'Why it does not fit',
      measure: 'What takes its place',
      until: 'Until when',
      change: 'Change to how we run information security',
      aboutChange: 'Before the scope, a responsibility, a control or the way we work with them changes.',
      purpose: 'What changes and what for',
      consequences: 'What may come of it',
      touches: 'Risks, controls and documents it touches',
      resources: 'What it takes',
      responsible: 'Who is responsible',
      date: 'Done by',
    },
  ],
  [
    'de',
    {
      title: 'Ausnahme von einer Richtlinie',
      about:
        'Wenn eine Regel für eine Weile nicht zur eigenen Arbeit passt. Bis die Ausnahme genehmigt ist, gilt die Regel.',
      rule: 'Welche Richtlinie und Regel',
      reason: 'Warum sie nicht passt',
      measure: 'Was an ihre Stelle tritt',
      until: 'Bis wann',
      change: 'Änderung an unserer Informationssicherheit',
      aboutChange:
        'Bevor sich der Anwendungsbereich, eine Zuständigkeit, eine Maßnahme oder der Umgang damit ändert.',
      purpose: 'Was sich ändert und wozu',
      consequences: 'Was daraus folgen kann',
      touches: 'Betroffene Risiken, Maßnahmen, Dokumente',
      resources: 'Was es braucht',
      responsible: 'Wer verantwortlich ist',
      date: 'Fertig bis',
    },
  ],
])

/** `approvals.yaml` of a new folder: two kinds of requests to begin with, and what else may be said as comments. */
export function starterApprovals(starter: Starter): string {
  const text = textIn(words, starter)
  return `# What people may ask for in chat, and who decides on it. Without this file nobody may ask for anything of your own.
# Check your changes with: npx steward org check DIR

approvals:
  # A name that stays for ever: people type it, and records name it.
  - id: policy-exception
    # One text, in your first language, or one per language.
    title: ${text('title')}
    # When to ask for it.
    about: ${text('about')}
    # The controls of ISO 27001 that it serves.
    controls: [A.5.1]
    # What whoever asks fills in: text, long-text, a date, or a choice.
    fields:
      - id: rule
        label: ${text('rule')}
      - id: reason
        label: ${text('reason')}
        kind: long-text
      - id: measure
        label: ${text('measure')}
        kind: long-text
        # Left out: what else may be said of a field.
        # optional: yes         # it may be left empty
      - id: until
        label: ${text('until')}
        kind: date
        # From today on. Left out: what else may be said of a date.
        # dates: { withinMonths: 12 }   # that it is not further away; or { past: yes }, or { after: another-date }
    # Who decides, one step after the other. Whoever asks never does: for the ISMS lead it is the deputy then.
    steps:
      - who: { role: isms-lead }
        # Left out: what else may be said of a step. Here stands what holds without it.
        # needs: all            # of several: all, any, or how many
        # businessDays: 5       # how long each of them has
        # escalate: { afterBusinessDays: 2, to: { role: top-management } }   # where it goes on to once it is overdue

  # A planned change of the management system itself (6.3): people type /isms change.
  - id: change
    title: ${text('change')}
    about: ${text('aboutChange')}
    controls: [6.3]
    fields:
      - id: purpose
        label: ${text('purpose')}
        kind: long-text
      - id: consequences
        label: ${text('consequences')}
        kind: long-text
      - id: touches
        label: ${text('touches')}
        kind: long-text
      - id: resources
        label: ${text('resources')}
      - id: responsible
        label: ${text('responsible')}
      - id: date
        label: ${text('date')}
        kind: date
    steps:
      - who: { role: top-management }
        needs: any

  # In place of { role: isms-lead }: manager (of whoever asks), { role: top-management }, { role: ROLE } or
  # { person: ID } as they stand in people.csv, or a list of these. Of a choice:
  #   kind: choice
  #   options: [{ id: small, label: Up to 100 euros }, { id: large, label: More }]
`
}
