/** What an auditor asks about the controls A.5.1 to A.5.18, and what they look at. */
export const organisation = {
  'A.5.1': {
    ask: 'Which security policies are in force, who approved each, and when is it reviewed next? How do people learn of a new version?',
    see: 'Policies with approval and review date; acknowledgements of a sample of staff; one change followed to the people it concerns.',
  },
  'A.5.2': {
    ask: 'Who is responsible for this control, this system, this risk? What happens to a responsibility when its holder leaves?',
    see: 'Roles and owners against the current staff list; responsibilities of the last three leavers.',
  },
  'A.5.3': {
    ask: 'Which two tasks must never be in one hand here, and what keeps them apart? Where are you too small for it, and what do you do instead?',
    see: 'Conflicting rights in two systems; one approval in which requester and approver differ; the compensation where they cannot.',
  },
  'A.5.4': {
    ask: 'To a manager: how do you see to it that your people keep the rules, and when did you last have to speak up?',
    see: 'Completion by department; reminders and escalations to managers and what followed.',
  },
  'A.5.5': {
    ask: 'Whom would you call at which authority, for what, and within which hours? Who may call?',
    see: 'The list of contacts with its last check; one contact that was made, or a rehearsal.',
  },
  'A.5.6': {
    ask: 'Which circles or mailing lists do you belong to, and what did you change because of something you learned there?',
    see: 'Memberships; one hint followed to what was done with it.',
  },
  'A.5.7': {
    ask: 'Where do you get to know about threats, who reads it, and which one led to an action lately?',
    see: 'Sources and who is assigned; two reports of threats with assessment and outcome.',
  },
  'A.5.8': {
    ask: 'At which point of a project is security asked for, and who says yes? Show me the last project that was stopped or changed by it.',
    see: 'Two recent projects with their risks and security requirements; acceptance before going live.',
  },
  'A.5.9': {
    ask: 'How does something new get into the list of assets, and how does something gone get out? Who owns the entry?',
    see: 'Five things you see on site looked up in the list, and five entries of the list looked for on site; entries without an owner.',
  },
  'A.5.10': {
    ask: 'To a user: what may you do with this laptop, this data, this tool, and what not? Where does it say so?',
    see: 'The rules of use and their acknowledgement; handling of one confidential document from making to deletion.',
  },
  'A.5.11': {
    ask: 'What did the last leavers hand back, who checked it, and what was missing?',
    see: 'A sample of leavers with hand-over lists; devices of leavers still shown as issued.',
  },
  'A.5.12': {
    ask: 'Which grades are there, who decides on a grade, and what does it change in how a thing is handled?',
    see: 'The scheme; five documents and their grade; one that was regraded.',
  },
  'A.5.13': {
    ask: 'How do I see the grade of this document, this mail, this export? What is not marked, and why?',
    see: 'A sample of documents, exports and printouts; automatic marking, where there is some.',
  },
  'A.5.14': {
    ask: 'How do you send something confidential to a customer? What do people really use when that is too slow?',
    see: 'Rules and agreements on transfer; two real transfers; sharing links that are open to anybody.',
  },
  'A.5.15': {
    ask: 'Who decides who may get at what, by which rule? Show me a request that was turned down.',
    see: 'The access rules per system; three grants against role and approval.',
  },
  'A.5.16': {
    ask: 'How does an identity begin and end, for staff, externals and machines? Which accounts are shared by several people?',
    see: 'Joiners and leavers of the period against accounts; shared and technical accounts with their owner.',
  },
  'A.5.17': {
    ask: 'How does a new user get their first password, and how is it reset if somebody calls? What does the system enforce?',
    see: 'Settings for passwords and second factors; one reset as it happens; secrets in tickets, scripts or chats.',
  },
  'A.5.18': {
    ask: 'How soon is access gone when somebody leaves or changes department? Who reviews what is left, and what came of the last review?',
    see: 'A sample of leavers and movers with the hour of removal in each system; a review with its decisions and whether they were carried out.',
  },
}
