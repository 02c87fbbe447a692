import type { governance as english } from '../en/governance.js'
import type { Translation } from '../translation.js'
import { listOf, oneOf } from './dates.js'

export const governance: Translation<typeof english> = {
  change: {
    what: 'die Änderung dessen, was unsere Informationssicherheit regelt',
    question:
      'Entscheiden Sie: Darf diese Änderung dessen, was unsere Informationssicherheit regelt, gelten?',
    consequence: 'sie gilt sofort, und Ihr Name steht darunter.',
    meanwhile: 'Bis sie genehmigt ist, gilt weiter, was bisher galt.',
    approver: 'Sie gilt jetzt. Sie müssen nichts weiter tun.',
    requester: 'Sie gilt jetzt. Wer sie wann genehmigt hat, ist festgehalten.',
    again:
      'Es gilt weiter, was bisher galt. Ändern Sie die Dateien und importieren Sie sie mit `steward org import`.',
  },
  because: 'Sie entscheiden, weil Sie zur obersten Leitung gehören · ISO 27001 5.1, 5.3, 6.3',
  becauseInStead: (name) => `Sie vertreten ${name} in der obersten Leitung · ISO 27001 5.1, 5.3, 6.3`,
  roles: { 'isms-lead': 'ISMS-Leitung', deputy: 'Stellvertretung', 'top-management': 'Oberste Leitung' },
  nobody: 'niemand',
  names: (names) => listOf(names),
  becomes: (from, to) => `${from} → ${to}`,
  requests: {
    new: 'Kann neu beantragt werden',
    changed: 'Wird anders beantragt oder entschieden',
    withdrawn: 'Kann nicht mehr beantragt werden',
    order: 'Arten von Anträgen',
    orderValue: 'in anderer Reihenfolge',
    titles: (names) => names.join('; '),
    fields: 'Auszufüllen ist',
    field: (title, known) => `${title}: ${known}`,
    steps: 'Darüber entscheidet',
    step: (number, whom, count) =>
      `${number}. ${whom}, innerhalb von ${count === 1 ? 'einem Arbeitstag' : `${count} Arbeitstagen`}`,
    all: (names) => listOf(names),
    any: (names) => oneOf(names),
    some: (count, names) => `${count} von: ${names.join(', ')}`,
    seat: {
      manager: 'die Führungskraft derer, die beantragen',
      'isms-lead': 'die ISMS-Leitung',
      'top-management': 'die oberste Leitung',
      role: (role) => `die Rolle ${role}`,
    },
  },
  approve: 'Genehmigen',
  blocked:
    'In der obersten Leitung ist sonst niemand da, der darüber entscheiden darf. Benennen Sie jemanden und importieren Sie die Dateien mit `steward org import`.',
}
