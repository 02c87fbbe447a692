import type { documentedInformation as english } from '../en/documented-information.js'
import type { Translation } from '../translation.js'
import { dated, number } from './dates.js'

export const documentedInformation: Translation<typeof english> = {
  command: 'zeigt, was nach der Norm aufzuzeichnen ist: was davon da ist, wo, und was fehlt',
  title: 'Dokumentierte Information',
  intro: (held, missing) =>
    missing === 0
      ? `Von allem ist etwas da: ${held} Einträge.`
      : `${held} sind da; von ${missing} gibt es noch nichts, was zählt. Diese stehen zuerst.`,
  items: {
    context: 'Themen, interessierte Parteien und Schnittstellen',
    scope: 'Was das ISMS umfasst',
    'security-policy': 'Die Informationssicherheitsrichtlinie',
    roles: 'Wer das ISMS leitet und wer die Organisation führt',
    'risk-criteria': 'Wie Risiken beurteilt werden und wer sie akzeptiert',
    statement: 'Erklärung zur Anwendbarkeit',
    'treatment-plan': 'Plan, wie Risiken behandelt werden',
    objectives: 'Ziele und die Pläne dazu',
    competence: 'Nachweise, dass alle können, was ihre Rolle verlangt',
    training: 'Nachweise, dass alle geschult sind und die Richtlinien kennen',
    policies: 'Richtlinien, die wir haben wollen',
    checks: 'Nachweise, dass Maßnahmen wie geplant durchgeführt werden',
    assessments: 'Ergebnisse der Risikobeurteilung',
    treatments: 'Ergebnisse der Risikobehandlung',
    evaluations: 'Messergebnisse und was sie sagen',
    'audit-programme': 'Programm der internen Audits',
    audits: 'Interne Audits und was sie ergaben',
    reviews: 'Ergebnisse der Managementbewertungen',
    'corrective-actions': 'Nichtkonformitäten und was dagegen getan wurde',
    'access-reviews': 'Überprüfungen, wer was darf',
    requirements: 'Gesetze und Verträge, und ob sie erfüllt sind',
    'control-reviews': 'Überprüfungen, ob Maßnahmen so sind, wie sie dastehen',
  },
  line: (clause, item, state, where) => `**${clause}** ${item} · ${state} · ${where}`,
  typed: (command) => `\`/isms ${command}\``,
  state: {
    nothing: '⚠ noch nichts',
    unapproved: '⚠ geschrieben, nicht genehmigt',
    someUnapproved: (count, of) =>
      of === 1
        ? '⚠ geschrieben, nicht veröffentlicht'
        : `⚠ von ${number(of)} sind ${number(count)} in der jetzigen Fassung nicht veröffentlicht`,
    unapprovedPlan: (missing, of) =>
      of === 1
        ? '⚠ nicht genehmigt von der Person, der das Risiko gehört'
        : `⚠ von ${number(of)} Risiken sind ${number(missing)} nicht von denen genehmigt, denen sie gehören`,
    imported: (at, timeZone) => `wie importiert am ${dated(at, timeZone)}`,
    'under-way': '⚠ noch nichts; das Erste läuft',
    held: (version) => `Version ${version}`,
    since: (at, timeZone) => `seit ${dated(at, timeZone)}`,
    records: (count) => (count === 1 ? '1 Aufzeichnung' : `${number(count)} Aufzeichnungen`),
    documents: (count) => (count === 1 ? '1 veröffentlicht' : `${number(count)} veröffentlicht`),
    last: (at, timeZone) => `zuletzt ${dated(at, timeZone)}`,
    reviewed: (at, timeZone) => `überprüft ${dated(at, timeZone)}`,
    notReviewed: 'noch nicht überprüft',
    kept: (years) => (years === 1 ? 'aufbewahrt ein Jahr' : `aufbewahrt ${years} Jahre`),
  },
  file: {
    ask: 'Als Tabelle schicken',
    name: 'dokumentierte-information',
    here: 'Hier ist das Verzeichnis der dokumentierten Information, wie es jetzt steht.',
    notTaken:
      'Das Verzeichnis konnte nicht als Datei geschickt werden. `steward document register DATEI.csv` schreibt es auf der Kommandozeile.',
    comes: 'Es kommt als Datei in Ihre Direktnachrichten.',
  },
  footer:
    'Steward löscht nichts davon; wie lange es mindestens aufbewahrt wird, steht in organisation.yaml. Wer auditiert, bekommt jede Aufzeichnung mit `steward record`.',
}
