import type { controlCheck as english } from '../en/control-check.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, moment, number, period } from './dates.js'

export const controlCheck: Translation<typeof english> = {
  about: (title) => `die Prüfung „${title}“`,
  outcome: { ok: 'in Ordnung', 'not-ok': 'nicht in Ordnung', 'not-applicable': 'nicht zutreffend' },
  ask: {
    title: (title) => `Prüfen Sie: ${title}`,
    summary: (title, dueOn, today) => `Prüfen Sie „${title}“ bis ${day(dueOn, today)}`,
    lookAt: (text) => `**Was anzusehen ist:** ${text}`,
    sentBack: (by, reason) => `**Zurückgegeben von ${by}:** ${reason}`,
    /** The one of several that may be open at the same time. */
    period: (id) => `für ${period(id)}`,
    outOfTurn: 'außer der Reihe',
    askedFor: (by, reason) => `**Außer der Reihe, angefordert von ${by}:** ${reason}`,
    open: 'Prüfen',
    formTitle: 'Prüfen',
    ok: 'In Ordnung…',
    'not-ok': 'Nicht in Ordnung…',
    'not-applicable': 'Nicht zutreffend…',
    confirmer: (name) => `${name} wird gebeten, zu bestätigen, was Sie finden.`,
    why: (controls) => `_An Sie, weil Ihnen diese Prüfung gehört · ISO 27001 ${controls}_`,
    whyInStead: (controls) =>
      `_An Sie, weil Sie vertreten, wem diese Prüfung gehört · ISO 27001 ${controls}_`,
  },
  form: {
    title: { ok: 'In Ordnung', 'not-ok': 'Nicht in Ordnung', 'not-applicable': 'Nicht zutreffend' },
    question: {
      ok: (title) => `**${title}: in Ordnung.**`,
      'not-ok': (title) => `**${title}: nicht in Ordnung.**`,
      'not-applicable': (title) => `**${title}: trifft diesmal nicht zu.**`,
    },
    needed:
      'Zeigen Sie, was Sie angesehen haben: eine Notiz, ein Link oder eine Datei, mindestens eines davon.',
    label: {
      ok: 'Was Sie angesehen haben',
      'not-ok': 'Was nicht in Ordnung ist',
      'not-applicable': 'Warum es nicht zutrifft',
    },
    hint: {
      ok: 'Zum Beispiel: was Sie womit verglichen haben, wann, und was dabei herauskam.',
      'not-ok': 'Die ISMS-Leitung erfährt es sofort, Wort für Wort.',
      'not-applicable': 'Es bleibt in den Aufzeichnungen, Wort für Wort.',
    },
    link: 'Link dazu',
    linkHint: 'Wo es zu sehen ist, etwa ein Ticket oder ein Bericht: eine Adresse, die mit https beginnt.',
    file: 'Datei',
    fileHint: (kinds, megabytes) =>
      `Etwa ein Bildschirmfoto oder ein Bericht: ${kinds}, höchstens ${number(megabytes)} MB. Nur wer gefragt ist, die ISMS-Leitung und die oberste Leitung bekommen sie.`,
    fault: {
      empty: 'Diese Datei ist leer, daher wurde nichts festgehalten. Wählen Sie eine andere.',
      'too-big': (megabytes) =>
        `Diese Datei ist größer als ${number(megabytes)} MB, daher wurde nichts festgehalten. Wählen Sie eine kleinere oder geben Sie einen Link an.`,
      'unknown-kind': (kinds) =>
        `Solche Dateien werden nicht angenommen, daher wurde nichts festgehalten. Angenommen werden ${kinds}; oder geben Sie einen Link an.`,
      mismatch:
        'Diese Datei ist nicht, was ihr Name sagt, daher wurde nichts festgehalten. Speichern Sie sie neu oder geben Sie einen Link an.',
    },
    underWay:
      'Diese Datei wird noch geholt, daher wurde noch nichts festgehalten. Schicken Sie das Formular in ein paar Sekunden noch einmal ab: Was Sie geschrieben haben, bleibt.',
    notFetched:
      'Slack gibt diese Datei gerade nicht heraus, daher wurde nichts festgehalten. Versuchen Sie es noch einmal oder geben Sie einen Link an.',
    lacking: {
      evidence:
        'Schreiben Sie, was Sie angesehen haben, geben Sie einen Link an oder fügen Sie eine Datei hinzu: Wer auditiert, fragt danach.',
      reason: 'Schreiben Sie es auf: Sonst kann niemand etwas damit anfangen.',
    },
    noLink:
      'Das ist keine Adresse, die mit https beginnt. Kopieren Sie sie aus dem Browser, ohne Passwort darin.',
    submit: {
      ok: 'Festhalten: in Ordnung',
      'not-ok': 'Nicht in Ordnung',
      'not-applicable': 'Nicht zutreffend',
    },
    kept: '_Es bleibt in den Aufzeichnungen, mit Ihrem Namen und dem Datum._',
  },
  receipt: {
    title: {
      ok: (title) => `✓ Sie haben „${title}“ geprüft: in Ordnung`,
      'not-ok': (title) => `✓ Sie haben „${title}“ geprüft: nicht in Ordnung`,
      'not-applicable': (title) => `✓ Sie haben „${title}“ geprüft: nicht zutreffend`,
    },
    byOther: {
      ok: (title, by) => `✓ Geprüft von ${by}: „${title}“ ist in Ordnung`,
      'not-ok': (title, by) => `✓ Geprüft von ${by}: „${title}“ ist nicht in Ordnung`,
      'not-applicable': (title, by) => `✓ Geprüft von ${by}: „${title}“ trifft nicht zu`,
    },
    when: (at, timeZone) => moment(at, timeZone),
    note: (text) => `**Notiz:** ${text}`,
    link: (text) => `**Link:** ${text}`,
    file: (name, kilobytes) => `**Datei:** ${name} (${number(kilobytes)} kB)`,
    getFile: 'Datei schicken',
    confirms: (name) => `${name} wird gebeten, es zu bestätigen.`,
    confirmed: (by, at, timeZone) => `✓ Bestätigt von ${by} (${moment(at, timeZone)}).`,
    unconfirmed: 'Sie wurde geschlossen, bevor sie jemand bestätigt hat. Ihre Aufzeichnung sagt es.',
    sentBack: (by, reason) => `Zurückgegeben von ${by}: ${reason}`,
    correct: (name) =>
      `Ein Versehen? Bitten Sie ${name}, es zurückzugeben: Dann werden Sie noch einmal gefragt.`,
    again: (id) =>
      `Ein Versehen? Mit \`/isms check ${id}\` lassen Sie außer der Reihe wieder prüfen: Dann werden Sie noch einmal gefragt.`,
    told: 'Die ISMS-Leitung erfährt es.',
    next: (date, today) => `Nächstes Mal: ${day(date, today)}.`,
  },
  confirm: {
    title: (title) => `Bestätigen Sie: ${title}`,
    summary: (title, dueOn, today) => `Bestätigen Sie die Prüfung „${title}“ bis ${day(dueOn, today)}`,
    found: {
      ok: (by, at, timeZone) => `Geprüft von ${by} (${moment(at, timeZone)}): **in Ordnung**.`,
      'not-ok': (by, at, timeZone) => `Geprüft von ${by} (${moment(at, timeZone)}): **nicht in Ordnung**.`,
      'not-applicable': (by, at, timeZone) =>
        `Geprüft von ${by} (${moment(at, timeZone)}): **nicht zutreffend**.`,
    },
    open: 'Ansehen',
    formTitle: 'Prüfung bestätigen',
    confirm: 'Bestätigen',
    sendBack: 'Zurückgeben…',
    why: (controls) =>
      `_An Sie als zweite Person: Wer geprüft hat, bestätigt nicht selbst · ISO 27001 A.5.3, ${controls}_`,
    receipt: {
      confirmed: (title) => `✓ Sie haben die Prüfung „${title}“ bestätigt`,
      'sent-back': (title) => `✓ Sie haben die Prüfung „${title}“ zurückgegeben`,
    },
    byOther: {
      confirmed: (title, by) => `✓ Bestätigt von ${by}: die Prüfung „${title}“`,
      'sent-back': (title, by) => `✓ Zurückgegeben von ${by}: die Prüfung „${title}“`,
    },
    next: {
      confirmed: 'Damit ist sie abgeschlossen.',
      'sent-back': 'Wem sie gehört, wird noch einmal gefragt.',
    },
    form: {
      title: 'Zurückgeben',
      question: (title) => `**„${title}“ zurückgeben?**`,
      label: 'Was fehlt oder nicht stimmt',
      hint: (name) => `${name} liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
      missing: 'Schreiben Sie, was fehlt, damit noch einmal nachgesehen werden kann.',
      submit: 'Zurückgeben',
    },
    refused:
      'Sie haben diese Prüfung gemacht oder vertreten, wer sie gemacht hat; daher bestätigt sie jemand anderes. Nichts wurde festgehalten.',
  },
  handedIn: {
    comes: 'Die Datei kommt gleich in einer eigenen Nachricht zu Ihnen.',
    here: (title, by) => `Hier ist die Datei zur Prüfung „${title}“, abgegeben von ${by}.`,
    notTaken: (title, cycle) =>
      `Die Datei zur Prüfung „${title}“ ließ sich nicht schicken: Dieser Arbeitsbereich nimmt keine Dateien von Steward an. Wer Steward betreibt, schreibt sie mit \`steward evidence ${cycle} ORDNER\` heraus.`,
    notKept: (title) =>
      `Die Datei zur Prüfung „${title}“ ist nicht mehr so da, wie sie abgegeben wurde, daher wurde sie nicht geschickt. Bitte melden Sie es der Person, die Steward betreibt: \`steward verify\` nennt sie.`,
    notYours:
      'Nur wer dazu gefragt wurde, die ISMS-Leitung und die oberste Leitung bekommen die Datei. Nichts wurde geschickt.',
  },
  list: {
    command: 'zeigt die Prüfungen, wie sie stehen und wann sie kommen; mit KENNUNG den Verlauf einer Prüfung',
    all: 'Prüfungen der Maßnahmen',
    mine: 'Prüfungen, die Sie betreffen',
    none: 'Noch kehrt keine Prüfung wieder. Was geprüft wird, steht in der Datei checks.yaml.',
    noneYours: 'Keine Prüfung haben Sie zu machen oder zu bestätigen.',
    unknown: (typed, meant, known) =>
      `Es gibt keine Prüfung „${typed}“. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) =>
      `Den Verlauf der Prüfung „${title}“ sehen nur, wer sie macht oder bestätigt, und die ISMS-Leitung.`,
    line: (title, id, state) => `**${title}** (\`${id}\`): ${state}`,
    last: {
      ok: (at, timeZone) => `in Ordnung (${dated(at, timeZone)})`,
      'not-ok': (at, timeZone) => `⚠ nicht in Ordnung (${dated(at, timeZone)})`,
      'not-applicable': (at, timeZone) => `nicht zutreffend (${dated(at, timeZone)})`,
      missed: (at, timeZone) => `nicht beantwortet, geschlossen (${dated(at, timeZone)})`,
    },
    never: 'noch nicht geprüft',
    now: {
      due: (name, dueOn, today) => `gefragt ist ${name}, fällig ${dueDay(dueOn, today)}`,
      overdue: (name, dueOn, today) => `**überfällig**: ${name}, seit ${dueDay(dueOn, today)}`,
      confirm: (name, dueOn, today) => `bestätigen soll ${name}, fällig ${dueDay(dueOn, today)}`,
    },
    blocked: 'niemand ist da, um sie zu machen oder zu bestätigen',
    next: (date, today) => `nächstes Mal: ${dueDay(date, today)}`,
    paused: 'ausgesetzt',
    more: 'Eine Prüfung und ihr Verlauf: `/isms check KENNUNG`.',
  },
  history: {
    owner: 'Zuständig',
    confirmer: 'Zweite Person',
    nobody: 'keine',
    controls: 'Maßnahmen',
    next: 'Nächstes Mal',
    nextOn: (date, today) => dueDay(date, today),
    nextNever: 'nichts ist geplant',
    title: '**Was gefunden wurde, das Neueste zuerst**',
    none: 'Sie wurde noch nicht gemacht.',
    found: {
      ok: (by, at, timeZone) => `${dated(at, timeZone)} · in Ordnung · ${by}`,
      'not-ok': (by, at, timeZone) => `${dated(at, timeZone)} · **nicht in Ordnung** · ${by}`,
      'not-applicable': (by, at, timeZone) => `${dated(at, timeZone)} · nicht zutreffend · ${by}`,
      missed: (at, timeZone) => `${dated(at, timeZone)} · geschlossen, niemand hat geantwortet`,
    },
    confirmed: {
      confirmed: (by) => `bestätigt von ${by}`,
      'sent-back': (by, at, timeZone, reason) =>
        `zurückgegeben von ${by} (${dated(at, timeZone)}): ${reason}`,
    },
    unconfirmed: 'geschlossen, bevor es jemand bestätigt hat',
    newest: '**Letzte Antwort**',
    fileOf: (at, timeZone) => `Datei (${dated(at, timeZone)})`,
    withFile: 'mit Datei',
    startNow: 'Die nächste jetzt beginnen…',
    outOfTurn: (by, reason) => `außer der Reihe, angefordert von ${by}: ${reason}`,
  },
  now: {
    open: 'Außer der Reihe prüfen…',
    title: 'Außer der Reihe prüfen',
    question: (title) => `„${title}“ jetzt außer der Reihe prüfen lassen?`,
    consequence: (owner) =>
      `Gefragt wird sofort ${owner}. Die geplanten Termine bleiben; kommt einer, bevor jemand geantwortet hat, wird niemand ein zweites Mal gefragt.`,
    label: 'Warum',
    hint: (owner) =>
      `Zum Beispiel: was nicht in Ordnung war und wie dafür gesorgt wurde. ${owner} liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
    missing: 'Schreiben Sie, warum, damit klar ist, was anzusehen ist.',
    submit: 'Prüfung anfordern',
    done: (title, owner) =>
      `✓ Gefragt wird ${owner}: „${title}“, außer der Reihe. Die geplanten Termine bleiben.`,
    running: (title) =>
      `Eine Prüfung „${title}“ läuft schon, daher wurde keine weitere begonnen. Sie zeigt, ob alles in Ordnung ist.`,
    nobody: (title) =>
      `Niemand ist da, um „${title}“ zu prüfen. Nichts wurde begonnen. Nennen Sie zuerst in checks.yaml jemand anderen und importieren Sie die Datei.`,
    notYours: (title) =>
      `Außer der Reihe lassen die Prüfung „${title}“ nur die ISMS-Leitung und die Person machen, der sie gehört. Nichts wurde festgehalten.`,
  },
  standing: {
    notOk: (title, by, at, timeZone) =>
      `${title}: nicht in Ordnung, gefunden von ${by} (${dated(at, timeZone)})`,
    seeTo: (title) => `**${title}: nicht in Ordnung.** Sorgen Sie dafür, und lassen Sie dann wieder prüfen.`,
    again: (title) => `**${title}: nicht in Ordnung.** Sorgen Sie dafür: Es wird schon wieder geprüft.`,
    show: 'Prüfung zeigen',
    missed: (title, at, timeZone) =>
      `${title}: Die letzte Prüfung hat niemand beantwortet; sie wurde geschlossen (${dated(at, timeZone)})`,
    unconfirmed: (title, at, timeZone) =>
      `${title}: Was gefunden wurde (${dated(at, timeZone)}), hat niemand bestätigt, bevor es geschlossen wurde`,
    noConfirmer: (title) => `${title}: Niemand darf bestätigen`,
    noStandIn: (title, name) => `${title}: Niemand darf bestätigen, solange ${name} abwesend ist`,
    nameStandIn: (title, name) =>
      `**niemand darf die Prüfung „${title}“ für ${name} bestätigen.** Benennen Sie eine andere Vertretung (\`/isms away\`), oder in checks.yaml eine andere zweite Person, und importieren Sie die Datei.`,
    nameConfirmer: (title) =>
      `**niemand darf die Prüfung „${title}“ bestätigen.** Nennen Sie in checks.yaml eine andere zweite Person und importieren Sie die Datei.`,
  },
  closed: {
    title: (title) => `Geschlossen: Prüfung „${title}“`,
    'handed-on': 'Jemand anderes wird gefragt. Hier müssen Sie nichts weiter tun.',
    left: 'Sie wurde geschlossen, als die gefragte Person ging. Hier müssen Sie nichts weiter tun.',
    withdrawn:
      'Sie dürfen sie nicht mehr bestätigen, und sonst ist noch niemand benannt. Hier müssen Sie nichts weiter tun.',
    over: {
      check:
        'Bis zur nächsten hat niemand geantwortet, daher wurde sie ohne Antwort geschlossen. Ihre Aufzeichnung sagt es.',
      confirm:
        'Bis zur nächsten hat sie niemand bestätigt, daher wurde sie unbestätigt geschlossen. Ihre Aufzeichnung sagt es.',
    },
  },
  already: (title, at, timeZone) =>
    `Die Prüfung „${title}“ wurde schon beantwortet (${moment(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten.`,
  notice: {
    notOk: (title) => `Nicht in Ordnung: ${title}`,
    said: (by, at, timeZone) => `Geprüft von ${by} (${moment(at, timeZone)}):`,
    look: (id) => `\`/isms check ${id}\` zeigt den Verlauf.`,
    nobody: (title) => `Niemand zu fragen: die Prüfung „${title}“`,
    nobodyThere:
      'Wem sie gehört, ist nicht mehr da. Nennen Sie in checks.yaml jemand anderen und importieren Sie die Datei; dann wird diese Person gefragt.',
    nobodyConfirms: (title) => `Niemand darf bestätigen: die Prüfung „${title}“`,
    noStandIn: (name) =>
      `${name} ist abwesend, und die Vertretung hat selbst geprüft oder vertritt, wer geprüft hat. Es wartet auf ${name}. Soll es das nicht, benennen Sie eine andere Vertretung (\`/isms away\`), oder in checks.yaml eine andere zweite Person (\`confirmedBy\`) und importieren Sie die Datei; dann wird sie gefragt.`,
    noSecond:
      'Wer bestätigen sollte, hat selbst geprüft, vertritt, wer geprüft hat, oder ist nicht mehr da. Niemand anderes bestätigt: Nennen Sie in checks.yaml eine andere zweite Person (`confirmedBy`) und importieren Sie die Datei; dann wird sie gefragt.',
  },
}
