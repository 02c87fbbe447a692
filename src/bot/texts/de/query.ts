import type { query as english } from '../en/query.js'
import type { Translation } from '../translation.js'
import { day, moment, number } from './dates.js'

export const query: Translation<typeof english> = {
  ask: 'Rückfrage…',
  form: {
    title: 'Rückfrage',
    whom: (name, what) => `**Rückfrage an ${name} zu: ${what}**`,
    text: 'Ihre Frage',
    hint: (name) =>
      `${name} antwortet im Chat, und Sie bekommen eine Nachricht. Beides wird festgehalten. Entscheiden können Sie auch, ohne zu warten.`,
    missing: 'Schreiben Sie, was Sie wissen möchten.',
    submit: 'Rückfrage senden',
  },
  nobody: (name) =>
    `${name} steht nicht mehr auf der Liste der Anwesenden und kann nicht antworten, daher wurde nichts festgehalten. Sie können entscheiden, oder ablehnen und schreiben, was fehlt.`,
  shown: {
    asked: (name, at, timeZone, text) => `**${name} hat gefragt (${moment(at, timeZone)}):** ${text}`,
    answered: (name, at, timeZone, text) => `**${name} hat geantwortet (${moment(at, timeZone)}):** ${text}`,
    waiting: '_Noch nicht beantwortet._',
    closed: '_Nicht beantwortet._',
    earlier: (count) =>
      count === 1
        ? '_Eine frühere Rückfrage steht auf der Seite zum Lesen._'
        : `_${number(count)} frühere Rückfragen stehen auf der Seite zum Lesen._`,
  },
  put: {
    title: (name) => `Beantworten Sie eine Rückfrage von ${name}`,
    summary: (name, dueOn, today) => `Beantworten Sie eine Rückfrage von ${name} bis ${day(dueOn, today)}`,
    about: (what) => `Es geht um: ${what}.`,
    answer: 'Antworten…',
    askedBy: (name) =>
      `_Gefragt von ${name}; von dort kommt die Entscheidung, vielleicht auch vor Ihrer Antwort_`,
  },
  answer: {
    title: 'Antworten',
    text: 'Ihre Antwort',
    hint: (name) =>
      `${name} liest sie im Wortlaut, ebenso alle, die danach entscheiden. Sie wird festgehalten.`,
    missing: 'Schreiben Sie Ihre Antwort.',
    submit: 'Antwort senden',
  },
  receipt: {
    own: (name, what) => `✓ Rückfrage von ${name} beantwortet: ${what}`,
    other: (by, name, what) => `✓ ${by} hat die Rückfrage von ${name} beantwortet: ${what}`,
    told: (name) => `${name} erfährt davon. Sie müssen nichts weiter tun.`,
  },
  answeredSummary: (name) => `${name} hat Ihre Rückfrage beantwortet`,
  answered: (name, what) => `${name} hat Ihre Rückfrage beantwortet: ${what}`,
  closed: {
    title: (name, what) => `Geschlossen: Rückfrage von ${name} zu: ${what}`,
    changed: 'Worüber zu entscheiden ist, hat sich seither geändert, daher braucht es keine Antwort mehr.',
    'new-criteria':
      'Andere Risikokriterien sind in Kraft, und es wird neu gefragt, daher braucht es keine Antwort mehr.',
    superseded: 'Über eine neuere Version ist zu entscheiden, daher braucht es keine Antwort mehr.',
    retired:
      'Es wurde außer Kraft gesetzt, daher ist nichts mehr zu entscheiden und es braucht keine Antwort mehr.',
    withdrawn: 'Die Anfrage wurde zurückgezogen, daher braucht es keine Antwort mehr.',
    left: 'Jemand, auf den es ankommt, steht nicht mehr auf der Liste der Anwesenden, daher braucht es keine Antwort mehr.',
    'cycle-closed': 'Es wurde ohne Antwort entschieden. Sie müssen nichts weiter tun.',
  },
  refused: {
    own: 'Sie entscheiden hier mit, daher ist die Antwort nicht die Ihre, und nichts wurde festgehalten.',
    answered: (at, timeZone) =>
      `Diese Rückfrage wurde schon beantwortet (${moment(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten. Geben Sie /isms ein, um zu sehen, was auf Sie wartet.`,
    closed:
      'Hierüber wurde entschieden, oder es ist nicht mehr zu entscheiden; die Rückfrage braucht keine Antwort, und nichts wurde festgehalten.',
  },
}
