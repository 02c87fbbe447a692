import type { request as english } from '../en/request.js'
import type { Translation } from '../translation.js'
import { day, moment } from './dates.js'

export const request: Translation<typeof english> = {
  command: 'beantragt, was genehmigt werden muss, etwa eine Ausnahme oder einen neuen Lieferanten',
  parameters: '[ART]',
  changeCommand: 'plant eine Änderung an unserem Informationssicherheits-Management und lässt sie genehmigen',
  list: {
    title: 'Was Sie hier beantragen können',
    open: (title) => `Beantragen: ${title}`,
    yours: 'Was Sie zuletzt beantragt haben',
    how: 'Wer entscheidet, wird hier im Chat gefragt, und Sie erfahren, was daraus geworden ist.',
    none: 'Hier gibt es noch nichts zu beantragen. Was beantragt werden kann, legt Ihre ISMS-Leitung fest.',
    noneForLead:
      'Hier gibt es noch nichts zu beantragen. Schreiben Sie die Arten von Anträgen in `approvals.yaml` und importieren Sie die Datei mit `steward org import`.',
    unknown: (typed, meant, known) =>
      `„${typed}“ kann hier nicht beantragt werden.${meant === null ? '' : ` Meinten Sie \`${meant}\`?`} Es gibt: ${known}.`,
  },
  standing: {
    open: (name, dueOn, today) => `wartet auf ${name}, bis ${day(dueOn, today)}`,
    approved: (by, at, timeZone) => `genehmigt von ${by}, ${moment(at, timeZone)}`,
    rejected: (by, at, timeZone) => `abgelehnt von ${by}, ${moment(at, timeZone)}`,
    withdrawn: 'zurückgezogen',
    blocked: 'blockiert, noch darf niemand darüber entscheiden',
  },
  form: {
    title: 'Antrag stellen',
    submit: 'Absenden',
    decide: (names) => `_Entscheidung: ${names.join(', danach ')}. Was Sie schreiben, wird festgehalten._`,
    missing: 'Bitte ausfüllen.',
    dates: {
      past: (today) => `Bitte ${day(today, today)} oder einen späteren Tag wählen.`,
      tooFar: (until, today) => `Bitte ${day(until, today)} oder einen früheren Tag wählen.`,
      before: (title, first, today) => `Bitte einen Tag nicht vor „${title}“, ${day(first, today)}, wählen.`,
    },
    changed:
      'Was hierfür auszufüllen ist, wurde geändert, während Sie schrieben; es wurde nichts gesendet. Kopieren Sie Ihren Text, schließen Sie dies und öffnen Sie das Formular neu mit /isms request.',
  },
  sent: (title, name, dueOn, today) =>
    `„${title}“ ging an ${name}; die Entscheidung ist bis ${day(dueOn, today)} fällig. Was daraus wird, erfahren Sie in einer Nachricht. \`/isms request\` zeigt den Stand.`,
  what: (title, number, name) => `„${title}“, Antrag ${number}, von ${name}`,
  question: (title, name) => `Entscheiden Sie über „${title}“ für ${name}`,
  because: {
    manager: (name) => `Sie entscheiden, weil ${name} Ihnen unterstellt ist`,
    role: (role) => `Sie entscheiden in der Rolle ${role}`,
    'isms-lead': 'Sie entscheiden, weil Sie unsere Informationssicherheit leiten',
    'top-management': 'Sie entscheiden als Mitglied der obersten Leitung',
    person: 'Sie entscheiden, weil Sie dafür benannt sind',
    oneOfSeveral: 'Sie gehören zu denen, die darüber entscheiden dürfen; eine oder einer von Ihnen genügt',
    several: 'Sie gehören zu denen, die darüber entscheiden',
    inStead: (name) => `Sie vertreten ${name}; dort läge die Entscheidung`,
  },
  controls: (controls) => ` · ISO 27001 ${controls}`,
  date: (date, today) => day(date, today),
  notFilledIn: 'nicht ausgefüllt',
  approve: 'Genehmigen',
  consequence: (name) =>
    `${name} darf es tun, und Ihr Name steht darunter. Das kann nicht zurückgenommen werden.`,
  goesOn:
    'es geht weiter an die nächste Stelle, die entscheidet, und Ihr Name steht darunter. Das kann nicht zurückgenommen werden.',
  last: (name) => `${name} erfährt, was daraus wird. Sie müssen nichts weiter tun.`,
  requester: 'Es kann losgehen. Wer es wann genehmigt hat, ist festgehalten.',
  again: (id) =>
    `Es bleibt als abgelehnt festgehalten. Wenn Sie geändert haben, was im Weg stand, beantragen Sie es erneut mit \`/isms request ${id}\`.`,
  blocked: 'Zurückziehen können Sie es mit `/isms request`.',
  meanwhile: 'Warten Sie mit der Ausführung, bis es genehmigt ist.',
}
