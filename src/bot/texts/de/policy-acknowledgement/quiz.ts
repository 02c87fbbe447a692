import type { quiz as english } from '../../en/policy-acknowledgement/quiz.js'
import type { Translation } from '../../translation.js'
import { number } from '../dates.js'

export const quiz: Translation<typeof english> = {
  goOn: 'Weiter zum Quiz',
  formTitle: 'Fragen zur Richtlinie',
  heading: ({ title, version }) => `Zeigen Sie, dass Sie „${title}“, Version ${version}, kennen`,
  rules: (passMark, of) =>
    `${passMark === of ? `Alle ${number(of)} Antworten müssen` : `${number(passMark)} von ${number(of)} Antworten müssen`} richtig sein. Sie können es beliebig oft versuchen; wie viele richtig waren, wird mit Ihrer Bestätigung aufbewahrt.`,
  submit: 'Antworten prüfen',
  choose: 'Wählen Sie eine der Antworten.',
  notPassed: (right, of, passMark) =>
    `**${number(right)} von ${number(of)} waren richtig; ${number(passMark)} müssen es sein.** Ihr Versuch ist festgehalten, und Sie können es gleich noch einmal versuchen. Sehen Sie sich diese noch einmal an:`,
  first:
    'Vor der Bestätigung kommt das Quiz, daher wurde nichts festgehalten. Öffnen Sie die Richtlinie noch einmal: Von ihrer letzten Seite geht es zum Quiz.',
  readAgain: 'Die Richtlinie noch einmal lesen',
  passed: (right, of) => `**${number(right)} von ${number(of)} waren richtig: bestanden.**`,
}
