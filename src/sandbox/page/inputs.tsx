import { useContext, useId } from 'react'
import { initialEntry } from '../person/form.js'
import type { Block } from '../slack/block.js'
import type { InputElement, Option } from '../slack/elements.js'
import { optionsOf } from '../slack/parts.js'
import type { Person } from './api.js'
import { FileField } from './file-field.js'
import { PeopleContext } from './people.js'
import { PlainText, Text } from './text.js'
import type { Using, Wiring } from './using.js'

type Entry = string | string[]

/** A labelled input of a form, with its hint and what is wrong with it. */
export function InputField({ block, using }: { block: Extract<Block, { type: 'input' }>; using: Using }) {
  const id = useId()
  const { element, label, hint, optional = false } = block
  const blockId = block.block_id ?? ''
  const action = element.action_id ?? ''
  const error = using.errors[blockId]
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const wiring = {
    id,
    label: label.text,
    required: !optional,
    invalid: error !== undefined,
    describedBy: describedBy === '' ? undefined : describedBy,
  }
  const enter = (entry: Entry) => {
    using.enter(blockId, action, entry)
    if (block.dispatch_action === true && isChooser(element)) using.act(blockId, action, entry)
  }
  const isGroup =
    element.type === 'radio_buttons' ||
    element.type === 'checkboxes' ||
    element.type === 'multi_static_select' ||
    element.type === 'multi_users_select'
  const labelText = (
    <>
      <PlainText text={label.text} />
      {optional && <span className="optional"> (optional)</span>}
    </>
  )
  return (
    <div className={error === undefined ? 'field' : 'field wrong'}>
      {isGroup ? (
        <span className="field-label" id={`${id}-label`}>
          {labelText}
        </span>
      ) : (
        <label className="field-label" htmlFor={id}>
          {labelText}
        </label>
      )}
      <FieldElement
        element={element}
        entry={using.entries[blockId]?.[action] ?? initialEntry(element)}
        onEnter={enter}
        wiring={wiring}
      />
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          <PlainText text={hint.text} />
        </p>
      )}
      {error !== undefined && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function isChooser(element: InputElement): element is Exclude<InputElement, { type: NoChooser }> {
  return !['plain_text_input', 'number_input', 'file_input'].includes(element.type)
}

/** What is filled in and offers no choices. */
type NoChooser = 'plain_text_input' | 'number_input' | 'file_input'

interface FieldProps {
  element: InputElement
  entry: Entry
  onEnter: (entry: Entry) => void
  wiring: Wiring
}

function FieldElement({ element, entry, onEnter, wiring }: FieldProps) {
  if (isChooser(element)) {
    return <Chooser element={element} label={wiring.label} entry={entry} onEnter={onEnter} wiring={wiring} />
  }
  if (element.type === 'file_input') return <FileField element={element} onEnter={onEnter} wiring={wiring} />
  const text = Array.isArray(entry) ? entry.join() : entry
  const common = {
    id: wiring.id,
    value: text,
    placeholder: element.placeholder?.text,
    'aria-required': wiring.required,
    'aria-invalid': wiring.invalid,
    'aria-describedby': wiring.describedBy,
  }
  if (element.type === 'plain_text_input' && element.multiline === true) {
    return <textarea rows={4} {...common} onChange={({ target }) => onEnter(target.value)} />
  }
  const mode = element.type === 'number_input' ? 'decimal' : 'text'
  return <input type="text" inputMode={mode} {...common} onChange={({ target }) => onEnter(target.value)} />
}

/** An element that offers choices or dates, in a form or in a message. */
export function Chooser({
  element,
  label,
  entry,
  onEnter,
  wiring,
}: {
  element: Exclude<InputElement, { type: NoChooser }>
  label: string
  entry: Entry
  onEnter: (entry: Entry) => void
  wiring?: Wiring
}) {
  const people = useContext(PeopleContext)
  const one = Array.isArray(entry) ? (entry[0] ?? '') : entry
  const many = Array.isArray(entry) ? entry : [entry]
  const here = people.filter(({ presence }) => presence === 'here')
  const described = {
    'aria-required': wiring?.required,
    'aria-invalid': wiring?.invalid,
    'aria-describedby': wiring?.describedBy,
  }
  const single = {
    id: wiring?.id,
    'aria-label': wiring === undefined ? label : undefined,
    value: one,
    ...described,
  }
  switch (element.type) {
    case 'datepicker':
      return <input type="date" {...single} onChange={({ target }) => onEnter(target.value)} />
    case 'users_select':
      return (
        <select {...single} onChange={({ target }) => onEnter(target.value)}>
          <option value="">{element.placeholder?.text ?? 'Choose a person'}</option>
          {here.map((person) => (
            <option key={person.id} value={person.id}>
              {labelled(person)}
            </option>
          ))}
        </select>
      )
    case 'static_select':
      return (
        <select {...single} onChange={({ target }) => onEnter(target.value)}>
          <option value="">{element.placeholder?.text ?? 'Choose'}</option>
          {element.options?.map(({ text, value }) => (
            <option key={value} value={value}>
              {text.text}
            </option>
          ))}
          {element.option_groups?.map((group) => (
            <optgroup key={group.label.text} label={group.label.text}>
              {group.options.map(({ text, value }) => (
                <option key={value} value={value}>
                  {text.text}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )
    case 'multi_users_select': {
      const options = here.map((person) => ({
        text: { type: 'plain_text' as const, text: labelled(person) },
        value: person.id,
      }))
      return <Choices {...{ options, label, chosen: many, onEnter, wiring }} long />
    }
    case 'radio_buttons':
    case 'checkboxes':
    case 'multi_static_select': {
      const one = element.type === 'radio_buttons'
      return <Choices {...{ options: optionsOf(element), one, label, chosen: many, onEnter, wiring }} />
    }
  }
}

function labelled({ name, department, title }: Person): string {
  return `${name} (${department || title})`
}

/** Several options to see at once: one of them, or as many as one likes. */
function Choices({
  options,
  one = false,
  long = false,
  label,
  chosen,
  onEnter,
  wiring,
}: {
  options: readonly Option[]
  one?: boolean
  /** More than fit: they are scrolled through. */
  long?: boolean
  label: string
  chosen: string[]
  onEnter: (entry: Entry) => void
  wiring: Wiring | undefined
}) {
  const name = useId()
  const toggle = (value: string) => {
    if (one) onEnter(value)
    else onEnter(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  }
  return (
    <fieldset
      className={long ? 'choices long' : 'choices'}
      aria-label={wiring === undefined ? label : undefined}
      aria-labelledby={wiring === undefined ? undefined : `${wiring.id}-label`}
      aria-describedby={wiring?.describedBy}
    >
      {options.map(({ text, value, description }) => (
        <label key={value}>
          <input
            type={one ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
          <span>
            <Text value={text} />
            {description !== undefined && (
              <small>
                <Text value={description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
