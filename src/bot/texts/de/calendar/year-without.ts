import type { yearWithout as english } from '../../en/calendar/year-without.js'
import type { Translation } from '../../translation.js'
import { day } from '../dates.js'

export const yearWithout: Translation<typeof english> = {
  what: (name, period) => `das Auslassen von „${name}“ in ${period}`,
  question: {
    skip: (name, period) => `Entscheiden Sie: Darf „${name}“ ${period} ausfallen?`,
    run: (name, period) => `Entscheiden Sie: Darf „${name}“ vor ${period} beginnen?`,
    pause: (name, period) => `Entscheiden Sie: Darf „${name}“ ${period} ruhen?`,
  },
  because:
    'Sie entscheiden, weil es der einzige Termin des Jahres ist und Sie zur obersten Leitung gehören · ISO 27001 5.1, 9.3',
  becauseInStead: (name) =>
    `Sie vertreten ${name}; gefragt wird, weil es der einzige Termin des Jahres ist · ISO 27001 5.1, 9.3`,
  date: 'Geplant für',
  dateValue: day,
  until: 'Angehalten bis einschließlich',
  whom: 'Fragt',
  reason: (reason) => `**Die Begründung:** ${reason}`,
  approve: { skip: 'Auslassen', run: 'Jetzt beginnen', pause: 'Anhalten' },
  consequence: {
    skip: 'An diesem Tag beginnt nichts. Ihr Name und die Begründung bleiben festgehalten.',
    run: 'Es beginnt jetzt, und an diesem Tag nichts mehr. Ihr Name und die Begründung bleiben festgehalten.',
    pause: 'Was in diese Zeit fällt, beginnt danach. Ihr Name und die Begründung bleiben festgehalten.',
  },
  approver: {
    skip: 'An diesem Tag beginnt nichts.',
    run: 'Es beginnt jetzt, und an diesem Tag nichts mehr.',
    pause: 'Was in diese Zeit fällt, beginnt danach.',
  },
  requester: {
    skip: 'An diesem Tag beginnt nichts. Beide Namen und die Begründung sind festgehalten.',
    run: 'Es beginnt jetzt, und an diesem Tag nichts mehr. Beide Namen und die Begründung sind festgehalten.',
    pause: 'Was in diese Zeit fällt, beginnt danach. Beide Namen und die Begründung sind festgehalten.',
  },
  again: {
    skip: 'Es bleibt geplant. Sie können es stattdessen verschieben: mit `/isms calendar move`.',
    run: 'Es bleibt geplant. Innerhalb seines Jahres können Sie es verschieben: mit `/isms calendar move`.',
    pause: 'Es läuft weiter wie geplant. Sie können es kürzer anhalten: mit `/isms calendar pause`.',
  },
  blocked: {
    skip: 'Bis dahin bleibt es geplant.',
    run: 'Bis dahin bleibt es geplant.',
    pause: 'Bis dahin läuft es weiter wie geplant.',
  },
  meanwhile: 'Es bleibt bis zur Entscheidung geplant und beginnt, wenn sein Tag vorher kommt.',
}
