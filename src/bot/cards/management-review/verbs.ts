export const verbs = {
  /** Its value is an ask's reference; opens the question with all its answers. */
  open: 'management-review.open',
  /** The rest of the verb is the answer. */
  explain: 'management-review.explain',
  answer: 'management-review.answer',
  /** Of an action, by its ask. */
  askHandOn: 'management-review.ask-hand-on',
  handOn: 'management-review.hand-on',
  /** Its value names the review. */
  show: 'management-review.show',
  askWhyNow: 'management-review.ask-why-now',
  start: 'management-review.start',
  /** The values of these name the cycle; the rest of the verb a section, from 1. */
  readPack: 'management-review.read-pack',
  records: 'management-review.records',
  askSend: 'management-review.ask-send',
  send: 'management-review.send',
  askMove: 'management-review.ask-move',
  move: 'management-review.move',
  /** The rest of the verb is the input whose section is asked about. */
  askQuestion: 'management-review.ask-question',
  question: 'management-review.question',
  decide: 'management-review.decide',
  askAttendance: 'management-review.ask-attendance',
  attendance: 'management-review.attendance',
  /** The rest of the verb is the input; what is recorded follows the cycle in its value. */
  askDecision: 'management-review.ask-decision',
  decision: 'management-review.decision',
  dropAction: 'management-review.drop-action',
  askResults: 'management-review.ask-results',
  results: 'management-review.results',
  askPut: 'management-review.ask-put',
  put: 'management-review.put',
  minutes: 'management-review.minutes',
  /** The rest of the verb says what is sent as a file: `pack` or `minutes`. */
  paper: 'management-review.paper',
} as const

/** The inputs of its forms. */
export const inputs = {
  text: 'text',
  until: 'until',
  present: 'present',
  note: 'note',
  what: 'what',
  who: 'who',
  due: 'due',
  improvement: 'improvement',
  changes: 'changes',
  because: 'because',
} as const

/** As much as one field takes, in characters. */
export const LONGEST_SAID = 2_000
