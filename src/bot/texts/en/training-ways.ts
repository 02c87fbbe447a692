import { day, dueDay, moment, number } from './dates.js'

/** How courses are completed otherwise than by their questions. Titles and names come in as they are. */
export const trainingWays = {
  /** What whoever is asked reads of it. */
  asked: {
    certificate: 'Completed with a certificate: hand in yours, or a link to it.',
    attendance: (by: string) =>
      `Completed by being there: ${by} writes down who was. Nothing is to be handed in here.`,
    lms: (by: string) =>
      `Completed in the learning system. It stands here once ${by} has taken over its list; nothing is to be handed in.`,
    look: 'What it is about',
  },
  certificate: {
    open: 'Hand in the certificate…',
    next: 'Hand in certificate',
    formTitle: 'Hand in a certificate',
    question: (title: string) => `**Hand in your certificate for the course “${title}”.**`,
    needed: 'A file or a link, at least one of them. Somebody else confirms it, and it counts from then on.',
    date: 'Date of the certificate',
    dateHint: 'The day that stands on it.',
    dateMissing: 'Choose the day that stands on it.',
    dateLate: 'This day is still to come. Choose the day that stands on the certificate.',
    dateOver: (date: string, today: string) =>
      `A certificate of that day counted until ${day(date, today)}. Hand in a newer one.`,
    fileHint: (kinds: string, megabytes: number) =>
      `${kinds}, at most ${number(megabytes)} MB. Only whoever confirms it and the ISMS lead get it.`,
    lacking: 'Add the certificate as a file, or give a link to it.',
    submit: 'Hand it in',
  },
  /** What somebody says of themselves, to whoever confirms it. */
  confirm: {
    title: (name: string, title: string) => `Confirm that ${name} completed the course “${title}”`,
    summary: (title: string, dueOn: string, today: string) =>
      `Confirm that somebody completed the course “${title}” by ${day(dueOn, today)}`,
    when: (dueOn: string, today: string) =>
      `${dueOn < today ? 'It was due' : 'By'} **${dueDay(dueOn, today)}** · about 2 minutes`,
    what: {
      certificate: (name: string, date: string, today: string) =>
        `${name} handed in a certificate of ${day(date, today)}. Look whether it is theirs, for this course, and of that day.`,
      attendance: (name: string, date: string, today: string) =>
        `${name} answers for the course and wrote down that they were there on ${day(date, today)}.`,
      lms: (name: string, date: string, today: string) =>
        `${name} answers for the course and took over a list by which they completed it on ${day(date, today)}.`,
    },
    until: (date: string, today: string) => `Confirmed, it counts until ${day(date, today)}.`,
    forEver: 'Confirmed, it counts for as long as the course stays as it is.',
    why: '_What somebody says of themselves is confirmed by a second person · ISO 27001 7.2 d)_',
    button: 'Confirm it',
    back: 'Send it back…',
    done: (name: string) => `✓ **You confirmed that ${name} completed it.** It counts from now on.`,
    form: {
      title: 'Send it back',
      label: 'What is missing or wrong',
      hint: (name: string) => `${name} gets it word for word, and is asked again.`,
      missing: 'Write what is missing or wrong: they get it word for word.',
      submit: 'Send it back',
    },
    sentBack: (name: string, text: string) => `✓ **You sent it back to ${name}:** ${text}`,
    byOther: (by: string) => `${by} has seen to it.`,
    already: (at: string, timeZone: string) =>
      `This was seen to on ${moment(at, timeZone)}. That stands; nothing more was recorded.`,
  },
  attendance: {
    command: 'says who was at a course',
    open: 'Say who was there…',
    formTitle: 'Who was there',
    question: (title: string) => `**Write down who was at the course “${title}”.**`,
    date: 'On which day',
    dateMissing: 'Choose the day on which it took place.',
    dateLate: 'This day is still to come. Choose the day on which it took place.',
    chosen: 'Who was there',
    chosenHint: 'Choose them here, paste a list below, or both.',
    chosenUnknown: (places: string) =>
      `Nobody in people.csv has this account; counted as you chose them: ${places}. Nothing was recorded; take them out and send the form off again.`,
    before: (names: string, count: number) =>
      `${count === 1 ? 'One of them had' : `${number(count)} of them had`} not joined by that day: ${names}. Correct the day, or leave them out.`,
    people: 'Who was there, as a list',
    peopleHint: 'One a line, or apart by commas: names as in people.csv, e-mail addresses or ids.',
    nobody: 'Choose who was there, or paste a list of them.',
    quoted: (text: string) => `“${text}”`,
    unknown: (names: string) => `Nobody is known by ${names}.`,
    several: (names: string) => `More than one person is called ${names}.`,
    wanted:
      'Write the address or the id from people.csv of each of these. Nothing was recorded; correct the list and send the form off again.',
    tooMany: (most: number) => `Write down ${number(most)} people at most, and the others in a second form.`,
    note: 'Note',
    noteHint: 'Such as where it took place and who taught it. It is kept on record, word for word.',
    list: 'Link to the signed list',
    listHint: 'Where it can be seen: an address that begins with https.',
    file: 'The signed list',
    fileHint: (kinds: string, megabytes: number) =>
      `${kinds}, at most ${number(megabytes)} MB. It is kept with each of them; only you, the ISMS lead and whoever confirms your own attendance get it.`,
    submit: 'Record attendance',
    own: '_Whoever needs the course has completed it then. If you were there yourself, somebody else confirms that · ISO 27001 7.2_',
    notYours: (title: string) =>
      `Only whoever answers for the course “${title}”, the ISMS lead and their deputy say who was there. Nothing was recorded.`,
    otherWay: (title: string) =>
      `The course “${title}” is not completed by being there, so nothing is written down here. \`/isms training\` says how it is.`,
  },
  lms: {
    command: "takes over a learning system's list of who completed a course",
    open: 'Hand in the list…',
    formTitle: 'Completion list',
    question: (title: string) =>
      `**Hand in the learning system's list of who completed the course “${title}”.**`,
    columns: (names: string) =>
      `Its columns are called ${names}, as training.yaml says; others may stand beside them.`,
    file: 'The list',
    fileHint: (megabytes: number, most: number) =>
      `CSV, at most ${number(megabytes)} MB and ${number(most)} completions. It is kept with each of them.`,
    own: (id: string) =>
      `_All of it is read first, and what is on record already stays as it is. Your own completion somebody else confirms. Longer lists: \`steward training import ${id} FILE\` · ISO 27001 7.2_`,
    submit: 'Take it over',
    missing: 'Choose the list.',
    notCsv: 'This is no CSV file. Save the list as CSV and choose it again; nothing was recorded.',
    empty: 'Nobody in this list has completed the course, so nothing was recorded. Is it the right one?',
    tooMany: (count: number, most: number) =>
      `${number(count)} completions stand in it, and ${number(most)} at most are taken over here, so nothing was recorded. Whoever runs Steward takes over all of them with steward training import.`,
    line: (line: number, text: string) => `Line ${line}: ${text}`,
    /** After a file and a line, or "Line 4:"; with how to mend it. */
    faults: {
      'no-column': (column: string) =>
        `there is no column “${column}”. Name the column so, or write in training.yaml, under lms, what it is called.`,
      nobody: 'nobody stands in it. Write an address or an id.',
      'no-day': (text: string) => `“${text}” is no day. Write it as 2027-02-28 or 28.02.2027.`,
      'to-come': (text: string) => `${text} is still to come. Write the day of completion.`,
      quotes: 'the quotes do not match. Save the list anew as CSV.',
    },
    problems: (count: number, shown: number) =>
      `${count > shown ? `${number(count)} problems; these are the first ${number(shown)}. ` : ''}Nothing was recorded.`,
    unknown: (name: string) => `“${name}” is nobody in people.csv, so nothing was recorded of them.`,
    /** After a file and a line, or "Line 4:". */
    early: (date: string, first: string) =>
      `${date} is before their first day, ${first}, so nothing was recorded of them. Correct the day here, or start in people.csv, if one is wrong.`,
    notYours: (title: string) =>
      `Only whoever answers for the course “${title}”, the ISMS lead and their deputy take over who completed it. Nothing was recorded.`,
    otherWay: (title: string) =>
      `The course “${title}” is not completed in a learning system, so no list is taken over. \`/isms training\` says how it is.`,
  },
  /** A file that was handed in: a certificate, or a list. */
  handedIn: {
    here: (title: string, by: string) => `Here is the file that ${by} handed in for the course “${title}”.`,
    notTaken: (title: string, cycle: string) =>
      `The file for the course “${title}” could not be sent: this workspace takes no files from Steward. Whoever runs Steward writes it out with \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title: string) =>
      `The file for the course “${title}” is not kept any more as it was handed in, so it was not sent. Please tell whoever runs Steward: \`steward verify\` names it.`,
  },
  /** What came of each of those who were written down. */
  recorded: {
    title: (title: string) => `Recorded for the course “${title}”`,
    nobody: 'Nobody was written down.',
    file: (name: string) => `Kept with each of them: ${name}`,
    fileNotKept: (name: string) => `Nothing new was recorded, so ${name} was not kept.`,
    completed: (count: number) => `Completed (${number(count)})`,
    'to-confirm': (count: number) => `Waits for a second person to confirm it (${number(count)})`,
    already: (count: number) => `Completed already; nothing new was recorded (${number(count)})`,
    'not-needed': (count: number) => `Do not need it; nothing was recorded (${number(count)})`,
    unasked: (count: number) => `Completed, though they were not asked at the moment (${number(count)})`,
    'although-declined': (count: number) =>
      `Completed, though they had said that they can't; that is no longer to be decided (${number(count)})`,
    'not-running': (count: number) =>
      `Need it, but the course does not run, so nothing was recorded: begin it with \`/isms training start\`, then write them down again (${number(count)})`,
    'other-way': (count: number) =>
      `Are asked about an earlier version, which is completed otherwise; nothing was recorded (${number(count)})`,
    'ran-out': (count: number) =>
      `So long ago that it counts no more; nothing was recorded (${number(count)})`,
  },
  matrix: {
    command: 'shows which role has completed what it needs; sends it by name as a table',
    title: (today: string) => `Competence on ${day(today, today)}`,
    noRole: 'without a role',
    none: 'There is no course that anybody needs yet. Courses stand in the file training.yaml.',
    notYours: 'How people stand to their courses is for the ISMS lead and auditors.',
    alt: (role: string, title: string, done: number, of: number) =>
      `${role}, ${title}: ${number(done)} of ${number(of)}`,
    altWaived: (role: string, title: string, waived: number) => `${role}, ${title}: ${number(waived)} waived`,
    /** Short: they stand in a field of the picture, one below the other. */
    below: {
      missing: (missing: number) => `${number(missing)} missing`,
      soon: (soon: number) => `${number(soon)} soon`,
      waived: (waived: number) => `${number(waived)} waived`,
    },
    legend: {
      valid: 'all have it',
      soon: 'runs out within 60 days',
      missing: 'some lack it',
      waived: 'waived',
      notNeeded: 'not needed',
    },
    more: (roles: number, courses: number) =>
      `The picture shows the first ${number(roles)} roles and ${number(courses)} courses; the table has all.`,
    send: 'Send me the table',
    why: '_How many have it, of those who need it; whoever has several roles counts in each. By name only in the table, for you · ISO 27001 7.2_',
    comes: 'The table comes to you in a message of its own in a moment.',
    here: 'Here is who has completed what they need, by name. Keep it to yourself and whoever audits it.',
    file: 'competence',
    notTaken: 'The table could not be sent here. Ask for it again with `/isms training matrix`.',
  },
  sentBack: (by: string, text: string) => `**${by} sent back what you handed in:** ${text}`,
  receipt: {
    waits: (title: string) => `The course “${title}”: waits for a second person`,
    waitsNext:
      'What you handed in is on record. A second person looks at it, and it counts once they confirmed it; you hear of it here.',
    soon: (date: string, today: string) =>
      `It counts only until ${day(date, today)}. You are asked for a newer one as soon as this is confirmed.`,
    returned: (title: string) => `Sent back: the course “${title}”`,
    returnedNext: 'You are asked again in a message of its own, with what was missing.',
    when: {
      certificate: (date: string, today: string) => `With a certificate of ${day(date, today)}`,
      attendance: (date: string, today: string, by: string) =>
        `You were there on ${day(date, today)}, as ${by} wrote down`,
      lms: (date: string, today: string) => `In the learning system on ${day(date, today)}`,
    },
    wrong: 'Is that wrong? Tell whoever answers for the course.',
  },
  mine: {
    done: (title: string, date: string, today: string) => `✓ **${title}** · completed on ${day(date, today)}`,
    waits: (title: string) => `**${title}** · waits for a second person to confirm it`,
  },
}
