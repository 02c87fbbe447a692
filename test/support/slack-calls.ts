import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { WebClient } from '@slack/web-api'
import { parseSync } from '@swc/core'
import { allImports } from './imports.js'

const source = resolve(import.meta.dirname, '../../src')

/** Every method of Slack's Web API that is called in a file which knows Slack's SDK, as `chat.postMessage`. */
export function slackCalls(): Set<string> {
  const knowing = allImports().flatMap(({ from, to }) => (to.startsWith('@slack/') ? [from] : []))
  const chains = [...new Set(knowing)].flatMap((file) => {
    const calls: string[] = []
    collectCalls(parseSync(readFileSync(join(source, file), 'utf8'), { syntax: 'typescript' }), calls)
    return calls
  })
  const methods = sdkMethods()
  const called = chains.flatMap((chain) => methods.filter((method) => chain.endsWith(`.${method}`)))
  return new Set(called)
}

/** All methods that the SDK offers, by their names in the Web API. */
function sdkMethods(): string[] {
  const found: string[] = []
  const walk = (node: object, path: readonly string[]): void => {
    for (const [name, value] of Object.entries(node)) {
      if (typeof value === 'function' && path.length > 0) found.push([...path, name].join('.'))
      else if (isPlain(value) && path.length < 3) walk(value, [...path, name])
    }
  }
  walk(new WebClient(), [])
  return found.filter((method) => /^[a-z]\w*(\.[a-z]\w*)+$/.test(method))
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

interface SyntaxNode {
  type?: string
  value?: unknown
  object?: SyntaxNode
  property?: SyntaxNode
  callee?: SyntaxNode
}

/** `client.chat.postMessage(…)` becomes `client.chat.postMessage`. */
function collectCalls(node: unknown, calls: string[]): void {
  if (Array.isArray(node)) {
    for (const each of node) collectCalls(each, calls)
  } else if (typeof node === 'object' && node !== null) {
    const { type, callee } = node as SyntaxNode
    if (type === 'CallExpression' && callee) calls.push(chainOf(callee))
    for (const child of Object.values(node)) collectCalls(child, calls)
  }
}

function chainOf({ type, object, property, value }: SyntaxNode): string {
  if (type === 'Identifier') return String(value)
  if (type === 'MemberExpression' && object && property) return `${chainOf(object)}.${chainOf(property)}`
  return ''
}
