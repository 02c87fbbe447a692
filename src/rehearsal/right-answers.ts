/**
 * The words of each option that is right in a quiz, wherever in the organisation's files one stands, in every language: who
 * is played has read what they are asked about. A quiz names its options with their ids, and the id of the right one.
 */
export function rightAnswers(files: unknown): ReadonlySet<string> {
  const right = new Set<string>()
  const seen = new Set<object>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    if ('right' in node && 'options' in node && Array.isArray(node.options))
      for (const option of node.options)
        if (option?.id === node.right) for (const words of wordsOf(option.text)) right.add(words)
    for (const each of node instanceof Map ? node.values() : Object.values(node)) walk(each)
  }
  walk(files)
  return right
}

function wordsOf(text: unknown): string[] {
  if (typeof text === 'string') return [text]
  return typeof text === 'object' && text !== null
    ? Object.values(text).filter((each) => typeof each === 'string')
    : []
}
