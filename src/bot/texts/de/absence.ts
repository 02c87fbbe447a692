import type { AwayNamed, absence as english } from '../en/absence.js'
import type { Translation } from '../translation.js'
import { day } from './dates.js'

const between = (from: string, to: string, today: string) =>
  from === to ? `am ${day(from, today)}` : `von ${day(from, today)}, bis ${day(to, today)}`
const isAway = ({ name, from, to, today }: AwayNamed) =>
  `${name === null ? 'Sie sind' : `${name} ist`} abwesend ${between(from, to, today)}`
const questions = (count: number) => (count === 1 ? 'Eine Frage' : `${count} Fragen`)

export const absence: Translation<typeof english> = {
  parameters: 'VON BIS [VERTRETUNG]',
  command: 'sagen, wann Sie nicht da sind und wer Sie vertritt',
  form: {
    title: 'Abwesenheit',
    intro: 'Sagen Sie, von wann bis wann Sie nicht da sind. Niemand fragt, warum.',
    whatHappens:
      'Bestätigungen und Ähnliches warten so lange und bekommen eine neue Frist, wenn Sie zurück sind. Genehmigungen und Überprüfungen gehen an Ihre Vertretung, wenn Sie eine nennen.',
    person: 'Wer ist abwesend',
    personHint: 'Für sich selbst lassen Sie es leer.',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    delegate: 'Vertretung',
    delegateHint: 'Ohne Vertretung lassen Sie es leer.',
    submit: 'Abwesenheit eintragen',
    known: 'Schon eingetragen:',
  },
  confirm: {
    question: (away) => `Steward hat verstanden: ${isAway(away)}. Stimmt das?`,
    first: 'Erster Tag',
    last: 'Letzter Tag',
    delegate: 'Vertretung',
    nobody: 'niemand',
    day,
  },
  line: ({ from, to, today }, delegate) =>
    `Abwesend ${between(from, to, today)}${delegate === null ? '' : ` · Vertretung: ${delegate}`}`,
  callOff: 'Absagen',
  endNow: (name) => (name === null ? 'Ich bin zurück' : 'Wieder da'),
  receipt: {
    title: (away) => `✓ ${isAway(away)}`,
    already: (away) => `${isAway(away)}: das war schon eingetragen, daher hat sich nichts geändert.`,
    waits: (name) =>
      `Was nur ${name ?? 'Sie'} beantworten ${name === null ? 'können' : 'kann'}, wartet: Nichts wird gesendet oder eskaliert, und danach gibt es eine neue Frist.`,
    waiting: (count) =>
      count === 1 ? 'Eine Frage wartet von jetzt an.' : `${count} Fragen warten von jetzt an.`,
    delegate: (delegate) => `Genehmigungen und Überprüfungen gehen an ${delegate}.`,
    moved: (count, delegate) =>
      `${questions(count)} ${count === 1 ? 'liegt' : 'liegen'} von jetzt an bei ${delegate}.`,
    other: (delegate, from, to, today, standIn) =>
      `${delegate} ist auch abwesend ${between(from, to, today)}: ${standIn === null ? 'an diesen Tagen vertritt niemand' : `dann vertritt ${standIn}`}.`,
    nobody: (name) =>
      `Niemand vertritt, daher bleiben Genehmigungen und Überprüfungen bei ${name ?? 'Ihnen'} und werden eskaliert, wenn sie überfällig sind.`,
    stays: (count, name) =>
      `${questions(count)} ${count === 1 ? 'bleibt' : 'bleiben'} bei ${name ?? 'Ihnen'}: Niemand sonst darf ${count === 1 ? 'sie' : 'diese'} beantworten.`,
    change: (name) =>
      name === null
        ? 'Früher zurück? Geben Sie `/isms away stop` ein. Andere Tage oder eine andere Vertretung? Geben Sie noch einmal `/isms away` ein.'
        : `Früher zurück? Geben Sie /isms away for ${name} stop ein. ${name} erfährt, dass Sie dies eingetragen haben, und darf es ändern.`,
  },
  ended: {
    back: (name) => `✓ ${name === null ? 'Sie sind' : `${name} ist`} zurück`,
    calledOff: (away) =>
      `✓ Abgesagt: ${away.name === null ? 'Sie sind' : `${away.name} ist`} nicht abwesend ${between(away.from, away.to, away.today)}`,
    resumed: 'Was gewartet hat, hat eine neue Frist. Geben Sie /isms ein, um zu sehen, was auf Sie wartet.',
    resumedFor: (name) => `Was auf ${name} gewartet hat, hat eine neue Frist.`,
    nothing: (name) =>
      `${name === null ? 'Sie sind' : `${name} ist`} nicht als abwesend eingetragen, daher hat sich nichts geändert.`,
    which: 'Welche davon? Noch hat sich nichts geändert.',
    gone: 'Diese Tage sind vorbei oder wurden inzwischen geändert, daher hat sich nichts geändert. Geben Sie /isms away ein, um zu sehen, was eingetragen ist.',
  },
  refused: {
    backwards:
      'Der letzte Tag liegt vor dem ersten, daher wurde nichts eingetragen. Nennen Sie den ersten Tag zuerst.',
    over: 'Diese Tage sind vorbei, daher wurde nichts eingetragen. Was liegen blieb, ist noch offen: Geben Sie /isms ein, um es zu sehen.',
    'too-long':
      'Das sind mehr als zwei Jahre, daher wurde nichts eingetragen. Tragen Sie zunächst die ersten zwei Jahre ein.',
    'own-delegate':
      'Niemand kann sich selbst vertreten, daher wurde nichts eingetragen. Nennen Sie jemand anderen oder niemanden.',
    overlaps: (away, delegate) =>
      `${isAway(away)}, das steht schon fest (Vertretung: ${delegate ?? 'niemand'}), daher wurde nichts eingetragen. Wählen Sie Tage danach, oder beenden Sie es vorher mit /isms away stop.`,
    'no-chat': (name) =>
      `${name} nutzt keinen Chat und könnte nicht antworten, daher wurde nichts eingetragen. Nennen Sie jemand anderen.`,
    'not-there': (name) =>
      `${name} steht nicht an allen diesen Tagen auf der Personalliste, daher wurde nichts eingetragen. Nennen Sie jemand anderen.`,
    'away-all-the-time': (name) =>
      `${name} ist an allen diesen Tagen abwesend und hat keine Vertretung, daher wurde nichts eingetragen. Nennen Sie jemand anderen.`,
    circle: (name, at, on, today) =>
      `Am ${day(on, today)}, ist ${name} auch abwesend, und es käme wieder zu ${at ?? 'Ihnen'} zurück, daher wurde nichts eingetragen. Nennen Sie jemand anderen.`,
    notYours:
      'Sie dürfen dies für sich und für die Menschen in Ihrer Linie eintragen, die ISMS-Leitung für alle. Daher wurde nichts eingetragen.',
    notThere: (name) => `${name} steht nicht auf der Liste der Anwesenden, daher wurde nichts eingetragen.`,
    changed:
      'Jemand hat dies zur selben Zeit geändert, daher wurde nichts eingetragen. Bitte versuchen Sie es noch einmal.',
  },
  unknown: {
    days: (typed) =>
      `Steward fand keinen Tag in „${typed}“, daher wurde nichts eingetragen. Schreiben Sie Tage wie \`2027-08-03\`, \`3. August\`, \`3.8.\`, \`nächsten Montag\` oder \`nächste Woche\`, oder geben Sie nur \`/isms away\` ein, dann kommt ein Formular.`,
    noSuchDay: (typed) =>
      `Einen Tag „${typed}“ gibt es nicht, daher wurde nichts eingetragen. Schreiben Sie Tage wie \`2027-08-03\`, \`3. August\` oder \`3.8.\``,
    eitherDay: (typed, one, other, today) =>
      `„${typed}“ kann ${day(one, today)}, oder ${day(other, today)}, sein, daher wurde nichts eingetragen. Schreiben Sie \`${one}\` oder \`${other}\`.`,
    person: (typed, meant) =>
      `Steward kennt niemanden namens „${typed}“, daher wurde nichts eingetragen. ${meant === null ? 'Erwähnen Sie die Person mit @, oder schreiben Sie ihren Namen oder ihre dienstliche Adresse.' : `Meinten Sie ${meant}?`}`,
    several: (typed) =>
      `Mehrere Personen heißen „${typed}“, daher wurde nichts eingetragen. Schreiben Sie stattdessen die dienstliche Adresse.`,
    account:
      'Steward kennt dieses Konto noch nicht, daher wurde nichts eingetragen. Wählen Sie jemanden von der Personalliste.',
  },
  toPerson: {
    title: (by) => `${by} hat Sie als abwesend eingetragen`,
    summary: (from, to, today) => `Sie wurden als abwesend eingetragen ${between(from, to, today)}`,
    change:
      'Wenn das nicht stimmt, ändern Sie es: mit `/isms away stop`, oder mit `/isms away` und den richtigen Tagen.',
  },
  toDelegate: {
    title: (name) => `Sie vertreten ${name}`,
    summary: (name, from, to, today) => `Sie vertreten ${name} ${between(from, to, today)}`,
    days: ({ from, to, today, name }) => `${name} ist abwesend ${between(from, to, today)}.`,
    what: 'Genehmigungen und Überprüfungen, die so lange warten würden, kommen zu Ihnen. Jetzt ist nichts zu tun.',
    cannot: (name) =>
      `Sie können nicht? Sagen Sie es ${name} oder Ihrer ISMS-Leitung; dort kann jemand anderes benannt werden.`,
  },
  standIn: {
    title: (count, name) =>
      count === 1 ? `Eine Frage von ${name} liegt bei Ihnen` : `${count} Fragen von ${name} liegen bei Ihnen`,
    why: (name, until, today) => `${name} ist abwesend bis ${day(until, today)}, und Sie vertreten.`,
  },
  note: {
    forSomebody: (name, until, today) =>
      `_Sie beantworten dies für ${name}, abwesend bis ${day(until, today)}._`,
    withSomebody: (name, until, today) =>
      `_${name} darf dies für Sie beantworten, bis ${day(until, today)}. Sie selbst können es weiterhin._`,
    backAgain: (name) => `Dies liegt wieder bei ${name}. Von Ihnen wird nichts mehr gebraucht.`,
  },
  inStead: (by, name) => `${by} für ${name}`,
}
