import { createContext, type ReactNode, useContext } from 'react'
import type { TextObject } from '../slack/elements.js'
import { slackDate } from './dates.js'
import { Emoji } from './emoji.js'
import { inOrder } from './in-order.js'
import { type Inline, type Passage, parseInline, parseMrkdwn, parsePlainText } from './mrkdwn.js'

/** What texts need to know of the reader's world. */
interface Reader {
  timeZone: string
  /** A person's name by their Slack id; null for a stranger. */
  nameOf(id: string): string | null
}

export const ReaderContext = createContext<Reader>({ timeZone: 'UTC', nameOf: () => null })

/** A text in Slack's markup, with its paragraphs, lists and quotes. */
export function Mrkdwn({ text }: { text: string }) {
  return inOrder(parseMrkdwn(text), (passage) => <PassageView passage={passage} />)
}

/** A text object of Block Kit: mrkdwn, or plain text, where only emoji mean something. */
export function Text({ value }: { value: TextObject }) {
  return value.type === 'mrkdwn' ? <Mrkdwn text={value.text} /> : <PlainText text={value.text} />
}

export function PlainText({ text }: { text: string }) {
  return <Inlines nodes={parsePlainText(text)} />
}

function PassageView({ passage }: { passage: Passage }) {
  switch (passage.kind) {
    case 'code':
      return <pre>{passage.text}</pre>
    case 'quote':
      return (
        <blockquote>
          <Lines lines={passage.lines} />
        </blockquote>
      )
    case 'list':
      return (
        <ul className="listing">
          {inOrder(passage.items, ({ marker, content }) => (
            <li>
              <span className="marker">{marker}</span>
              <span>
                <Inlines nodes={content} />
              </span>
            </li>
          ))}
        </ul>
      )
    case 'lines':
      return (
        <p>
          <Lines lines={passage.lines} />
        </p>
      )
  }
}

function Lines({ lines }: { lines: Inline[][] }) {
  return inOrder(lines, (line, index) => (
    <>
      {index > 0 && <br />}
      <Inlines nodes={line} />
    </>
  ))
}

function Inlines({ nodes }: { nodes: Inline[] }): ReactNode {
  return inOrder(nodes, (node) => <InlineView node={node} />)
}

function InlineView({ node }: { node: Inline }) {
  const { timeZone, nameOf } = useContext(ReaderContext)
  switch (node.kind) {
    case 'text':
      return node.text
    case 'bold':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} />
        </s>
      )
    case 'code':
      return <code>{node.text}</code>
    case 'emoji':
      return <Emoji name={node.name} />
    case 'link':
      return (
        <Outward url={node.url}>
          <Inlines nodes={node.children} />
        </Outward>
      )
    case 'mention':
      return <span className="mention">{mentionLabel(node.id, node.label, nameOf)}</span>
    case 'date': {
      const written = slackDate(new Date(node.seconds * 1000), node.format, timeZone)
      return node.url === null ? written : <Outward url={node.url}>{parsedText(written)}</Outward>
    }
  }
}

function parsedText(text: string): ReactNode {
  return <Inlines nodes={parseInline(text)} />
}

function mentionLabel(id: string, label: string | null, nameOf: Reader['nameOf']): string {
  const name = label ?? nameOf(id.slice(1)) ?? id.slice(1)
  return `${id.startsWith('#') ? '#' : '@'}${name.replace(/^[@#]/, '')}`
}

function Outward({ url, children }: { url: string; children: ReactNode }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}
