/** What an auditor asks about the controls of A.6 and A.7, and what they look at. */
export const peopleAndPlaces = {
  'A.6.1': {
    ask: 'What do you check before somebody starts, by which role, and what do you do if it comes late or is not clean?',
    see: 'A sample of joiners with date of check and of start; agency staff and contractors too.',
  },
  'A.6.2': {
    ask: 'What does the contract say about security, for employees and for externals? Since when?',
    see: 'Contracts of a sample of joiners; older contracts without the clause.',
  },
  'A.6.3': {
    ask: 'What does a newcomer learn in the first weeks, and what do the others learn each year? How do you know that it stuck?',
    see: 'Completions of a sample of joiners and staff; results of quizzes or exercises; who never took part.',
  },
  'A.6.4': {
    ask: 'What happens to somebody who breaks the rules, and do people know? Was it applied the same to everybody?',
    see: 'The procedure and its announcement; one case, without names, from report to outcome.',
  },
  'A.6.5': {
    ask: 'Which duties go on after somebody leaves or changes, and how are they reminded?',
    see: 'Exit papers of a sample of leavers; who holds on to information after an internal move.',
  },
  'A.6.6': {
    ask: 'Who has to sign a promise of confidentiality before they see anything, and who decides on its wording?',
    see: 'Signed agreements of a sample of externals and visitors; their review.',
  },
  'A.6.7': {
    ask: 'What may people do at home, on the train, abroad, and how do you help them to do it safely?',
    see: 'Rules and acknowledgements; settings of two remote devices; work from countries that are not allowed.',
  },
  'A.6.8': {
    ask: 'To anybody: how would you report something odd, and what happened the last time you did?',
    see: 'Reports of the period, from when to when they were answered; departments that never report.',
  },
  'A.7.1': {
    ask: 'Where do your premises begin, and how would somebody get in without anybody noticing?',
    see: 'A walk around and through, with plan; doors, windows, shared areas, roofs and ramps.',
  },
  'A.7.2': {
    ask: 'Who may go where, how do they get in, and who decides? What happens to a visitor?',
    see: 'Badges against the staff list; a sample of leavers; the visitors’ book; a delivery as it comes in.',
  },
  'A.7.3': {
    ask: 'Which rooms need more protection than the rest, and what do they have that others do not?',
    see: 'Two such rooms on site; signs, sight from outside, keys.',
  },
  'A.7.4': {
    ask: 'Who watches the premises outside working hours, and what happened at the last alarm?',
    see: 'Cameras and alarms with their tests; one alarm from signal to close; whether it is lawful.',
  },
  'A.7.5': {
    ask: 'Which natural or man-made dangers did you consider at this site, and when was the equipment against them tested?',
    see: 'Tests of fire detection and extinguishers; water above machines; the flood map.',
  },
  'A.7.6': {
    ask: 'What is forbidden in the locked areas, who works there alone, and who lets cleaners and technicians in?',
    see: 'Rules at the door; log of entries; an escort as it happens.',
  },
  'A.7.7': {
    ask: 'What lies on desks and printers in the evening? How soon does a screen lock?',
    see: 'A round after hours; screen lock on five machines; boards and printers.',
  },
  'A.7.8': {
    ask: 'Why does this machine stand here, and what could fall, spill or be seen?',
    see: 'Server and network rooms: place, temperature, water, food; screens that can be read from outside.',
  },
  'A.7.9': {
    ask: 'What is outside your premises right now, who has it, and what if it is stolen tonight?',
    see: 'Issued devices against the list; encryption of two of them; the last loss.',
  },
  'A.7.10': {
    ask: 'Which media may be used, how do they travel, and how do they end?',
    see: 'USB settings; media in the safe against the list; proof of destruction.',
  },
  'A.7.11': {
    ask: 'What happens when power, cooling or the line fails, and when did you try it?',
    see: 'Tests of UPS, generator and second line with result; alarms and who gets them.',
  },
  'A.7.12': {
    ask: 'Where do cables run unprotected, and who may open the cabinets?',
    see: 'Cabinets and patch fields; labels; lines through others’ areas.',
  },
  'A.7.13': {
    ask: 'What is serviced when and by whom, and what may a technician from outside see?',
    see: 'Maintenance records of three machines; remote maintenance; data on devices sent for repair.',
  },
  'A.7.14': {
    ask: 'How do you make sure that nothing can be read from a device that goes out of the house?',
    see: 'A sample of retired devices with proof of erasure; storage waiting for it; leased copiers.',
  },
}
