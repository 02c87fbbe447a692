import type { riskProposal as english } from '../en/risk-proposal.js'
import type { Translation } from '../translation.js'
import { dated, oneOf } from './dates.js'

export const riskProposal: Translation<typeof english> = {
  propose: {
    command: 'schlägt ein Risiko vor, das im Register fehlt',
    title: 'Risiko vorschlagen',
    intro:
      'Die ISMS-Leitung sieht es sich an: Es kommt ins Register und gehört dort jemandem, oder Sie erfahren, warum nicht. Sie selbst akzeptieren es nie.',
    fields: {
      title: 'Wie es heißt',
      threat: 'Was geschehen kann',
      vulnerability: 'Was es möglich macht',
      asset: 'Woran',
      affects: 'Was betroffen ist',
      owner: 'Wem es gehören könnte',
      ownerHint: 'Wer entscheiden darf, was damit geschieht. Lassen Sie es leer, wenn Sie es nicht wissen.',
    },
    submit: 'Vorschlagen',
    missing: 'Schreiben Sie hier etwas.',
    ownerUnknown:
      'Steward kennt dieses Konto nicht. Wählen Sie jemanden, der auf der Liste der Personen steht, oder lassen Sie es leer.',
    ownerNotThere: (name) =>
      `${name} ist zurzeit nicht da. Wählen Sie jemand anderen, oder lassen Sie es leer.`,
    done: (title) =>
      `✓ Sie haben das Risiko „${title}“ vorgeschlagen. Die ISMS-Leitung erfährt davon, und Sie hören, was daraus wird.`,
  },
  asked: {
    title: (title) => `Entscheiden Sie: Kommt das Risiko „${title}“ ins Register?`,
    summary: 'Entscheiden Sie: Kommt ein vorgeschlagenes Risiko ins Register?',
    by: (name, at, timeZone) => `Vorgeschlagen von ${name} am ${dated(at, timeZone)}`,
    affects: (list) => `Betroffen: ${list}`,
    thinks: (name) => `Nach dem Vorschlag könnte es ${name} gehören.`,
    take: 'Ins Register aufnehmen…',
    turnDown: 'Ablehnen…',
    why: '_An Sie, weil Sie das ISMS leiten · ISO 27001 6.1.2 c_',
    taken: (by, id) =>
      `✓ ${by} hat es als \`${id}\` ins Register aufgenommen. Wem es gehört, wird gefragt, wie es steht.`,
    turnedDown: (by, reason) => `✓ ${by} hat es abgelehnt: ${reason}`,
  },
  take: {
    title: 'Ins Register',
    id: 'Kennung',
    idHint: 'Kleinbuchstaben, Ziffern und Bindestriche: Sie steht in Befehlen und in den Aufzeichnungen.',
    owner: 'Gehört',
    ownerHint: 'Diese Person wird sofort gefragt, wie es steht.',
    likelihood: 'Wie wahrscheinlich es ist, vorerst',
    consequence: 'Wie schlimm es wäre, vorerst',
    submit: 'Aufnehmen',
    idWrong: 'Schreiben Sie Kleinbuchstaben, Ziffern und Bindestriche, höchstens 60.',
    idTaken: 'Ein anderes Risiko hat diese Kennung. Schreiben Sie eine andere.',
    ownerMissing: 'Wählen Sie, wem es gehört: jemanden, der auf der Liste der Personen steht und da ist.',
    noCriteria: 'Noch sind keine Kriterien für Risiken in Kraft, daher kann nichts aufgenommen werden.',
    because: (name) => `Es ist neu: vorgeschlagen von ${name}.`,
    done: (title, owner) => `✓ „${title}“ steht im Register. ${owner} wird gefragt, wie es steht.`,
  },
  turnDown: {
    title: 'Ablehnen',
    label: 'Warum',
    hint: 'Wer es vorgeschlagen hat, liest es, Wort für Wort.',
    submit: 'Ablehnen',
    missing: 'Schreiben Sie, warum: Wer es vorgeschlagen hat, soll es wissen.',
    done: (title) => `✓ „${title}“ ist abgelehnt. Wer es vorgeschlagen hat, liest, warum.`,
  },
  standing: (title, name, at, timeZone) =>
    `Von ${name} am ${dated(at, timeZone)} für das Register vorgeschlagen: „${title}“`,
  notYours: 'Nur die ISMS-Leitung entscheidet, was ins Register kommt. Nichts wurde festgehalten.',
  decided: 'Das wurde schon entschieden, mehr wurde nicht festgehalten.',
  told: {
    summary: 'Was aus dem Risiko geworden ist, das Sie vorgeschlagen haben',
    taken: (title, owner) =>
      `Das Risiko „${title}“, das Sie vorgeschlagen haben, steht im Register und gehört ${owner}`,
    turnedDown: (title) => `Das Risiko „${title}“, das Sie vorgeschlagen haben, wurde abgelehnt`,
    reason: (by, reason) => `${by}: ${reason}`,
  },
  close: {
    open: 'Schließen…',
    title: 'Risiko schließen',
    question: (title) => `Das Risiko „${title}“ schließen?`,
    consequence:
      'Niemand wird mehr danach gefragt. Es bleibt mit allem, was gefunden wurde, im Register und wird nicht wieder geöffnet.',
    label: 'Warum es kein Risiko mehr ist',
    hint: 'Es bleibt in den Aufzeichnungen, Wort für Wort.',
    submit: 'Schließen',
    missing: 'Schreiben Sie, warum es kein Risiko mehr ist: Wer auditiert, fragt danach.',
    askAnother: (names) =>
      `Sie verantworten dieses Risiko, und niemand schließt ein eigenes (ISO 27001 A.5.3). Nichts wurde festgehalten. Fragen Sie ${oneOf(names)}: Unter \`/isms risk list\` ist es zu finden.`,
    nobodyElse:
      'Sie verantworten dieses Risiko, und niemand schließt ein eigenes (ISO 27001 A.5.3). Nichts wurde festgehalten. Auch alle anderen, die es schließen könnten, verantworten es: Legen Sie zuerst fest, wem es sonst gehört oder wer es sonst vertritt.',
    done: (title) => `✓ Das Risiko „${title}“ ist geschlossen.`,
    changed:
      'Es wurde inzwischen geändert oder geschlossen, daher wurde nichts festgehalten. `/isms risk show KENNUNG` zeigt, wie es steht.',
  },
}
