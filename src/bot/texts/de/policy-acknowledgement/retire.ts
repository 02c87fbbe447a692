import type { retire as english } from '../../en/policy-acknowledgement/retire.js'
import type { Translation } from '../../translation.js'
import { moment, number } from '../dates.js'

const questions = (open: number) =>
  open === 1 ? 'Eine offene Frage wird' : `${number(open)} offene Fragen werden`

export const retire: Translation<typeof english> = {
  command: 'eine Richtlinie außer Kraft setzen',
  formTitle: 'Außer Kraft setzen',
  question: ({ title, version }) => `„${title}“, Version ${version}, außer Kraft setzen?`,
  effect: (open) =>
    `${open === 0 ? 'Keine Frage ist offen.' : `${questions(open)} geschlossen.`} Niemand wird mehr danach gefragt, und eine laufende Runde macht ihre Aufzeichnung. Die Richtlinie bleibt lesbar. Um sie zurückzuholen, importieren Sie eine neuere Version und veröffentlichen diese.`,
  reason: 'Warum wird sie außer Kraft gesetzt?',
  reasonHint: 'Ein Satz genügt. Wer die Zertifizierung prüft, kann ihn lesen.',
  reasonMissing: 'Schreiben Sie einen Satz, damit die Aufzeichnung sich selbst erklärt.',
  submit: 'Außer Kraft setzen',
  done: ({ title }, open) =>
    `„${title}“ ist außer Kraft.${open === 0 ? '' : ` ${questions(open)} geschlossen.`} Was bestätigt wurde, bleibt festgehalten.`,
  already: ({ title }, at, timeZone, by) =>
    `„${title}“ ist schon außer Kraft (${moment(at, timeZone)}, von ${by}), daher ist nichts geschehen. Um sie zurückzuholen, erhöhen Sie die Version in der Datei der Richtlinie, importieren Sie sie und veröffentlichen Sie sie.`,
  changed: ({ title }) =>
    `„${title}“ wurde neu importiert, während dies offen war, daher ist nichts geschehen. Geben Sie den Befehl noch einmal ein, um zu sehen, was jetzt außer Kraft gesetzt würde.`,
  notYours: ({ title }, owner) =>
    `„${title}“ darf nur außer Kraft setzen, wer dafür verantwortlich ist (${owner}), oder die ISMS-Leitung; daher ist nichts geschehen.`,
  refused: ({ title }, at, timeZone) =>
    `„${title}“ ist außer Kraft (${moment(at, timeZone)}), daher wurde nichts festgehalten. Hier wird nichts mehr von Ihnen gebraucht.`,
}
