import { useState } from 'react'
import type { Block } from '../slack/block.js'
import type { PictureSource } from '../slack/elements.js'
import { ActingElementView } from './acting.js'
import { inOrder } from './in-order.js'
import { InputField } from './inputs.js'
import { PlainText, Text } from './text.js'
import type { Using } from './using.js'

/** Block Kit, drawn: exactly the blocks that the sandbox takes. */
export function Blocks({ blocks, using }: { blocks: Block[]; using: Using }) {
  return blocks.map((block) => <BlockView key={block.block_id} block={block} using={using} />)
}

function BlockView({ block, using }: { block: Block; using: Using }) {
  switch (block.type) {
    case 'header':
      return (
        <h3 className="block-header">
          <PlainText text={block.text.text} />
        </h3>
      )
    case 'section':
      return <Section block={block} using={using} />
    case 'context':
      return <Context block={block} />
    case 'actions':
      return (
        <div className="block-actions">
          {block.elements.map((element) => (
            <ActingElementView
              key={element.action_id}
              block={block.block_id ?? ''}
              element={element}
              using={using}
            />
          ))}
        </div>
      )
    case 'divider':
      return <hr />
    case 'image':
      return (
        <figure className="block-image">
          {block.title !== undefined && (
            <figcaption>
              <PlainText text={block.title.text} />
            </figcaption>
          )}
          <Picture picture={block} />
        </figure>
      )
    case 'input':
      return <InputField block={block} using={using} />
  }
}

function Section({ block, using }: { block: Extract<Block, { type: 'section' }>; using: Using }) {
  const { text, fields, accessory } = block
  return (
    <div className="block-section">
      <div className="section-text">
        {text !== undefined && <Text value={text} />}
        {fields !== undefined && (
          <div className="section-fields">
            {inOrder(fields, (field) => (
              <div>
                <Text value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined &&
        (accessory.type === 'image' ? (
          <Picture picture={accessory} />
        ) : (
          <ActingElementView block={block.block_id ?? ''} element={accessory} using={using} />
        ))}
    </div>
  )
}

function Context({ block }: { block: Extract<Block, { type: 'context' }> }) {
  return (
    <div className="block-context">
      {inOrder(block.elements, (element) =>
        element.type === 'image' ? (
          <Picture picture={element} />
        ) : (
          <div>
            <Text value={element} />
          </div>
        ),
      )}
    </div>
  )
}

/** A picture, or its description where it cannot be had. */
function Picture({ picture }: { picture: PictureSource & { alt_text: string } }) {
  const [missing, setMissing] = useState(false)
  const { image_url, slack_file, alt_text: alt } = picture
  const url = slack_file === undefined ? (image_url ?? '') : `/sandbox/files/${slack_file.id}`
  if (missing) return <span className="picture-missing">{alt}</span>
  return <img src={url} alt={alt} onError={() => setMissing(true)} />
}
