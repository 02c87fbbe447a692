/** Slack's limits on what Steward sends, in characters and elements. */
export const limits = {
  blocksAMessage: 50,
  blocksAView: 100,
  header: 150,
  sectionText: 3_000,
  fieldText: 2_000,
  fieldsASection: 10,
  contextText: 2_000,
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  elementsOfActions: 25,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  callbackId: 255,
  inputLabel: 2_000,
  inputHint: 2_000,
  placeholder: 150,
  typedText: 3_000,
  /** Of a menu. */
  options: 100,
  /** Of radio buttons and checkboxes. */
  optionsToSee: 10,
  optionText: 75,
  optionValue: 150,
  blockId: 255,
  imageAlt: 2_000,
  /** All texts of a message together. */
  messageText: 12_000,
} as const

/** A warning where something exceeds what Slack takes. */
export function tooMany(what: string, count: number, limit: number): string[] {
  return count > limit ? [`${count} ${what}; Slack takes ${limit}`] : []
}
