import type { technology as english } from '../../en/audit-checklist/technology.js'
import type { Translation } from '../../translation.js'

export const technology: Translation<typeof english> = {
  'A.8.1': {
    ask: 'Was muss ein Gerät erfüllen, bevor es an Ihre Daten darf, und wie merken Sie, dass es das nicht mehr tut? Und private Geräte?',
    see: 'Verwaltete Geräte gegen die Personalliste; Verschlüsselung, Sperre und Updates auf fünf davon.',
  },
  'A.8.2': {
    ask: 'Wer verwaltet was, warum und seit wann? Liest jemand mit diesem Konto auch E-Mails?',
    see: 'Privilegierte Konten zweier Systeme mit Freigabe und Prüfung; Notfallkonten und ihre letzte Nutzung.',
  },
  'A.8.3': {
    ask: 'Was kann jemand mit einem gewöhnlichen Konto hier sehen, das er nicht braucht?',
    see: 'Die Rechte dreier Rollen in der Praxis; Freigaben für alle; Exporte.',
  },
  'A.8.4': {
    ask: 'Wer darf Quelltext lesen, wer ändern, und brächte eine Person allein eine Änderung in den Betrieb?',
    see: 'Mitglieder und Rechte zweier Repositorys; Schutz der Zweige; Zugänge und Tokens von Ausgeschiedenen.',
  },
  'A.8.5': {
    ask: 'Wo genügt noch ein Passwort allein, und warum? Was geschieht nach zehn falschen?',
    see: 'Zweiter Faktor nach System und Person; Ausnahmen; Sperren und ein Protokoll von Fehlversuchen.',
  },
  'A.8.6': {
    ask: 'Was geht als Nächstes zur Neige, und wie erführen Sie es rechtzeitig?',
    see: 'Überwachung und Schwellen; der letzte Engpass; der Plan für Spitzen.',
  },
  'A.8.7': {
    ask: 'Welche Maschinen haben keinen Schutz vor Schadsoftware, und warum? Was wurde zuletzt gefunden, und was taten Sie?',
    see: 'Abdeckung und Aktualität; zwei Funde vom Alarm bis zum Abschluss; Ausschlüsse.',
  },
  'A.8.8': {
    ask: 'Wie erfahren Sie von einer Schwachstelle in dem, was Sie betreiben, und wie schnell muss sie zu sein? Welche sind überfällig?',
    see: 'Ein Scan und seine Funde nach Alter gegen Ihre eigenen Fristen; drei bis zum Patch verfolgt; hingenommene mit Enddatum.',
  },
  'A.8.9': {
    ask: 'Wie sieht hier eine sichere Konfiguration aus, und wie merken Sie eine Abweichung?',
    see: 'Vorgaben; zwei Systeme damit verglichen; Standardpasswörter und ungenutzte Dienste.',
  },
  'A.8.10': {
    ask: 'Was wird wann gelöscht, wo steht es dann noch, und wer kann es belegen?',
    see: 'Fristen nach Art der Daten; eine Löschung mit Nachweis; Sicherungen, Protokolle und Lieferanten.',
  },
  'A.8.11': {
    ask: 'Wo sehen Leute echte Namen oder Nummern, die sie für ihre Arbeit nicht brauchen?',
    see: 'Maskierung in Tests, Berichten und Support; wer sie aufheben darf.',
  },
  'A.8.12': {
    ask: 'Auf welchen Wegen könnten Daten hinaus, und auf welchen davon würden Sie es merken?',
    see: 'Regeln für E-Mail, Cloud-Speicher und USB; zwei Alarme und ihre Behandlung.',
  },
  'A.8.13': {
    ask: 'Was wird wohin und wie oft gesichert, und wann haben Sie zuletzt im Ernst wiederhergestellt? Könnte ein Angreifer auch die Sicherungen löschen?',
    see: 'Sicherungsberichte mit Fehlschlägen; ein Wiederherstellungstest mit Dauer und Ergebnis; Trennung und Verschlüsselung.',
  },
  'A.8.14': {
    ask: 'Was gibt es doppelt, und wann hat das zweite zuletzt übernommen?',
    see: 'Umschalttests; einzelne Stellen, an denen alles hängt, und wer das hingenommen hat.',
  },
  'A.8.15': {
    ask: 'Was wird protokolliert, wer kann es ändern oder löschen, und wie lange bleibt es?',
    see: 'Protokolle dreier Systeme; die Handlung einer Administratorin darin; Schutz vor Änderung.',
  },
  'A.8.16': {
    ask: 'Was würden Sie heute Nacht merken, wer würde geweckt, und was war der letzte echte Alarm?',
    see: 'Regeln und Schwellen; fünf Alarme vom Signal bis zum Abschluss; Systeme, die niemand beobachtet.',
  },
  'A.8.17': {
    ask: 'Woher haben Ihre Systeme die Zeit, und wie weit liegen sie auseinander?',
    see: 'Zeitquelle und Abweichung von fünf Systemen; Zeitzonen in Protokollen.',
  },
  'A.8.18': {
    ask: 'Welche Werkzeuge umgehen Ihren Schutz, wer darf sie nutzen, und wo sähe ich, dass es geschah?',
    see: 'Solche Werkzeuge auf Servern und Arbeitsplätzen; Rechte; eine Nutzung im Protokoll.',
  },
  'A.8.19': {
    ask: 'Wer darf was auf einem produktiven System installieren, und wie kommen Sie zurück, wenn es misslingt?',
    see: 'Installierte gegen freigegebene Software; zwei Installationen mit Freigabe und Test.',
  },
  'A.8.20': {
    ask: 'Wie sieht Ihr Netz aus, wer darf es ändern, und welche Regel kann niemand mehr erklären?',
    see: 'Ein aktueller Plan; Firewall-Regeln mit zuständiger Person und Prüfung; Verwaltungszugänge.',
  },
  'A.8.21': {
    ask: 'Welche Netzdienste betreiben andere für Sie, was versprechen sie, und halten sie es?',
    see: 'Verträge und zugesagte Werte; Schutzfunktionen; der letzte Ausfall.',
  },
  'A.8.22': {
    ask: 'Was ist aus dem Gäste-, Büro- oder Produktionsnetz erreichbar, das es nicht sein sollte?',
    see: 'Segmente und Übergänge; ein Versuch von einem ins andere; Funknetze.',
  },
  'A.8.23': {
    ask: 'Welche Websites sind gesperrt, wer entscheidet das, und wie bekommt jemand eine Ausnahme?',
    see: 'Filtereinstellungen; ein Versuch; Ausnahmen mit Grund und Ende.',
  },
  'A.8.24': {
    ask: 'Was ist wie verschlüsselt, und wer hat die Schlüssel? Was, wenn die Person, die sie kennt, weg ist?',
    see: 'Regeln; bald ablaufende Zertifikate; das Leben eines Schlüssels von der Erzeugung bis zur Vernichtung.',
  },
  'A.8.25': {
    ask: 'Wo in Ihrer Entwicklung kommt Sicherheit vor, und wo ließe sie sich in Eile überspringen?',
    see: 'Das Vorgehen an zwei Releases; Reviews und Scans; eine dringende Korrektur.',
  },
  'A.8.26': {
    ask: 'Wer sagt vor Bau oder Kauf, welchen Schutz eine Anwendung braucht?',
    see: 'Sicherheitsanforderungen zweier Anwendungen und ihre Tests; Zahlungen und öffentliche Formulare.',
  },
  'A.8.27': {
    ask: 'Nach welchen Grundsätzen bauen Sie Systeme, und wo sind Sie zuletzt davon abgewichen?',
    see: 'Die Grundsätze; ein Entwurf mit Review; eine Abweichung und wer sie entschieden hat.',
  },
  'A.8.28': {
    ask: 'Wie lernen Entwickelnde, sicher zu programmieren, und wie zeigt sich ein Fehler vor der Auslieferung?',
    see: 'Leitfäden und Werkzeuge; Reviews dreier Änderungen; Geheimnisse im Quelltext; veraltete Bibliotheken.',
  },
  'A.8.29': {
    ask: 'Was muss ein Release bestehen, bevor es live geht, und welches hat es nicht bestanden?',
    see: 'Testpläne und Ergebnisse zweier Releases; Funde eines Penetrationstests und ihr Stand.',
  },
  'A.8.30': {
    ask: 'Wie sorgen Sie dafür, dass sich Auftragnehmer an Ihre Regeln halten, und wem gehört der Quelltext?',
    see: 'Vertrag, Zugang und Abnahme eines solchen Auftrags; Tests des Gelieferten.',
  },
  'A.8.31': {
    ask: 'Was hält einen Test vom Betrieb fern und Entwickelnde davon ab, dort direkt zu ändern?',
    see: 'Konten, Netze und Daten der Umgebungen; die Rechte zweier Entwickelnder.',
  },
  'A.8.32': {
    ask: 'Wie kommt eine Änderung in den Betrieb, wer stimmt zu, und was gilt für die dringenden?',
    see: 'Eine Stichprobe von Änderungen mit Bewertung, Test und Freigabe; eine aus den Protokollen, in der Liste gesucht.',
  },
  'A.8.33': {
    ask: 'Mit welchen Daten testen Sie, woher kommen sie, und wann werden sie gelöscht?',
    see: 'Testdaten zweier Systeme; Kopien aus dem Betrieb mit Freigabe; die Löschung danach.',
  },
  'A.8.34': {
    ask: 'Wie werden Audits und Penetrationstests so vereinbart, dass nichts zu Bruch geht, und was wird aus dem, was Prüfende mitnahmen?',
    see: 'Vereinbarung und Zeiten des letzten Tests; nur lesender Zugriff; Entfernung von Konten und Daten.',
  },
}
