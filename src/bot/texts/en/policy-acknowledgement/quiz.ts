import { number } from '../dates.js'
import type { PolicyNamed } from '../policy-acknowledgement.js'

/** The quiz between reading a policy and acknowledging it. */
export const quiz = {
  goOn: 'Go on to the quiz',
  formTitle: 'Quiz',
  heading: ({ title, version }: PolicyNamed) => `Show that you know the ${title}, version ${version}`,
  rules: (passMark: number, of: number) =>
    `${passMark === of ? `All ${number(of)} answers have` : `${number(passMark)} of ${number(of)} answers have`} to be right. You may try as often as you like; how many were right is kept with your acknowledgement.`,
  submit: 'Check my answers',
  choose: 'Choose one of the answers.',
  notPassed: (right: number, of: number, passMark: number) =>
    `**${number(right)} of ${number(of)} were right; ${number(passMark)} have to be.** Your attempt is on record, and you can try again right away. Look at these once more:`,
  first:
    'The quiz comes before acknowledging, so nothing was recorded. Open the policy again: its last page leads to the quiz.',
  readAgain: 'Read the policy again',
  passed: (right: number, of: number) => `**${number(right)} of ${number(of)} were right: you passed.**`,
}
