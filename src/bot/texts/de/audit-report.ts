import type { auditReport as english } from '../en/audit-report.js'
import type { Translation } from '../translation.js'
import { dated, fullDate, listOf, number } from './dates.js'

const counted = (count: number, one: string, more: string) => (count === 1 ? one : `${number(count)} ${more}`)

export const auditReport: Translation<typeof english> = {
  sort: 'Bericht über ein internes Audit',
  grades: {
    conforms: 'konform',
    observation: 'Beobachtung',
    opportunity: 'Verbesserungsmöglichkeit',
    minor: 'untergeordnete Nichtkonformität',
    major: 'wesentliche Nichtkonformität',
  },
  states: {
    draft: 'noch nicht herausgegeben',
    issued: 'noch nicht bestätigt',
    confirmed: 'bestätigt',
    contested: 'bestritten, noch nicht entschieden',
    upheld: 'bestritten und aufrechterhalten',
    withdrawn: 'zurückgenommen',
  },
  foot: {
    draft: (cycle) => `Entwurf, zum Lesen für das Team · ${cycle}`,
    issued: (cycle) => `Zur Herausgabe durch die Auditleitung · ${cycle}`,
  },
  facts: {
    lead: 'Auditleitung',
    team: 'Auditteam',
    auditees: 'Auditierte',
    dates: 'Fand statt',
    between: (from, to) => (from === to ? fullDate(from) : `${fullDate(from)} bis ${fullDate(to)}`),
    noDates: 'Es wurden keine Tage vereinbart',
    criteria: 'Kriterien',
    scope: 'Umfang',
    recipients: 'Geht an',
    made: 'Erstellt',
    at: (at, timeZone) => dated(at, timeZone),
  },
  summary: {
    heading: 'Zusammenfassung',
    looked: (count, of) =>
      of === 1
        ? `Eine Anforderung war zu prüfen; angesehen: ${number(count)}.`
        : `${number(of)} Anforderungen waren zu prüfen; angesehen: ${number(count)}.`,
    none: 'Es wurde nichts festgestellt, was zu korrigieren wäre oder besser sein könnte.',
    found: (names) => `Festgestellt: ${listOf(names)}.`,
    counted: {
      major: (count) => counted(count, 'eine wesentliche Nichtkonformität', 'wesentliche Nichtkonformitäten'),
      minor: (count) =>
        counted(count, 'eine untergeordnete Nichtkonformität', 'untergeordnete Nichtkonformitäten'),
      observation: (count) => counted(count, 'eine Beobachtung', 'Beobachtungen'),
      opportunity: (count) => counted(count, 'eine Verbesserungsmöglichkeit', 'Verbesserungsmöglichkeiten'),
    },
    earlier: (count) =>
      count === 1
        ? 'Eine Feststellung früherer Audits wurde nachverfolgt.'
        : `${number(count)} Feststellungen früherer Audits wurden nachverfolgt.`,
    plot: 'Feststellungen nach Grad',
    now: 'dieses Audit',
    before: 'das Audit davor',
  },
  conclusion: {
    heading: 'Schlussfolgerung',
    by: (name, at, timeZone) => `${name}, Auditleitung, ${dated(at, timeZone)}`,
    none: 'Die Auditleitung hat sie noch nicht geschrieben.',
  },
  basis: {
    heading: 'Was auditiert wurde, und woran gemessen',
    objectives: 'Ziele',
    scope: 'Umfang',
    criteria: 'Kriterien',
    coverage: 'Was angesehen wurde',
    legend: {
      done: 'angesehen',
      open: 'nicht angesehen',
      planned: 'geplant',
      outside: 'nicht anwendbar',
      found: 'Feststellung',
    },
    clauses: 'Abschnitte der Norm',
    controls: (part) => `Maßnahmen ${part}`,
    own: 'Eigene Maßnahmen',
    of: (count, of) => `${number(count)} von ${number(of)}`,
  },
  team: {
    heading: 'Wer auditiert hat, und wie unabhängig',
    sentence:
      'Niemand auditiert, was er oder sie selbst verantwortet, betreibt oder im Rückblickszeitraum getan hat. Steward prüft das anhand der Aufzeichnungen bei der Benennung und bei jedem Eintrag, und alle erklären es selbst.',
    who: 'Name',
    as: 'Als',
    lead: 'Auditleitung',
    member: 'Auditor/in',
    lost: (at, timeZone) => `auditiert nicht mehr seit ${dated(at, timeZone)}`,
    tied: (criteria) => `hat laut Aufzeichnungen mit ${criteria} zu tun und hält davon nichts fest`,
    declared: 'Unabhängigkeit erklärt',
    notDeclared: 'keine Erklärung verzeichnet',
    read: 'Entwurf gelesen',
    notRead: 'bis zum Termin keine Antwort',
  },
  findings: {
    heading: 'Feststellungen',
    none: 'Es gibt keine.',
    title: (nth, criterion, grade) => `Feststellung ${nth}: ${grade}, ${criterion}`,
    requirement: 'Anforderung',
    statement: 'Befund',
    evidence: 'Objektiver Nachweis',
    sample: 'Stichprobe',
    drawn: (size, of, population) => `${number(size)} von ${number(of)}, gezogen aus: ${population}`,
    seed: (seed) => `Startwert ${seed}; wer noch einmal zieht, erhält dieselbe`,
    owner: 'Verantwortlich',
    by: 'Festgehalten',
    byAt: (name, at, timeZone) => `von ${name}, ${dated(at, timeZone)}`,
    marked: 'Vermerk',
    byLost: (at, timeZone) =>
      `Wer sie festgehalten hat, auditiert seit ${dated(at, timeZone)} nicht mehr: Sie ist noch einmal anzusehen.`,
    state: 'Stand',
    contested: (name, at, timeZone) => `Bestritten von ${name}, ${dated(at, timeZone)}`,
    upheld: (name, at, timeZone) => `Aufrechterhalten von ${name}, ${dated(at, timeZone)}`,
    withdrawn: (name, at, timeZone) => `Zurückgenommen von ${name}, ${dated(at, timeZone)}`,
    action: 'Korrekturmaßnahme',
    actionAtIssue: 'wird eröffnet, sobald der Bericht herausgegeben ist',
    actionOf: (id, state) => `${id}: ${state}`,
    reference: 'Aktenzeichen',
    due: 'Zu beantworten bis',
    dueOn: (date) => fullDate(date),
  },
  earlier: {
    heading: 'Nachverfolgung früherer Feststellungen',
    none: 'Zu dem, was auditiert wurde, steht keine frühere Feststellung.',
    finding: 'Feststellung',
    found: 'Festgehalten',
    grade: 'Grad',
    statement: 'Befund',
    state: 'Stand',
  },
  items: {
    heading: 'Was angesehen wurde, Punkt für Punkt',
    none: 'Kein Punkt ist verzeichnet.',
    criterion: 'Kriterium',
    about: 'Worum es geht',
    grade: 'Ergebnis',
    note: 'Notiert, mit Stichproben',
    byLost: (name, at, timeZone) =>
      `Festgehalten von ${name}, auditiert seit ${dated(at, timeZone)} nicht mehr: noch einmal anzusehen.`,
    notLooked: 'nicht angesehen',
    noneStands: 'die Feststellung wurde zurückgezogen',
  },
}
