import type { rehearsal as english } from '../en/rehearsal.js'
import type { Translation } from '../translation.js'
import { day, number } from './dates.js'

export const rehearsal: Translation<typeof english> = {
  language: 'de',
  title: (name, year) => `${name}: das Jahr ${year}, einmal geprobt`,
  about: (seed, people) =>
    `Durchgespielt mit ${number(people)} Personen, Startwert ${seed}. Nichts davon ist geschehen, und niemand wurde angeschrieben.`,
  shares: (late, absent, refusing) =>
    `${late} % der Beteiligten antworten zu spät, ${absent} % sind zwei Wochen krank, und auf ${refusing} % der Fragen folgt ein Nein.`,
  stopped: (date) =>
    `Abgebrochen: Gespielt wurde bis ${day(date, date)}. Was danach gekommen wäre, fehlt hier.`,
  sentence: 'Geprobt: Im Jahr selbst würde hier stehen, was angesehen wurde und was dabei herauskam.',
  verdict: (count) =>
    count === 0
      ? 'Es wurde keine Lücke gefunden.'
      : count === 1
        ? 'Eine Lücke wurde gefunden. Schließen Sie sie, bevor das Jahr beginnt.'
        : `${number(count)} Lücken wurden gefunden. Schließen Sie sie, bevor das Jahr beginnt.`,
  numbers: {
    messages: 'Nachrichten',
    answers: 'Antworten',
    cycles: 'Durchgänge',
    minutes: 'Minuten pro Person und Woche im Mittel',
    busiest: 'Minuten in der vollsten Woche einer Person',
  },
  gaps: 'Lücken',
  from: (date) => `ab ${day(date, date)}`,
  gap: {
    'nobody-may-approve': {
      what: (about) => `Darüber darf niemand entscheiden: ${about}`,
      remedy:
        'Wer genannt ist, ist nicht mehr da, hat es selbst beantragt oder entscheidet schon in einem anderen Schritt. Nennen Sie jemand anderen.',
    },
    'nobody-independent': {
      what: (about, name) => `Im Team des Audits „${about}“ ist niemand da, der unabhängig von ${name} wäre.`,
      remedy:
        'Nehmen Sie jemanden dazu, der dafür weder zuständig ist noch daran mitgewirkt hat, oder jemanden von außen (9.2.2), oder verschieben Sie es.',
    },
    'nobody-asked': {
      what: (about) => `Es ist niemand da, der gefragt werden könnte: ${about}`,
      remedy: 'Nennen Sie jemanden, der das ganze Jahr über da ist.',
    },
    unanswerable: {
      what: (about, name) => `Hier ließ sich Steward nicht antworten: ${about}. ${name}`,
      remedy:
        'Versuchen Sie es in der Sandbox als diese Person. Geht es auch dort nicht, ist es ein Fehler von Steward.',
    },
    'no-audience': {
      what: (about) => `Die Richtlinie „${about}“ richtet sich an niemanden.`,
      remedy: 'Erweitern Sie den Kreis, oder ziehen Sie sie zurück.',
    },
    'never-in-force': {
      what: (about) => `Die Richtlinie „${about}“ tritt das ganze Jahr nicht in Kraft.`,
      remedy: 'Sehen Sie nach, wer sie freigibt, und ob die Person das darf.',
    },
    'never-reviewed': {
      what: (about) => `Die Richtlinie „${about}“ wird in diesem Jahr nicht überprüft.`,
      remedy: 'Geben Sie ihr im Kalender einen Termin dafür (A.5.1).',
    },
    'nothing-runs': {
      what: (about, name) => `${about} (${name}): In diesem Jahr findet nichts davon statt.`,
      remedy: 'Schreiben Sie die Datei, oder geben Sie dem, was darin steht, einen Termin im Jahr.',
    },
    'leaver-named': {
      what: (about, name) => `${name} geht und ist hier eingetragen: ${about}`,
      remedy: 'Tragen Sie ein, wer es übernimmt.',
    },
    'manager-leaves': {
      what: (about, name) => `${name}, Führungskraft von ${about}, geht.`,
      remedy:
        'Tragen Sie die neue Führungskraft ein: Was Führungskräfte entscheiden, wartet sonst auf jemand anderen.',
    },
    'away-when-due': {
      what: (about, name) => `${name} ist bis nach der Frist abwesend, und niemand vertritt: ${about}`,
      remedy: 'Verschieben Sie den Termin, oder nennen Sie für die Abwesenheit eine Vertretung.',
    },
    'not-read': {
      what: (about, name) =>
        name === ''
          ? `Konten, wie „${about}“ sie führt, kann keine Probe lesen.`
          : `Die Konten von „${about}“ ließen sich nicht lesen: Es gibt keine Datei ${name}, nach der es gespielt würde.`,
      remedy:
        'Die Überprüfung bleibt stehen, wo Konten gelesen werden. Fehlt eine Datei, legen Sie sie mit einigen Konten an: Auch die Sandbox spielt das System danach.',
    },
    unreachable: {
      what: (about) => `${about} hat kein Konto im Chat und bekommt nichts.`,
      remedy: 'Prüfen Sie die Adresse, oder tragen Sie ein, wie die Person sonst erreicht wird.',
    },
    overloaded: {
      what: (about, name) => `${name} hat in einer Woche ${about} Stunden für das ISMS zu tun.`,
      remedy: 'Verteilen Sie die Termine, oder geben Sie Aufgaben ab.',
    },
  },
  problem: {
    'no-button': 'Nichts davon ließ sich anklicken.',
    'nothing-came-of-it': 'Was auch angeklickt wurde, es führte zu nichts.',
  },
  plots: {
    messages: 'Nachrichten pro Woche',
    load: 'Minuten pro Woche bei denen, die am meisten zu tun haben',
    more: (minutes) => `${number(minutes)} Min. und mehr`,
    none: 'nichts',
  },
  table: {
    processes: 'Was stattfindet',
    process: 'Prozess',
    cycles: 'Durchgänge',
    answered: 'Beantwortet',
    late: 'Zu spät',
    open: 'Offen geblieben',
    people: 'Wer was zu tun hat',
    person: 'Wer',
    department: 'Abteilung',
    messages: 'Nachrichten',
    answers: 'Antworten',
    minutes: 'Minuten im Jahr',
    fullest: 'Vollste Woche',
    inWeek: (date, minutes) => `${day(date, date)}: ${number(minutes)} Min.`,
  },
  process: {
    'policy-acknowledgement': 'Bestätigung von Richtlinien',
    'policy-review': 'Überprüfung von Richtlinien',
    'control-check': 'Prüfungen von Maßnahmen',
    'requirement-review': 'Überprüfung von Anforderungen',
    'access-review': 'Überprüfung von Zugriffsrechten',
    'risk-acceptance': 'Akzeptanz von Risiken',
    'risk-reassessment': 'Neubewertung von Risiken',
    'control-review': 'Überprüfung von Maßnahmen',
    'treatment-plan': 'Behandlung von Risiken',
    'competence-review': 'Beurteilung der Kompetenz',
    training: 'Schulung',
    awareness: 'Kurzlektionen',
    approval: 'Freigaben',
    'document-review': 'Überprüfung von Dokumenten',
    'objective-evaluation': 'Bewertung von Zielen',
    'internal-audit': 'Interne Audits',
    'corrective-action': 'Korrekturmaßnahmen',
    'management-review': 'Managementbewertungen',
  },
  messages: 'Was jede Person bekommt',
  allInFile: 'Alle Nachrichten stehen in der Tabelle neben dieser Seite.',
  find: {
    words: 'Person, Abteilung oder Wörter',
    from: 'Von',
    to: 'Bis',
    day: 'Tag',
    message: 'Nachricht',
    count: '{found} Nachrichten, davon {shown} angezeigt.',
  },
  moves: {
    title: 'Termine, die sich zu verschieben lohnen',
    what: (date, hours, own, about) =>
      `In der Woche ab ${day(date, date)} haben alle zusammen ${number(hours)} Stunden zu tun, davon ${number(own)} für: ${about}.`,
    leaves: (weeks, hours) =>
      `${Math.abs(weeks) === 1 ? 'Eine Woche' : `${number(Math.abs(weeks))} Wochen`} ${weeks > 0 ? 'später' : 'früher'} hätte keine der betroffenen Wochen mehr als ${number(hours)} Stunden.`,
    caveat:
      'Gerechnet mit den Antworten dieser Probe, die als Ganzes verschoben werden. Feiertage und Abwesenheiten der anderen Wochen sind nicht berücksichtigt: Verschieben Sie den Termin, und proben Sie noch einmal.',
  },
  why: {
    asks: 'Fragen',
    morning: 'Morgennachrichten',
    letter: 'E-Mails',
    other: 'Hinweise',
  },
  estimated:
    'Die Minuten sind geschätzt: 200 Wörter in der Minute, eine Viertelminute je Feld, drei Sekunden je Klick. Wer sich die Sache selbst ansieht, braucht länger.',
}
