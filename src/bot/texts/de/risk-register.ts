import type { Affected, Treatment } from '../../../domain/risk.js'
import type { riskRegister as english } from '../en/risk-register.js'
import type { Translation } from '../translation.js'
import { dated, day, listOf } from './dates.js'

const affects: Record<Affected, string> = {
  confidentiality: 'Vertraulichkeit',
  integrity: 'Integrität',
  availability: 'Verfügbarkeit',
}

const treatment: Record<Treatment, string> = {
  modify: 'durch Maßnahmen ändern',
  retain: 'tragen, wie es ist',
  avoid: 'vermeiden, was es mit sich bringt',
  share: 'mit anderen teilen',
}

const waits = (count: number) =>
  count === 1
    ? '⚠ Ein Risiko wartet auf die Kriterien, nach denen es beurteilt ist'
    : `⚠ ${count} Risiken warten auf die Kriterien, nach denen sie beurteilt sind`

export const riskRegister: Translation<typeof english> = {
  commands: {
    list: 'listet Risiken auf, die oberhalb des Risikoappetits zuerst',
    show: 'zeigt ein Risiko: wie es steht, was dagegen getan wird und wie es früher beurteilt wurde',
    matrix: 'zeigt als Bild, wo alle Risiken liegen',
  },
  notOnRecord: 'Im Register steht noch kein Risiko. Es beginnt mit der Datei risks.yaml.',
  noneYours: 'Ihnen gehört kein Risiko, und Sie vertreten auch niemanden bei einem.',
  unknown: (typed, meant) =>
    `Es gibt kein Risiko „${typed}“. ${meant === null ? '' : `War \`${meant}\` gemeint? `}\`/isms risk list\` zeigt die, die es gibt.`,
  waiting: {
    asked: (count, by, at, timeZone) =>
      `${waits(count)}: Um die Genehmigung ist ${by} gebeten, seit dem ${dated(at, timeZone)}. Sind sie genehmigt, ${count === 1 ? 'kommt das Risiko' : 'kommen die Risiken'} ohne Weiteres ins Register.`,
    rejected: (count, by, at, timeZone) =>
      `${waits(count)}: ${by} hat sie abgelehnt (${dated(at, timeZone)}). Ändern Sie \`risk-criteria.yaml\` und führen Sie \`steward org import\` noch einmal aus, damit andere zur Genehmigung vorgelegt werden.`,
    nobodyAsked: (count) =>
      `${waits(count)}, und niemand ist um deren Genehmigung gebeten. Führen Sie \`steward org import\` mit \`risk-criteria.yaml\` noch einmal aus, damit sie vorgelegt werden.`,
  },
  which: 'Welches Risiko? Geben Sie nach dem Befehl seine Kennung ein: `/isms risk list` zeigt sie.',
  level: (value, level) => `${value} ${level}`,
  rating: (value, level, likelihood, consequence) =>
    `**${value} ${level}** · Wahrscheinlichkeit ${likelihood}, Auswirkung ${consequence}`,
  step: (step, of, title) => `${step} von ${of} (${title})`,
  affects: (those) => listOf(those.map((each) => affects[each])),
  treatment: (which) => treatment[which],
  list: {
    all: 'Risiken',
    mine: 'Ihre Risiken',
    standing: (open, beyond, unaccepted, incomparable) =>
      beyond + incomparable === 0
        ? `${open} offen, alle innerhalb des Risikoappetits`
        : [
            `${open} offen`,
            ...(beyond > 0
              ? [`${beyond} oberhalb des Risikoappetits, davon ${unaccepted} ohne gültige Akzeptanz`]
              : []),
            ...(incomparable > 0
              ? [`${incomparable} nach früheren Skalen beurteilt: ob innerhalb des Risikoappetits, ist offen`]
              : []),
          ].join(' · '),
    line: (title, id) => `**${title}** (\`${id}\`)`,
    current: (level) => `jetzt ${level}`,
    target: (value) => `Ziel ${value}`,
    owner: (name) => `gehört ${name}`,
    nobody: '⚠ gehört niemandem mehr',
    unaccepted: '⚠ oberhalb des Risikoappetits, nicht akzeptiert',
    acceptedUntil: (until, today) => `akzeptiert bis ${day(until, today)}`,
    oldCriteria: 'nach früheren Kriterien beurteilt',
    incomparable:
      '⚠ nach früheren Skalen beurteilt, mit dem Risikoappetit nicht vergleichbar: neu zu beurteilen',
    more: 'Eines davon: `/isms risk show KENNUNG`. Alle als Bild: `/isms risk matrix`.',
  },
  matrix: {
    title: (today) => `Risiken am ${day(today, today)}`,
    likelihood: 'Wahrscheinlichkeit ↑',
    consequence: 'Auswirkung →',
    alt: (fields) =>
      fields.length === 0 ? 'Kein Risiko ist offen.' : `Wo die Risiken heute liegen: ${fields.join('; ')}.`,
    field: (count, likelihood, consequence, value) =>
      `${count} bei Wahrscheinlichkeit ${likelihood} und Auswirkung ${consequence} (${value})`,
    appetite: (appetite) =>
      `Umrandet: oberhalb des Risikoappetits von ${appetite}. Jede Zahl sagt, wie viele Risiken heute dort liegen.`,
    incomparable: (count) =>
      count === 1
        ? '⚠ Ein Risiko wurde nach früheren Skalen beurteilt und steht erst hier, wenn es neu beurteilt ist.'
        : `⚠ ${count} Risiken wurden nach früheren Skalen beurteilt und stehen erst hier, wenn sie neu beurteilt sind.`,
    none: 'Noch sind keine Kriterien in Kraft. Sie stehen in der Datei risk-criteria.yaml.',
  },
  card: {
    closed: (at, timeZone, reason) => `Geschlossen am ${dated(at, timeZone)}: ${reason}`,
    threat: (text) => `Was geschehen kann: ${text}`,
    vulnerability: (text) => `Was es möglich macht: ${text}`,
    asset: (text) => `Woran: ${text}`,
    facts: {
      current: 'Heute',
      inherent: 'Ohne Maßnahmen',
      target: 'Nach dem Plan',
      appetite: 'Risikoappetit',
      within: (appetite) => `${appetite}: es liegt darin`,
      beyond: (appetite) => `${appetite}: es liegt darüber`,
      incomparable: '⚠ nicht vergleichbar: nach früheren Skalen beurteilt und neu zu beurteilen',
      affects: 'Betroffen',
      treatment: 'Behandlung',
      controls: 'Maßnahmen',
      noControls: 'keine',
      owner: 'Gehört',
      nobody: 'niemandem mehr',
      deputy: 'In Vertretung',
      assessed: 'Beurteilt',
    },
    assessed: (at, timeZone, by, criteria) =>
      `${dated(at, timeZone)} von ${by}, nach Version ${criteria} der Kriterien`,
    accepted: {
      byOwner: 'Wem es gehört',
      accepted: (by, at, timeZone) =>
        `${by} hat den Plan genehmigt und akzeptiert, was bleibt, am ${dated(at, timeZone)}`,
      'not-yet': (by, at, timeZone) => `⚠ ${by} akzeptiert es noch nicht, so am ${dated(at, timeZone)}`,
      notAsked: 'hat den Plan, wie er ist, noch nicht genehmigt',
      acceptance: 'Akzeptanz',
    },
    byFile: 'der Datei risks.yaml',
    reason: (text) => `Warum: ${text}`,
    plan: '**Der Plan**',
    noPlan: 'Nichts ist geplant.',
    history: '**Früher**',
    earlier: (at, timeZone, level, by) => `${dated(at, timeZone)}: ${level}, von ${by}`,
  },
}
