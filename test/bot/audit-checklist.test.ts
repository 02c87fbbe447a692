import { textsFor } from '../../src/bot/texts/texts.js'
import { annexA } from '../../src/domain/annex-a.js'
import { clauses } from '../../src/domain/clauses.js'

describe.each(['en', 'de'])('What an auditor asks in %s', (language) => {
  const texts = textsFor(language)

  test('is there for each clause and each control, in their order', () => {
    expect(Object.keys(texts.auditChecklist)).toEqual([...clauses, ...annexA])
    expect(Object.keys(texts.clauses)).toEqual([...clauses])
  })

  test('is a question to be asked aloud, and something to be looked at', () => {
    for (const [criterion, { ask, see }] of Object.entries(texts.auditChecklist)) {
      expect([criterion, ask.length <= 240, see.length <= 180]).toEqual([criterion, true, true])
      expect([criterion, ask]).toEqual([criterion, expect.stringMatching(/\?|(Show|Zeigen) /)])
      expect([criterion, see]).toEqual([criterion, expect.stringMatching(/[^.?]\.$/)])
    }
  })
})
