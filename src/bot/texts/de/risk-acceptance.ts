import type { riskAcceptance as english } from '../en/risk-acceptance.js'
import type { Translation } from '../translation.js'
import { dated, day, listOf, moment } from './dates.js'

const risks = (count: number) => (count === 1 ? 'ein Risiko' : `${count} Risiken`)

export const riskAcceptance: Translation<typeof english> = {
  about: (title) => `die Akzeptanz des Risikos „${title}“`,
  aboutRun: 'die Akzeptanz von Risiken',
  commands: {
    accept: 'zeigt die Risiken, deren Plan Sie genehmigen und deren Rest Sie akzeptieren sollen',
  },
  anew: {
    comes: (title) => `Zu „${title}“ werden Sie gleich gefragt.`,
    comesTo: (name, title) => `${name} wird gleich zu „${title}“ gefragt.`,
    holds: 'Bis es jemand neu akzeptiert, gilt die bisherige Akzeptanz.',
    nothing: (title) =>
      `Zu „${title}“ gibt es nichts neu zu akzeptieren. \`/isms risk list\` zeigt, wie es steht.`,
    incomparable: (title) =>
      `„${title}“ ist nach früheren Skalen beurteilt und lässt sich mit dem geltenden Risikoappetit nicht vergleichen. Zuerst wird es neu beurteilt, dann akzeptiert.`,
    notYours: (title, owner) =>
      `„${title}“ können nicht Sie akzeptieren: Es gehört ${owner}. \`/isms risk list\` zeigt, wie es steht.`,
    asked: (title, name, dueOn, today) =>
      `${name} wird zu „${title}“ gefragt, bis ${day(dueOn, today)}. Sie müssen nichts tun.`,
    decided: (title, name, dueOn, today) =>
      `${name} entscheidet, ob „${title}“ akzeptiert wird, bis ${day(dueOn, today)}. Solange gibt es nichts neu zu akzeptieren.`,
  },
  none: 'Keines Ihrer Risiken wartet darauf, akzeptiert zu werden. `/isms risk list` zeigt, wie sie stehen.',
  ask: {
    one: (title) => `Genehmigen Sie den Plan für das Risiko „${title}“ und akzeptieren Sie, was bleibt`,
    several: (count) => `Genehmigen Sie die Pläne für ${risks(count)} und akzeptieren Sie, was bleibt`,
    summary: (count, dueOn, today) =>
      `Genehmigen Sie ${count === 1 ? 'den Plan für ein Risiko' : `die Pläne für ${risks(count)}`} und akzeptieren Sie, was bleibt. Bis ${day(dueOn, today)}`,
    risk: (title, id) => `**${title}** (\`${id}\`)`,
    now: (level) => `jetzt ${level}`,
    target: (level) => `nach dem Plan ${level}`,
    plan: (count, last, today) =>
      count === 1
        ? `eine Aktion, bis ${day(last, today)}`
        : `${count} Aktionen, die letzte bis ${day(last, today)}`,
    noPlan: 'geplant ist, es so zu lassen',
    beyond: (name) => `⚠ oberhalb des Risikoappetits: Nach Ihnen entscheidet ${name}`,
    rejected: (name, reason) => `${name} hat es nicht akzeptiert: ${reason}`,
    accept: 'Genehmigen und akzeptieren…',
    notYet: 'Noch nicht…',
    why: {
      own: (count) =>
        `_Sie werden gefragt, weil ${count === 1 ? 'es Ihnen gehört' : 'sie Ihnen gehören'} · ISO 27001 6.1.3 f_`,
      inStead: (names) => `_Sie werden in Vertretung von ${listOf(names)} gefragt · ISO 27001 6.1.3 f_`,
      both: (names) =>
        `_Sie werden gefragt, weil Ihnen einige davon gehören, und in Vertretung von ${listOf(names)} · ISO 27001 6.1.3 f_`,
    },
  },
  last: {
    holds: (name, until, today) => `${name} hat es bis ${day(until, today)} akzeptiert: Dann läuft das aus`,
    'ran-out': (name, until, today) =>
      `⚠ was ${name} akzeptiert hat, ist am ${day(until, today)} ausgelaufen`,
    changed: (name, until, today) =>
      `es hat sich geändert: Was ${name} bis ${day(until, today)} akzeptiert hat, gilt nicht mehr`,
  },
  form: {
    title: 'Genehmigen, akzeptieren',
    submit: (count) => (count === 1 ? 'Genehmigen' : 'Gewählte genehmigen'),
    now: 'Welche Sie jetzt genehmigen und akzeptieren',
    nowHint: 'Was Sie weglassen, bleibt offen und wartet weiter auf Sie.',
    noneChosen:
      'Wählen Sie mindestens eines, oder schließen Sie das Formular: Dann wird nichts festgehalten.',
    levels: (now, target) => `Jetzt ${now}  \nNach dem Plan ${target}`,
    treatment: (treatment) => `Behandlung: ${treatment}`,
    action: (title, owner, due, today) => `${title} · ${owner}, bis ${day(due, today)}`,
    noPlan: 'Geplant ist, es so zu lassen, wie es ist.',
    more: (count) =>
      `Danach folgen noch ${risks(count)}. Ein einzelnes zeigt \`/isms risk accept\` mit seiner Kennung.`,
    whoAccepts: (name, months) =>
      `Es liegt oberhalb des Risikoappetits. Was Sie schreiben, geht an ${name}: Akzeptiert werden darf es für höchstens ${months} Monate.`,
    untilPlan: 'Solange der Plan läuft, wird es höchstens bis zu dessen Ende akzeptiert.',
    whileLate: (count) =>
      `Eine Aktion des Plans ist überfällig: Bis sie einen neuen Termin hat, wird das Risiko für höchstens ${count === 1 ? 'einen Tag' : `${count} Tage`} akzeptiert.`,
    until: 'Akzeptiert bis',
    untilHint: (until, today) => `Spätestens ${day(until, today)}.`,
    rationale: 'Warum es bis dahin so bleiben kann',
    rationaleHint: 'Nötig, wenn Sie es jetzt akzeptieren.',
    compensating: 'Was es bis dahin ausgleicht',
    statement: (count) =>
      count === 1
        ? '**Ich genehmige den Plan und akzeptiere, was vom Risiko bleibt.**'
        : '**Für jedes gewählte Risiko genehmige ich den Plan und akzeptiere, was bleibt.**',
    kept: '_Das wird aufbewahrt, mit Ihrem Namen, dem Datum und dem Risiko, wie es hier steht._',
    missing: 'Schreiben Sie, warum: Danach entscheidet, wer es akzeptiert.',
    tooLate: (until, today) => `Wählen Sie einen Tag von morgen bis ${day(until, today)}.`,
  },
  notYet: {
    title: 'Noch nicht',
    which: 'Welches Risiko',
    reason: 'Was sich zuerst ändern muss',
    hint: 'Das wird aufbewahrt. Sie werden wieder gefragt, wenn sich an dem Risiko etwas geändert hat, oder in einem Monat.',
    missing: 'Schreiben Sie, was sich zuerst ändern muss.',
    submit: 'Festhalten',
  },
  receipt: {
    accepted: (title, at, timeZone) =>
      `✓ Sie haben den Plan für „${title}“ genehmigt und akzeptiert, was bleibt · ${moment(at, timeZone)}`,
    acceptedBy: (title, by, at, timeZone) =>
      `✓ Den Plan für „${title}“ hat ${by} genehmigt und akzeptiert, was bleibt · ${moment(at, timeZone)}`,
    'not-yet': (title, at, timeZone) =>
      `Sie haben „${title}“ noch nicht akzeptiert · ${moment(at, timeZone)}`,
    'not-yetBy': (title, by, at, timeZone) =>
      `„${title}“ hat ${by} noch nicht akzeptiert · ${moment(at, timeZone)}`,
    beside: {
      open: (name, until, today) =>
        `Es liegt oberhalb des Risikoappetits: ${name} entscheidet, ob es bis ${day(until, today)} akzeptiert wird.`,
      approved: (name, until, today) =>
        `Es liegt oberhalb des Risikoappetits: Auch ${name} hat es akzeptiert, bis ${day(until, today)}.`,
      rejected: (name) => `Es liegt oberhalb des Risikoappetits: ${name} hat es nicht akzeptiert.`,
    },
    reason: (reason) => `Warum: ${reason}`,
    closed: (title) => `Geschlossen: das Risiko „${title}“ akzeptieren. Sie müssen nichts weiter tun.`,
    next: 'Es steht im Register: `/isms risk list`.',
  },
  already: (title) => `Was zu „${title}“ zu sagen war, ist gesagt. Es wurde nichts weiter festgehalten.`,
  changed:
    'Etwas von dem, was hier stand, hat sich seither geändert. Deshalb wurde nichts festgehalten. Öffnen Sie es noch einmal: Es zeigt, wie es jetzt steht.',
  partly: (titles) =>
    `Festgehalten, außer zu ${listOf(titles)}: Das hat sich geändert, seit es gezeigt wurde. Dazu werden Sie neu gefragt.`,
  standing: {
    line: (count, titles) =>
      count === 1
        ? `Ein Risiko oberhalb des Risikoappetits ohne gültige Akzeptanz: ${listOf(titles)}`
        : `${count} Risiken oberhalb des Risikoappetits ohne gültige Akzeptanz, so etwa ${listOf(titles)}`,
    incomparable: (count) =>
      count === 1
        ? 'Ein Risiko ist nach früheren Skalen beurteilt und mit dem geltenden Risikoappetit nicht vergleichbar: Wem es gehört, wird um eine neue Beurteilung gebeten'
        : `${count} Risiken sind nach früheren Skalen beurteilt und mit dem geltenden Risikoappetit nicht vergleichbar: Wem sie gehören, wird um eine neue Beurteilung gebeten`,
    owned: (title, name) => `${title} (${name})`,
    notYet: (title, name) => `${title} (${name} akzeptiert es noch nicht)`,
    asked:
      'Am Zug ist, wem sie gehören, und danach, wer sie akzeptieren darf. `/isms risk list` zeigt, wie jedes steht.',
    nobody: 'Wem das gehört, ist abwesend oder nicht mehr da, und niemand vertritt.',
    next: '**niemand sagt, was mit einem Risiko oberhalb des Risikoappetits geschehen soll.** Benennen Sie in `risks.yaml` eine Stellvertretung und importieren Sie die Datei; `/isms risk list` zeigt, welche nicht akzeptiert sind.',
  },
  history: {
    until: (until, today, by) => `bis ${day(until, today)}, durch ${by}`,
    none: '⚠ keine, die gilt',
    asked: (by, at, timeZone) => `⚠ keine, die gilt: ${by} wird gefragt, seit ${dated(at, timeZone)}`,
    rejected: (by, at, timeZone, reason) =>
      `⚠ keine: ${by} hat es am ${dated(at, timeZone)} abgelehnt: ${reason}`,
    ranOut: (by, until, today) =>
      `⚠ keine: Was ${by} akzeptiert hat, ist am ${day(until, today)} ausgelaufen`,
    changed: (by, until, today) =>
      `⚠ keine: Das Risiko hat sich geändert, seit ${by} es bis ${day(until, today)} akzeptiert hat`,
    earlier: {
      approved: (at, timeZone, by, until, today) =>
        `${dated(at, timeZone)}: ${by} hat es bis ${day(until, today)} akzeptiert`,
      rejected: (at, timeZone, by) => `${dated(at, timeZone)}: ${by} hat es nicht akzeptiert`,
    },
  },
  ends: {
    summary: 'Die Akzeptanz eines Risikos läuft aus',
    title: (title) => `Die Akzeptanz des Risikos „${title}“ läuft aus`,
    when: (until, today) => `Sie gilt bis ${day(until, today)}.`,
    asked:
      'Wem das Risiko gehört, wird gefragt, ob es so bleiben kann, und dann, wer es akzeptieren darf. Bis dahin gilt die bisherige Akzeptanz.',
    incomparable:
      'Das Risiko ist nach früheren Skalen beurteilt und wird zuerst neu beurteilt. Liegt es dann oberhalb des Risikoappetits, wird es neu akzeptiert.',
    withItsPlan:
      'Sie endet mit dem Plan. Was bis dahin nicht erledigt ist, braucht einen neuen Termin: `/isms risk actions` zeigt, was noch offen ist. Liegt das Risiko danach noch oberhalb des Risikoappetits, wird wieder gefragt, wem es gehört.',
  },
  decision: {
    discreet: {
      what: 'die Akzeptanz eines Risikos',
      question: 'Entscheiden Sie: Wird ein Risiko akzeptiert?',
    },
    what: (title) => `die Akzeptanz des Risikos „${title}“`,
    question: (title, level, until, today) =>
      `Entscheiden Sie: Darf „${title}“ bei ${level} bleiben, bis ${day(until, today)}?`,
    because: {
      person: (level) => `Sie entscheiden, weil die Kriterien für ${level} Sie nennen · ISO 27001 6.1.3 f`,
      manager: (owner, level) =>
        `Sie entscheiden, weil Sie ${owner} führen: Dort liegt das Risiko, und es ist ${level} · ISO 27001 6.1.3 f`,
      'isms-lead': (level) =>
        `Sie entscheiden, weil Sie unsere Informationssicherheit leiten und es ${level} ist · ISO 27001 6.1.3 f`,
      'top-management': (level) =>
        `Sie entscheiden, weil Sie zur obersten Leitung gehören und es ${level} ist · ISO 27001 6.1.3 f`,
      role: (role, level) =>
        `Sie entscheiden, weil Sie die Rolle ${role} haben und es ${level} ist · ISO 27001 6.1.3 f`,
    },
    becauseInStead: (name) =>
      `Sie entscheiden in Vertretung von ${name}: Die Kriterien ermächtigen auch Sie · ISO 27001 6.1.3 f`,
    changed: {
      by: (name, level, at, timeZone) => `${name} hat es mit ${level} beurteilt, am ${dated(at, timeZone)}.`,
      byFile: (level) => `In der Datei risks.yaml steht es jetzt mit ${level}.`,
      within: 'Damit liegt es innerhalb des Risikoappetits: Wem es gehört, akzeptiert es allein.',
      decides: (name) => `Ob es akzeptiert wird, entscheidet jetzt ${name}.`,
      ownerFirst: (owner, approver) =>
        `Zuerst wird ${owner} gefragt, denn dort liegt das Risiko; dann entscheidet ${approver}, ob es akzeptiert wird.`,
    },
    facts: {
      now: 'Heute',
      target: 'Nach dem Plan',
      appetite: 'Risikoappetit',
      before: 'Seit dem letzten Mal',
      unchanged: 'unverändert',
      was: (level) => `war ${level}`,
      first: 'zum ersten Mal beurteilt',
      last: 'Zuletzt akzeptiert',
      lastBy: (by, at, timeZone, until, today) =>
        `von ${by} am ${dated(at, timeZone)}, bis ${day(until, today)}`,
      lastByYou: (at, timeZone, until, today) =>
        `von Ihnen am ${dated(at, timeZone)}, bis ${day(until, today)}`,
      owner: 'Gehört',
      criteria: 'Kriterien',
      version: (version) => `Fassung ${version}`,
      until: 'Bis',
      interim: (until, today) => `${day(until, today)}, solange der Plan läuft`,
      day: (until, today) => day(until, today),
    },
    rationale: (text) => `**Warum es so bleiben kann:** ${text}`,
    compensating: (text) => `**Was es ausgleicht:** ${text}`,
    picture: (title) => `Wo „${title}“ liegt`,
    alt: (title, likelihood, consequence, value) =>
      `„${title}“ liegt bei Wahrscheinlichkeit ${likelihood} und Auswirkung ${consequence} (${value}).`,
    here: 'jetzt',
    there: 'dann',
    submit: 'Risiko akzeptieren',
    approve: (until, today) => `Akzeptieren bis ${day(until, today)}`,
    consequence: (until, today) =>
      `Es darf bis ${day(until, today)} so bleiben, und nicht länger. Wird es vorher neu beurteilt, wird wieder gefragt.`,
    approver: (until, today) =>
      `Im Register steht es als akzeptiert bis ${day(until, today)}. Wem es gehört, erfährt das.`,
    requester: (until, today) =>
      `Es ist akzeptiert bis ${day(until, today)}. Bevor das ausläuft, erfahren Sie rechtzeitig, wie es weitergeht.`,
    again:
      'Sie werden wieder gefragt, was damit geschehen soll. Bis dahin liegt es ohne Akzeptanz oberhalb des Risikoappetits.',
    blocked:
      'Von denen, die die Kriterien ermächtigen, darf niemand entscheiden. Die ISMS-Leitung kümmert sich darum.',
    meanwhile: 'Bis dahin liegt es ohne Akzeptanz oberhalb des Risikoappetits.',
  },
}
