import type { takeBack as english } from '../../en/policy-acknowledgement/take-back.js'
import type { Translation } from '../../translation.js'
import { moment, momentOnDay } from '../dates.js'

export const takeBack: Translation<typeof english> = {
  until: (until, today, timeZone) =>
    `Aus Versehen geklickt? Sie können es bis ${momentOnDay(until, today, timeZone)} zurücknehmen.`,
  button: 'Zurücknehmen…',
  formTitle: 'Zurücknehmen',
  heading: ({ title, version }) => `Nehmen Sie Ihre Bestätigung von „${title}“, Version ${version}, zurück`,
  effect:
    'Ihre Bestätigung zählt dann nicht mehr, und Sie werden erneut gefragt. Beides bleibt verzeichnet, mit Ihrem Grund.',
  reason: 'Warum nehmen Sie sie zurück?',
  reasonHint: 'Ein Satz genügt. Auditoren können ihn lesen.',
  reasonMissing: 'Schreiben Sie einen Satz, damit die Aufzeichnung für sich spricht.',
  submit: 'Zurücknehmen',
  takenBack: (at, timeZone) =>
    `Sie haben Ihre Bestätigung zurückgenommen (${moment(at, timeZone)}), daher ist dies wieder offen.`,
  tooLate: ({ title }, lead) =>
    `Zurücknehmen ließ sich dies nur eine Zeit lang, und die ist vorbei: Ihre Bestätigung von „${title}“ gilt, und nichts wurde festgehalten. Wenn sie ein Versehen war, sagen Sie es ${lead} (ISMS-Leitung); von dort können Sie erneut gefragt werden.`,
  cycleClosed: (at, timeZone, lead) =>
    `Diese Runde wurde geschlossen (${moment(at, timeZone)}), daher gilt Ihre Bestätigung, und nichts wurde festgehalten. Wenn sie ein Versehen war, sagen Sie es ${lead} (ISMS-Leitung).`,
}
