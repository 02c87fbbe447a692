import type { peopleAndPlaces as english } from '../../en/audit-checklist/people-and-places.js'
import type { Translation } from '../../translation.js'

export const peopleAndPlaces: Translation<typeof english> = {
  'A.6.1': {
    ask: 'Was prüfen Sie je nach Rolle, bevor jemand anfängt, und was, wenn das Ergebnis spät kommt oder nicht sauber ist?',
    see: 'Eine Stichprobe von Eintritten mit Datum der Prüfung und des Beginns; auch Leihkräfte und Externe.',
  },
  'A.6.2': {
    ask: 'Was sagt der Vertrag zur Sicherheit, bei Beschäftigten und Externen? Seit wann?',
    see: 'Verträge einer Stichprobe von Eintritten; ältere Verträge ohne die Klausel.',
  },
  'A.6.3': {
    ask: 'Was lernt jemand Neues in den ersten Wochen, was lernen alle jedes Jahr? Woran sehen Sie, dass etwas hängen bleibt?',
    see: 'Abschlüsse einer Stichprobe; Ergebnisse von Tests oder Übungen; wer nie teilnahm.',
  },
  'A.6.4': {
    ask: 'Was folgt, wenn jemand die Regeln bricht, und wissen die Leute das? Wurde es bei allen gleich gehandhabt?',
    see: 'Das Verfahren und seine Bekanntgabe; ein Fall, ohne Namen, von der Meldung bis zum Ausgang.',
  },
  'A.6.5': {
    ask: 'Welche Pflichten gelten nach dem Ausscheiden oder einem Wechsel weiter, und wie wird daran erinnert?',
    see: 'Austrittspapiere einer Stichprobe; wer nach einem internen Wechsel noch Informationen hat.',
  },
  'A.6.6': {
    ask: 'Wer muss Vertraulichkeit zusagen, bevor er etwas sieht, und wer bestimmt den Wortlaut?',
    see: 'Unterschriebene Zusagen einer Stichprobe von Externen und Gästen; ihre Überprüfung.',
  },
  'A.6.7': {
    ask: 'Was dürfen die Leute zu Hause, im Zug, im Ausland, und wie helfen Sie ihnen, es sicher zu tun?',
    see: 'Regeln und Kenntnisnahmen; Einstellungen zweier Geräte; Arbeit aus Ländern, aus denen es nicht erlaubt ist.',
  },
  'A.6.8': {
    ask: 'An beliebige Personen: Wie würden Sie etwas Seltsames melden, und was geschah beim letzten Mal?',
    see: 'Meldungen des Zeitraums mit Zeit bis zur Antwort; Abteilungen, die nie etwas melden.',
  },
  'A.7.1': {
    ask: 'Wo beginnen Ihre Räume, und wie käme jemand unbemerkt hinein?',
    see: 'Ein Rundgang außen und innen mit Plan; Türen, Fenster, gemeinsame Flächen, Dächer und Rampen.',
  },
  'A.7.2': {
    ask: 'Wer darf wohin, wie kommt man hinein, und wer entscheidet das? Was geschieht mit einem Gast?',
    see: 'Ausweise gegen die Personalliste; eine Stichprobe von Ausgeschiedenen; das Besuchsbuch; eine Lieferung, wie sie ankommt.',
  },
  'A.7.3': {
    ask: 'Welche Räume brauchen mehr Schutz als die übrigen, und was haben sie, das andere nicht haben?',
    see: 'Zwei solche Räume vor Ort; Schilder, Einblick von außen, Schlüssel.',
  },
  'A.7.4': {
    ask: 'Wer wacht außerhalb der Arbeitszeit über die Räume, und was geschah beim letzten Alarm?',
    see: 'Kameras und Alarme mit ihren Tests; ein Alarm vom Signal bis zum Abschluss; ob es rechtmäßig ist.',
  },
  'A.7.5': {
    ask: 'Welche Gefahren durch Natur oder Mensch haben Sie an diesem Standort bedacht, und wann wurden die Mittel dagegen getestet?',
    see: 'Tests von Brandmeldern und Löschern; Wasser über Maschinen; die Hochwasserkarte.',
  },
  'A.7.6': {
    ask: 'Was ist in den verschlossenen Bereichen verboten, wer arbeitet dort allein, und wer lässt Reinigung und Technik hinein?',
    see: 'Regeln an der Tür; das Zutrittsprotokoll; eine Begleitung, wie sie abläuft.',
  },
  'A.7.7': {
    ask: 'Was liegt abends auf Tischen und Druckern? Wie schnell sperrt sich ein Bildschirm?',
    see: 'Ein Rundgang nach Feierabend; die Bildschirmsperre an fünf Geräten; Tafeln und Drucker.',
  },
  'A.7.8': {
    ask: 'Warum steht dieses Gerät hier, und was könnte fallen, auslaufen oder gesehen werden?',
    see: 'Server- und Netzräume: Ort, Temperatur, Wasser, Essen; von außen lesbare Bildschirme.',
  },
  'A.7.9': {
    ask: 'Was ist gerade außer Haus, wer hat es, und was, wenn es heute Nacht gestohlen wird?',
    see: 'Ausgegebene Geräte gegen die Liste; die Verschlüsselung von zweien; der letzte Verlust.',
  },
  'A.7.10': {
    ask: 'Welche Datenträger sind erlaubt, wie reisen sie, und wie enden sie?',
    see: 'USB-Einstellungen; Datenträger im Tresor gegen die Liste; ein Nachweis der Vernichtung.',
  },
  'A.7.11': {
    ask: 'Was geschieht, wenn Strom, Kühlung oder Leitung ausfällt, und wann haben Sie es ausprobiert?',
    see: 'Tests von USV, Generator und zweiter Leitung mit Ergebnis; Alarme, und wen sie erreichen.',
  },
  'A.7.12': {
    ask: 'Wo liegen Kabel ungeschützt, und wer darf an die Schränke?',
    see: 'Schränke und Verteiler; Beschriftung; Leitungen durch fremde Bereiche.',
  },
  'A.7.13': {
    ask: 'Was wird wann von wem gewartet, und was darf jemand von außen dabei sehen?',
    see: 'Wartungsnachweise dreier Maschinen; Fernwartung; Daten auf Geräten, die zur Reparatur gehen.',
  },
  'A.7.14': {
    ask: 'Wie stellen Sie sicher, dass auf einem Gerät, das das Haus verlässt, nichts mehr zu lesen ist?',
    see: 'Eine Stichprobe ausgemusterter Geräte mit Löschnachweis; das Lager davor; geleaste Kopierer.',
  },
}
