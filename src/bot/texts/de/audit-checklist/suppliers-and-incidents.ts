import type { suppliersAndIncidents as english } from '../../en/audit-checklist/suppliers-and-incidents.js'
import type { Translation } from '../../translation.js'

export const suppliersAndIncidents: Translation<typeof english> = {
  'A.5.19': {
    ask: 'Welche Lieferanten könnten Ihnen am meisten schaden, und woher wissen Sie das? Wer spricht mit ihnen über Sicherheit?',
    see: 'Lieferanten nach Risiko; die Bewertung von zwei wichtigen und einem neuen.',
  },
  'A.5.20': {
    ask: 'Wozu verpflichtet der Vertrag den Lieferanten: melden, löschen, sich prüfen lassen, es weitergeben? Wer hat das vor der Unterschrift geprüft?',
    see: 'Drei Verträge gegen Ihre eigene Liste; einer mit Lücke, und wer sie angenommen hat.',
  },
  'A.5.21': {
    ask: 'Was wissen Sie über die Teile und Dienste hinter dem, was Sie kaufen? Wie erfahren Sie von einem schwachen?',
    see: 'Bestandteile eines Produkts oder Dienstes; eine Warnung aus der Kette und was geschah.',
  },
  'A.5.22': {
    ask: 'Wie merken Sie, dass ein Lieferant nachlässt oder etwas ändert? Wann haben Sie zuletzt einen in die Pflicht genommen?',
    see: 'Prüfungen, Berichte und Zertifikate wichtiger Lieferanten mit Datum; eine Änderung und ihre Bewertung.',
  },
  'A.5.23': {
    ask: 'Wer darf einen Cloud-Dienst bestellen, was wird vorher geprüft, und wie kämen Sie mit Ihren Daten wieder hinaus?',
    see: 'Genutzte gegen freigegebene Dienste; aufgeschriebene Teilung der Pflichten; ein erprobter Ausstiegsplan.',
  },
  'A.5.24': {
    ask: 'Wer tut was in der ersten Stunde eines Vorfalls, an einem Sonntag? Wann wurde das geübt, und was lief schlecht?',
    see: 'Plan, Rollen und Kontakte; die letzte Übung und was danach besser wurde.',
  },
  'A.5.25': {
    ask: 'Wie und wie schnell entscheiden Sie, ob diese Meldung ein Vorfall ist? Wer darf anders entscheiden?',
    see: 'Zehn Meldungen mit Einstufung; eine, die zuerst zu niedrig eingestuft war.',
  },
  'A.5.26': {
    ask: 'Nehmen Sie den letzten Vorfall: Wer wusste wann davon, was taten Sie in welcher Reihenfolge, und wem mussten Sie es melden?',
    see: 'Zwei Vorfälle mit Zeiten, Maßnahmen und Meldungen, gegen Plan und gesetzliche Fristen.',
  },
  'A.5.27': {
    ask: 'Was ist heute anders wegen des letzten Vorfalls? Welche Vorfälle kamen wieder?',
    see: 'Ursachen und Maßnahmen von drei Vorfällen; dieselbe Ursache zweimal; neu bewertete Risiken.',
  },
  'A.5.28': {
    ask: 'Wie würden Sie ein Notebook oder ein Protokoll gerichtsfest sichern, und wer darf das?',
    see: 'Das Vorgehen und wer geschult ist; ein Fall mit lückenloser Übergabe.',
  },
  'A.5.29': {
    ask: 'Welcher Schutz fällt im Notbetrieb weg, und wer hat das entschieden? Wie kommen Sie zurück zum Normalbetrieb?',
    see: 'Notfallpläne und ihre Sicherheit; eine Übung oder Störung und die Abkürzungen, die genommen wurden.',
  },
  'A.5.30': {
    ask: 'Wie lange darf dieser Dienst ausfallen, wer sagt das, und haben Sie ihn je in dieser Zeit zurückgebracht?',
    see: 'Wiederanlaufziele gegen die letzten Tests; eine Wiederherstellung mit Beginn, Ende und Ergebnis.',
  },
  'A.5.31': {
    ask: 'Welche Gesetze und Verträge binden Sie bei der Sicherheit, wer verfolgt Änderungen, und was war die letzte?',
    see: 'Die Liste der Anforderungen mit Zuständigen und Prüfungen; zwei davon, verfolgt zur Maßnahme, die sie erfüllt.',
  },
  'A.5.32': {
    ask: 'Woher wissen Sie, dass Sie genug Lizenzen haben und keine Open-Source-Bedingung verletzen?',
    see: 'Lizenzen gegen Installationen zweier Produkte; Bestandteile eines eigenen Produkts und deren Bedingungen.',
  },
  'A.5.33': {
    ask: 'Welche Aufzeichnungen müssen Sie wie lange aufbewahren, und könnten Sie sie in zehn Jahren lesen und belegen?',
    see: 'Aufbewahrungsregeln; drei alte Aufzeichnungen hervorgeholt; die Löschung von etwas, dessen Zeit um war.',
  },
  'A.5.34': {
    ask: 'Welche personenbezogenen Daten haben Sie, auf welcher Grundlage, und was tun Sie, wenn jemand Auskunft verlangt?',
    see: 'Das Verzeichnis der Verarbeitungen; eine fristgerecht beantwortete Anfrage; Übermittlungen ins Ausland.',
  },
  'A.5.35': {
    ask: 'Wer von außerhalb des Bereichs hat zuletzt geprüft, was wurde gefunden, und was folgte daraus?',
    see: 'Pläne und Berichte unabhängiger Prüfungen; die Unabhängigkeit der Prüfenden; offene Feststellungen.',
  },
  'A.5.36': {
    ask: 'Wie prüfen Führungskräfte und Zuständige, ob ihre eigenen Regeln eingehalten werden, und was fanden sie zuletzt?',
    see: 'Prüfungen des Zeitraums; eine Abweichung mit Ursache und Korrektur.',
  },
  'A.5.37': {
    ask: 'Könnte jemand aus dem Team dieses System morgen nach dem betreiben, was geschrieben steht? Wer hält es aktuell?',
    see: 'Zwei Anweisungen Schritt für Schritt erprobt; ihr Stand gegen die letzte Änderung am System.',
  },
}
