import type { Starter } from './answers.js'

/** What the one kind of request of a new folder is called, and what it asks for. */
const words: ReadonlyMap<string, Record<string, string>> = new Map([
  [
    'en',
    {
      title: 'Exception to a policy',
      about: 'When a rule does not fit your work for a time. Until it is approved, the rule holds.',
      rule: 'Which policy and rule',
      reason: 'Why it does not fit',
      measure: 'What takes its place',
      until: 'Until when',
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
    },
  ],
])

/** `approvals.yaml` of a new folder: one kind of request to begin with, and what else may be said as comments. */
export function starterApprovals({ languages }: Starter): string {
  const text = (name: string) => {
    const inEach = languages.flatMap((language) => {
      const written = words.get(language)?.[name]
      return written === undefined ? [] : [`${language}: ${JSON.stringify(written)}`]
    })
    return `{ ${inEach.join(', ')} }`
  }
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
    # Who decides, one step after the other. Whoever asks never does: for the ISMS lead it is the deputy then.
    steps:
      - who: { role: isms-lead }
        # Left out: what else may be said of a step. Here stands what holds without it.
        # needs: all            # of several: all, any, or how many
        # businessDays: 5       # how long each of them has

  # In place of { role: isms-lead }: manager (of whoever asks), { role: top-management }, { role: ROLE } or
  # { person: ID } as they stand in people.csv, or a list of these. Of a choice:
  #   kind: choice
  #   options: [{ id: small, label: Up to 100 euros }, { id: large, label: More }]
`
}
