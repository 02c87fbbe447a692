import type { clauses as english } from '../../en/audit-checklist/clauses.js'
import type { Translation } from '../../translation.js'

export const clauses: Translation<typeof english> = {
  '4.1': {
    ask: 'Was hat sich im letzten Jahr um Sie herum verändert, das für die Informationssicherheit zählt, und wo steht das? Haben Sie geprüft, ob der Klimawandel hier eine Rolle spielt, und mit welchem Ergebnis?',
    see: 'Die Liste der äußeren und inneren Themen mit Datum; ein Thema, verfolgt bis zu einem Risiko, einem Ziel oder einer Entscheidung.',
  },
  '4.2': {
    ask: 'Wer kann Ihnen schaden oder durch Ihren Umgang mit Informationen Schaden nehmen: Kunden, Behörden, Beschäftigte, Eigentümer? Welche ihrer Forderungen erfüllen Sie, welche nicht?',
    see: 'Die Liste der interessierten Parteien mit ihren Forderungen; zwei davon, verfolgt zum Vertrag oder Gesetz und zu dem, was sie erfüllt.',
  },
  '4.3': {
    ask: 'Wo endet Ihr ISMS, und wer arbeitet jenseits dieser Linie? Was haben Sie ausgenommen, und geht das, ohne einen Kunden zu täuschen?',
    see: 'Der Geltungsbereich, wie er veröffentlicht ist und auf dem Zertifikat steht; Standorte, Systeme und Lieferanten am Rand, verglichen mit der Liste der Werte.',
  },
  '4.4': {
    ask: 'Erzählen Sie, wie etwas durch Ihr System läuft: ein neues Risiko, von der Person, die es sieht, bis zu der, die es trägt. Wer gibt wem was weiter?',
    see: 'Der Kalender der Prozesse; ein Fall, in den Aufzeichnungen vom ersten Eintrag bis zum Abschluss verfolgt.',
  },
  '5.1': {
    ask: 'An die oberste Leitung: Was hat die Informationssicherheit letztes Jahr gekostet, was haben Sie ihr verweigert, was selbst entschieden? Woran sehen Sie, dass sie wirkt?',
    see: 'Von der Leitung gezeichnete Entscheidungen; beantragte und bewilligte Mittel; Anwesenheit bei den Bewertungen.',
  },
  '5.2': {
    ask: 'Was verspricht Ihre Leitlinie, und wer hat sie gelesen? Wann wurde sie zuletzt geändert, und wer hat das entschieden?',
    see: 'Die geltende Leitlinie mit Freigabe; Kenntnisnahmen einer Stichprobe; ob Außenstehende, die sie brauchen, sie bekommen.',
  },
  '5.3': {
    ask: 'Wer steht für das ISMS ein, wer berichtet der Leitung darüber, und wer vertritt diese Personen? Wissen die Betroffenen davon?',
    see: 'Die Rollen, wie sie übertragen und angenommen wurden; zwei Personen nach ihrer Rolle gefragt und mit dem Papier verglichen.',
  },
  '6.1.1': {
    ask: 'Wie wurden aus Umfeld und Erwartungen Risiken und Chancen? Woran erkennen Sie später, ob das Geplante gewirkt hat?',
    see: 'Zwei Themen oder Forderungen, verfolgt zu Risiken oder Chancen, zu Maßnahmen und zum Blick zurück.',
  },
  '6.1.2': {
    ask: 'Nach welchen Kriterien bewerten Sie ein Risiko, und kämen zwei Personen auf dasselbe? Wem gehört jedes Risiko, und weiß diese Person es?',
    see: 'Die geltenden Kriterien; drei Risiken nach ihrem Text neu bewertet und verglichen; Risiken, deren Eigner nicht mehr da ist.',
  },
  '6.1.3': {
    ask: 'Wie kamen Sie vom Risiko zu seinen Maßnahmen, welche aus Anhang A haben Sie weggelassen und warum? Wer hat angenommen, was bleibt?',
    see: 'Die Erklärung zur Anwendbarkeit neben dem Behandlungsplan; drei Ausschlüsse mit Begründung; Annahmen durch die Risikoeigner.',
  },
  '6.2': {
    ask: 'Was wollen Sie bis wann erreichen, und wie weit sind Sie? Wer handelt, wenn es nicht reicht?',
    see: 'Jedes Ziel mit Maß, Zielwert, verantwortlicher Person und Datum; die letzten zwei Werte und was auf eine Verfehlung folgte.',
  },
  '6.3': {
    ask: 'Was haben Sie im letzten Jahr am ISMS geändert, und wie war das geplant? Was wäre schiefgegangen, hätten Sie es einfach getan?',
    see: 'Eine Änderung an Geltungsbereich, Prozess oder Organisation mit Plan, Terminen und Zustimmung.',
  },
  '7.1': {
    ask: 'Wer arbeitet am ISMS, mit wie vielen Stunden, und was bleibt aus Mangel an Zeit oder Geld liegen?',
    see: 'Beantragte und bewilligte Mittel; Überfälliges und seine Ursachen; die Vertretung jeder Schlüsselrolle.',
  },
  '7.2': {
    ask: 'Woher wissen Sie, dass jemand diese Arbeit kann? Was haben Sie bei der letzten Lücke getan?',
    see: 'Verlangte und vorhandene Kompetenzen von drei Personen, mit Nachweis; eine Lücke, verfolgt bis sie geschlossen war.',
  },
  '7.3': {
    ask: 'An beliebige Personen: Was tun Sie bei einer seltsamen E-Mail, was verlangt die Leitlinie von Ihnen, und was folgt, wenn man sich nicht daran hält?',
    see: 'Antworten von fünf Personen aus verschiedenen Abteilungen; deren Kenntnisnahmen und Schulungen.',
  },
  '7.4': {
    ask: 'Wer teilt Beschäftigten, Kunden und Behörden wann was zur Sicherheit mit, und wer darf es nicht? Was ging zuletzt hinaus, und war das so?',
    see: 'Die Regelung, wer was mitteilt; zwei Mitteilungen, damit verglichen.',
  },
  '7.5': {
    ask: 'Woran erkenne ich, dass diese Fassung gilt, und wer hat sie freigegeben? Wie verhindern Sie, dass eine Aufzeichnung verändert wird?',
    see: 'Drei Dokumente mit Version, Freigabe und nächster Prüfung; eine veraltete Kopie in Gebrauch; Aufzeichnungen gegen ihren Nachweis der Unversehrtheit.',
  },
  '8.1': {
    ask: 'Was war für dieses Jahr geplant, und was davon kam zu spät, anders oder gar nicht? Welche Prozesse betreiben andere für Sie, und wie lenken Sie diese?',
    see: 'Der Kalender gegen das, was lief; verschobene und ausgelassene Termine mit Grund; ein ausgelagerter Prozess und seine Kontrolle.',
  },
  '8.2': {
    ask: 'Wann haben Sie Ihre Risiken zuletzt beurteilt, und was war der Anlass außer der Reihe? Welches Risiko hat sich verändert, und warum?',
    see: 'Beurteilungen des Zeitraums; drei Risiken vorher und nachher; eine große Änderung und ob sie zu einer Beurteilung führte.',
  },
  '8.3': {
    ask: 'Welche Maßnahmen waren fällig, und sind sie erledigt? Woher wissen Sie, dass das Risiko dadurch gesunken ist?',
    see: 'Fünf fällige Maßnahmen mit Nachweis; überfällige, und wer davon wusste; Restrisiken und ihre Annahme.',
  },
  '9.1': {
    ask: 'Was messen Sie, wer sieht es sich an, und was wurde aus den letzten Zahlen geschlossen?',
    see: 'Kennzahlen mit Verfahren, Zeitraum und Person; eine davon aus den Aufzeichnungen nachgerechnet; ein Satz der Bewertung und seine Folgen.',
  },
  '9.2': {
    ask: 'Wie wählen Sie aus, was auditiert wird und von wem? Zeigen Sie, dass niemand die eigene Arbeit auditiert hat, und was aus den letzten Feststellungen wurde.',
    see: 'Das Programm und seine Abdeckung; Erklärungen der Unabhängigkeit; ein Bericht, dessen Feststellungen bis zum Abschluss verfolgt sind.',
  },
  '9.3': {
    ask: 'An die oberste Leitung: Was haben Sie in der letzten Bewertung entschieden, und was wurde aus den Entscheidungen davor?',
    see: 'Das Protokoll, verglichen mit allem, was zu betrachten ist; Entscheidungen mit Person und Datum; ihre Verfolgung.',
  },
  '10.1': {
    ask: 'Was ist seit dem letzten Audit besser geworden, und wer kam darauf? Was geschieht mit Ideen, die Sie nicht aufgreifen?',
    see: 'Chancen und was über sie entschieden wurde; eine Verbesserung und ihre Wirkung.',
  },
  '10.2': {
    ask: 'Nehmen Sie Ihre letzte Nichtkonformität: Was taten Sie sofort, warum kam es dazu, wo könnte es noch geschehen, und woher wissen Sie, dass es nicht wiederkommt?',
    see: 'Drei Korrekturmaßnahmen mit Ursache, Maßnahme und Nachweis der Wirkung; dieselbe Ursache ein zweites Mal; Überfälliges.',
  },
}
