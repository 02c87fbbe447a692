import { limits } from '../../../src/bot/slack/limits.js'
import { limits as slackTakes } from '../../../src/sandbox/slack/limits.js'

/** What the stand-in for Slack takes, for each limit to which Steward keeps. */
const taken: Record<keyof typeof limits, number> = {
  blocksAMessage: slackTakes.messageBlocks,
  blocksAView: slackTakes.viewBlocks,
  header: slackTakes.headerText,
  sectionText: slackTakes.sectionText,
  fieldText: slackTakes.fieldText,
  fieldsASection: slackTakes.fields,
  contextText: slackTakes.contextText,
  buttonText: slackTakes.buttonText,
  buttonValue: slackTakes.buttonValue,
  actionId: slackTakes.actionId,
  elementsOfActions: slackTakes.actionsElements,
  viewTitle: slackTakes.viewTitle,
  viewButton: slackTakes.viewButton,
  privateMetadata: slackTakes.privateMetadata,
  callbackId: slackTakes.callbackId,
  inputLabel: slackTakes.inputLabel,
  inputHint: slackTakes.inputHint,
  placeholder: slackTakes.placeholder,
  typedText: slackTakes.typedText,
  options: slackTakes.options,
  optionsToSee: slackTakes.choiceOptions,
  optionText: slackTakes.optionText,
  optionValue: slackTakes.optionValue,
  blockId: slackTakes.blockId,
  imageAlt: slackTakes.imageAlt,
  messageText: slackTakes.messageBlocksText,
}

test('Steward never takes Slack to bear more than Slack bears', () => {
  const asked = Object.entries(limits) as [keyof typeof limits, number][]
  expect(asked.filter(([limit, most]) => most > taken[limit])).toEqual([])
})
