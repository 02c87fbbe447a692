import { asTyped } from '../../../src/bot/slack/as-typed.js'

test.each([
  ['away 2027-08-03 2027-08-14 <@U012AB3CD|bela>', 'away 2027-08-03 2027-08-14 @U012AB3CD'],
  ['away tomorrow <@W012AB3CD>', 'away tomorrow @W012AB3CD'],
  ['away tomorrow <mailto:bela@firm.example|bela@firm.example>', 'away tomorrow bela@firm.example'],
  ['policy publish R&amp;D &lt;x&gt;', 'policy publish R&D <x>'],
  ['away 3.8. 14.8. @Béla Novák', 'away 3.8. 14.8. @Béla Novák'],
])('a command that Slack sends as “%s” was typed as “%s”', (sent, typed) => {
  expect(asTyped(sent)).toBe(typed)
})
