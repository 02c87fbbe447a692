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
  /** All texts of a message together. */
  messageText: 12_000,
} as const
