import type { exceptions as english } from '../../en/policy-acknowledgement/exceptions.js'
import type { Translation } from '../../translation.js'
import { dueDay, moment, number } from '../dates.js'

export const exceptions: Translation<typeof english> = {
  command: 'wer von einer Richtlinie abweichen darf und bis wann',
  title: (count) => (count === 1 ? 'Eine Ausnahme ist in Kraft' : `${number(count)} Ausnahmen sind in Kraft`),
  none: 'Keine Ausnahme ist in Kraft.',
  who: (name, department) => `${name}, ${department}`,
  until: (on, today) => `bis ${dueDay(on, today)}`,
  granted: (at, timeZone, by) => `gewährt ${moment(at, timeZone)}, von ${by}`,
  open: 'Ansehen oder beenden…',
  formTitle: 'Ausnahme',
  request: (by, text) => `**${by} hat sie beantragt:** ${text}`,
  reason: (by, text) => `**${by} hat sie gewährt:** ${text}`,
  private: 'Die Gründe sehen nur die Person, die sie beantragt hat, und die, die sie gewährt hat.',
  end: {
    text: 'Warum endet sie vorzeitig?',
    hint: (person) => `${person} erhält es wörtlich und wird erneut gefragt. Es wird festgehalten.`,
    submit: 'Ausnahme beenden',
    missing: 'Schreiben Sie einen Satz, damit das Ende für sich spricht.',
    done: (person) => `Die Ausnahme ist beendet, und ${person} wird erneut gefragt.`,
    over: 'Diese Ausnahme ist nicht mehr in Kraft, daher wurde nichts getan.',
    notYours:
      'Eine Ausnahme beendet, wer für die Richtlinie verantwortlich ist, oder die ISMS-Leitung; daher wurde nichts getan.',
  },
  afterwards: 'Wessen Ausnahme endet, wird wieder gefragt.',
}
