import type { governance as english } from '../en/governance.js'
import type { Translation } from '../translation.js'
import { day, listOf, moment, oneOf } from './dates.js'

export const governance: Translation<typeof english> = {
  first: {
    what: 'die Führung unserer Informationssicherheit',
    question: 'Entscheiden Sie: Darf unsere Informationssicherheit so geführt werden?',
    consequence:
      'es geht los: Wer sie leitet, darf handeln, und was geplant ist, beginnt an seinem Tag. Ihr Name steht darunter.',
    meanwhile: 'Bis sie genehmigt ist, leitet sie niemand, und nichts beginnt.',
    approver: 'Es geht los. Sie müssen nichts weiter tun.',
    requester: 'Es geht los. `/isms` zeigt, was Sie tun können.',
    again:
      'Noch leitet sie niemand. Ändern Sie die Dateien und importieren Sie sie mit `steward org import`.',
  },
  beforehand: {
    summary: 'Die oberste Leitung muss zuerst genehmigen, wer unsere Informationssicherheit leitet',
    waits: (name, at, timeZone) =>
      `Zuerst muss ${name} genehmigen, wer unsere Informationssicherheit leitet, und wurde gefragt: ${moment(at, timeZone)}. Bis dahin leitet sie niemand, und nichts beginnt; es ist nichts geschehen.`,
    rejected: (name, at, timeZone, reason) =>
      `${name} hat abgelehnt (${moment(at, timeZone)}), wer unsere Informationssicherheit leiten sollte: „${reason}“. Los geht es, wenn etwas anderes genehmigt ist: Ändern Sie die Dateien und importieren Sie sie mit \`steward org import\`. Es ist nichts geschehen.`,
    risks: (count) =>
      count === 1
        ? 'Darauf wartet auch ein Risiko aus den Dateien, mit den Kriterien, nach denen es beurteilt ist, und kommt dann von selbst ins Register.'
        : `Darauf warten auch ${count} Risiken aus den Dateien, mit den Kriterien, nach denen sie beurteilt sind, und kommen dann von selbst ins Register.`,
    nobodyAsked:
      'Die oberste Leitung muss zuerst genehmigen, wer unsere Informationssicherheit leitet, und niemand ist gerade gefragt: Importieren Sie die Dateien mit `steward org import`. Es ist nichts geschehen.',
  },
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
    field: {
      named: (title, means) => (means === '' ? title : `${title}: ${means}`),
      optional: (title) => `${title} (darf leer bleiben)`,
      past: 'auch in der Vergangenheit',
      fromToday: 'am Tag des Antrags oder später',
      within: (months) =>
        months === 1
          ? 'spätestens einen Monat nach dem Antrag'
          : `spätestens ${months} Monate nach dem Antrag`,
      after: (title) => `nicht vor „${title}“`,
    },
    steps: 'Darüber entscheidet',
    step: (number, whom, count) =>
      `${number}. ${whom}, innerhalb von ${count === 1 ? 'einem Arbeitstag' : `${count} Arbeitstagen`}`,
    escalated: (count, name) =>
      `${count === 1 ? 'einen Arbeitstag' : `${count} Arbeitstage`} überfällig, geht es an ${name}`,
    managerOfLate: 'die Führungskraft derer, die säumig sind',
    needs: {
      all: (name) => `${name}, die alle genehmigen müssen`,
      any: (name) => `${name}, von denen eine Person genügt`,
    },
    all: (names) => listOf(names),
    any: (names) => oneOf(names),
    some: (count, names) => `${count} von: ${names.join(', ')}`,
    seat: {
      manager: 'die Führungskraft derer, die beantragen',
      'isms-lead': 'die ISMS-Leitung',
      'top-management': 'die oberste Leitung',
      role: (role) => `die Rolle ${role}`,
      held: (title, names) => `${title} (heute ${listOf(names)})`,
      vacant: (title) => `${title} (heute niemand, also die oberste Leitung)`,
    },
  },
  criteria: {
    title: 'Kriterien für Risiken',
    parts: (names) => listOf(names),
    part: {
      likelihood: 'Wahrscheinlichkeit',
      consequence: 'Auswirkung',
      levels: 'Stufen',
      appetite: 'Risikobereitschaft',
      authority: 'Wer akzeptiert, was darüber liegt',
    },
    step: (title, means) => (means === '' ? title : `${title}: ${means}`),
    from: (title, count) => `${title} ab ${count}`,
    accepts: (number, whom, months) =>
      `ab ${number}: ${whom}, für höchstens ${months === 1 ? 'einen Monat' : `${months} Monate`}`,
    manager: 'die Führungskraft derer, denen das Risiko gehört',
  },
  sole: {
    new: 'Entscheidet allein, wo es sonst niemand darf',
    withdrawn: 'Entscheidet nicht mehr allein',
    entry: (name, kinds, date, today, text) =>
      `${name}, über ${kinds}, bis ${day(date, today)}; Ausgleich: ${text}`,
    listed: (names) => listOf(names),
    kinds: {
      policy: 'Richtlinien',
      request: 'Anträge',
      governance: 'die Regelungen selbst',
      occurrence: 'den Kalender',
      risk: 'Risiken',
      'risk-action': 'Maßnahmen zu Risiken',
      'treatment-plan': 'Behandlungspläne',
      statement: 'die Erklärung zur Anwendbarkeit',
      document: 'Anwendungsbereich, Kontext und Ziele',
    },
  },
  address: {
    label: 'Anderswo erreichbar',
    anew: 'Neu benannt und erreichbar',
    at: (name, address, ways) => [name, address, ways].filter((part) => part !== '').join(', '),
    ways: { slack: 'in Slack', teams: 'in Teams', mail: 'per E-Mail' },
    none: 'nicht im Chat',
    check:
      'Wer an einer anderen Adresse mitliest, entscheidet ab dann: Fragen Sie alle persönlich, ob es ihre ist.',
    summary:
      'Prüfen Sie, ob Sie anderswo erreichbar sein sollen: Ihre Adresse für die Informationssicherheit soll sich ändern',
    title: 'Prüfen Sie, ob Sie anderswo erreichbar sein sollen',
    before: 'Bisher',
    after: 'Vorgeschlagen',
    meanwhile:
      'So steht es seit dem letzten Import in der Personalliste. Die oberste Leitung ist gefragt, ob sie es genehmigt; bis dahin kommt alles, was Sie zu entscheiden haben, wie bisher hierher.',
    tell: (names) => `Stimmt das nicht? Sagen Sie es sofort ${oneOf(names)}: Es kann abgelehnt werden.`,
    reject: 'Stimmt das nicht? Lehnen Sie es ab: Sie sind in einer eigenen Nachricht danach gefragt.',
    why: 'Sie erfahren das, weil Sie unsere Informationssicherheit leiten oder darin entscheiden: Wer dort mitliest, täte es an Ihrer Stelle · ISO 27001 5.3, A.5.16',
  },
  readFirst: 'Hier hat nicht alles Platz: Sie genehmigen es dort, wo Sie es ganz lesen.',
  approve: 'Genehmigen',
  blocked:
    'In der obersten Leitung ist sonst niemand da, der darüber entscheiden darf. Benennen Sie jemanden und importieren Sie die Dateien mit `steward org import`.',
}
