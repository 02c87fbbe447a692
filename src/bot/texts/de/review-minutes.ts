import type { reviewMinutes as english } from '../en/review-minutes.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, listOf, moment } from './dates.js'

export const reviewMinutes: Translation<typeof english> = {
  decide: {
    title: 'Bewertung festhalten',
    notYours:
      'Was diese Bewertung beschließt, hält nur fest, wer sie leitet oder vorbereitet. Nichts wurde aufgezeichnet.',
    notYet:
      'Die Unterlage ist noch nicht verschickt; nichts wurde aufgezeichnet. Zuerst verschickt sie, wer die Bewertung vorbereitet oder leitet: `/isms review pack`.',
    signed: 'Das Protokoll ist bereits vorgelegt oder unterschrieben; nichts wurde aufgezeichnet.',
    closed:
      'Diese Bewertung ist geschlossen; nichts wurde aufgezeichnet. `/isms review` zeigt, wie es steht.',
    notHeld: (meetingOn, today) =>
      `Die Sitzung ist am ${dueDay(meetingOn, today)}; was sie beschließt, wird ab diesem Tag festgehalten. Findet sie früher statt, verlegen Sie sie zuerst: \`/isms review\`. Nichts wurde aufgezeichnet.`,
    meanwhile: (name, at, timeZone) =>
      `${name} hat am ${moment(at, timeZone)} etwas anderes festgehalten. Was Sie eingetragen haben, steht unten; wenn Sie es festhalten, tritt es an dessen Stelle.`,
    intro:
      'Jeder Teil ist festgehalten, sobald Sie ihn speichern, und kann geändert werden, bis das Protokoll vorgelegt wird.',
    attendance: 'Wer da ist',
    attendanceNone: 'noch nicht festgehalten',
    recordAttendance: 'Festhalten, wer da ist…',
    decision: (input, text) => `**${input}:** ${text}`,
    undecided: '_noch nicht festgehalten_',
    action: (what, who, due, today) => `→ ${what}: ${who}, bis ${day(due, today)}`,
    record: 'Festhalten…',
    again: 'Ändern…',
    results: 'Zu welchem Schluss die Bewertung kommt',
    recordResults: 'Schluss festhalten…',
    put: 'Protokoll zur Unterschrift vorlegen…',
    back: 'Zurück zur Bewertung',
  },
  attendance: {
    title: 'Wer da ist',
    label: 'Anwesend',
    note: 'Wer sonst, oder was dazu zu sagen ist',
    nobody: 'Wählen Sie mindestens eine Person.',
    noTop: (names) =>
      `Die oberste Leitung bewertet das ISMS (9.3): ${listOf(names)} – mindestens eine dieser Personen muss da sein.`,
    submit: 'Anwesenheit festhalten',
  },
  decision: {
    title: 'Beschluss festhalten',
    label: 'Was festgestellt oder beschlossen wurde',
    hint: '„Zur Kenntnis genommen, nichts zu beschließen, weil …“ ist eine Antwort.',
    missing: 'Schreiben Sie, was festgestellt wurde; „zur Kenntnis genommen“ mit Grund genügt.',
    what: 'Maßnahme: was zu tun ist',
    whatHint:
      'Eine nach der anderen: Für eine weitere halten Sie diese fest und wählen noch einmal „Ändern…“.',
    who: 'Wer sie erledigt',
    due: 'Bis wann',
    whoMissing: 'Sagen Sie, wer sie erledigt.',
    dueMissing: 'Sagen Sie, bis wann: ein Tag ab morgen.',
    tooMany: (most) =>
      `Zu einem Punkt ist Platz für ${most} Maßnahmen. Der Beschluss ist festgehalten; nehmen Sie dies in eine andere Maßnahme auf, oder streichen Sie eine.`,
    whatMissing: 'Schreiben Sie, was zu tun ist, oder lassen Sie Person und Tag leer.',
    unknown: 'Steward kennt dieses Konto nicht. Wählen Sie jemanden, der in people.csv steht.',
    notThere: (name) => `${name} ist nicht mehr da. Wählen Sie jemand anderes.`,
    submit: 'Festhalten',
    meanwhile: (name, at, timeZone, text) =>
      `${name} hat am ${moment(at, timeZone)} festgehalten: „${text}“. Was Sie geschrieben haben, steht unten; wenn Sie es festhalten, tritt es an dessen Stelle.`,
    drop: (n) => `Maßnahme ${n} streichen`,
  },
  results: {
    title: 'Schluss der Bewertung',
    improvement: 'Beschlüsse zur Verbesserung',
    improvementHint: 'Was verbessert werden soll; oder „nichts, weil …“.',
    changes: 'Was sich am ISMS ändern muss',
    changesHint: 'Geltungsbereich, Richtlinien, Prozesse, Mittel; oder „nichts, weil …“.',
    judged: {
      suitable: 'Ist das ISMS für die Organisation geeignet?',
      adequate: 'Ist es angemessen: Deckt es ab, was es abdecken muss?',
      effective: 'Ist es wirksam: Erreicht es, wofür es da ist?',
    },
    judgements: { yes: 'Ja', partly: 'Zum Teil', no: 'Nein' },
    because: 'Warum es so befunden wird',
    missing: 'Ohne das kann das Protokoll nicht unterschrieben werden.',
    choose: 'Wählen Sie eines.',
    submit: 'Schluss festhalten',
  },
  put: {
    title: 'Protokoll vorlegen',
    question: (name) => `**Das Protokoll zur Unterschrift vorlegen?** ${name} unterschreibt es.`,
    top: 'Jemand von der obersten Leitung',
    consequence:
      'Es bleibt, wie es ist, bis es unterschrieben ist oder zurückkommt. Ist es unterschrieben, erfahren alle, was sie zu tun haben.',
    submit: 'Zur Unterschrift',
    done: 'Das Protokoll wurde zur Unterschrift vorgelegt.',
    nobodySigns:
      'Wer das Protokoll vorlegt, unterschreibt es nicht, und sonst ist niemand von der obersten Leitung da. Lassen Sie es von der Person vorlegen, die die Bewertung vorbereitet. Nichts wurde vorgelegt.',
    lacking: 'Das Protokoll kann noch nicht unterschrieben werden. Nichts wurde vorgelegt.',
  },
  sign: {
    what: (title) => `das Protokoll der Managementbewertung „${title}“`,
    question: (title) => `Unterschreiben Sie das Protokoll der Managementbewertung „${title}“`,
    because: 'Sie unterschreiben, weil Sie zur obersten Leitung gehören · ISO 27001 9.3.3',
    becauseInStead: (name) =>
      `Sie unterschreiben an Stelle von ${name} und gehören ebenfalls zur obersten Leitung · ISO 27001 9.3.3`,
    approve: 'Protokoll unterschreiben',
    submit: 'Unterschreiben',
    signed: (title) => `✓ Sie haben das Protokoll der Managementbewertung „${title}“ unterschrieben`,
    consequence: 'es bleibt, wie es jetzt ist, und alle, die deswegen etwas zu tun haben, werden gefragt.',
    done: 'Es ist unterschrieben. `/isms review minutes` zeigt es und schickt es als PDF.',
    again: 'Es kann wieder geändert und neu vorgelegt werden: `/isms review decide`.',
    blocked: 'Nennen Sie in organisation.yaml jemand anderes von der obersten Leitung.',
    meanwhile: 'Bis es unterschrieben ist, wird niemand nach dem gefragt, was beschlossen wurde.',
  },
  minutes: {
    sort: 'Protokoll der Managementbewertung',
    facts: { meeting: 'Sitzung', signed: 'Unterschrift', pack: 'SHA-256 der Unterlage' },
    title: (title) => `Protokoll: ${title}`,
    notYet: 'Von dieser Bewertung ist noch nichts festgehalten.',
    heldOn: (date) => `Sitzung am ${day(date, '')}`,
    on: (date) => day(date, ''),
    present: (names) => `Anwesend: ${listOf(names)}`,
    absent: (names) => `Eingeladen und nicht da: ${listOf(names)}`,
    pack: (hash) => `SHA-256 der Unterlage: ${hash}`,
    hash: (hash) => `SHA-256 des Protokolls: ${hash}`,
    action: (what, who, due) => `${what} · ${who} · bis ${day(due, '')}`,
    signed: (name, at, timeZone) => `Unterschrieben von ${name} am ${dated(at, timeZone)}`,
    recorded: (names, at, timeZone) => `Festgehalten von ${listOf(names)}, zuletzt am ${dated(at, timeZone)}`,
    unsigned: 'Nicht unterschrieben',
    draft: 'Entwurf: Dieses Protokoll ist nicht unterschrieben.',
    conclusion: 'Schluss',
    decisions: 'Was beschlossen wurde',
    send: 'Als PDF schicken',
    comes: 'Es kommt als Datei in Ihre Direktnachrichten.',
    file: 'protokoll',
    here: (title) => `Hier ist das Protokoll der Managementbewertung „${title}“.`,
    notTaken: (title) =>
      `Slack nimmt die Datei mit dem Protokoll von „${title}“ nicht an. \`steward minutes\` schreibt sie auf der Kommandozeile.`,
  },
}
