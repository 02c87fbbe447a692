import { createContext, useContext, useRef, useState } from 'react'
import type { InputElement } from '../slack/elements.js'
import { sandbox } from './api.js'
import type { Wiring } from './using.js'

/** Whose form it is: their address. */
export const FillingInContext = createContext('')

/** The lists that systems export now, by name: whoever owns one would have it on their machine. */
export const ExportsContext = createContext<readonly string[]>([])

/** A file is handed over when it is chosen; the form then names it. */
export function FileField({
  element,
  onEnter,
  wiring,
}: {
  element: Extract<InputElement, { type: 'file_input' }>
  onEnter: (files: string[]) => void
  wiring: Wiring
}) {
  const email = useContext(FillingInContext)
  const [said, setSaid] = useState('')
  const takesCsv = element.filetypes?.includes('csv') ?? true
  const exports = useContext(ExportsContext)
  const input = useRef<HTMLInputElement>(null)
  const choose = async (chosen: readonly File[] | Promise<File>) => {
    onEnter([])
    setSaid('Uploading…')
    try {
      const files = [await chosen].flat().slice(0, element.max_files ?? 10)
      const uploaded = await Promise.all(files.map((file) => sandbox.upload(email, file)))
      onEnter(uploaded.map(({ id }) => id))
      setSaid(uploaded.length > 0 ? `Uploaded: ${uploaded.map(({ name }) => name).join(', ')}` : '')
    } catch {
      setSaid('The file was not taken. Try another one.')
    }
  }
  return (
    <>
      <input
        id={wiring.id}
        type="file"
        accept={element.filetypes?.map((type) => `.${type}`).join(',')}
        multiple={(element.max_files ?? 10) > 1}
        aria-invalid={wiring.invalid}
        aria-describedby={wiring.describedBy}
        ref={input}
        onChange={({ target }) => choose([...(target.files ?? [])])}
      />
      {takesCsv && exports.length > 0 && (
        <label className="exports">
          Or take what a system of the sandbox exports now{' '}
          <select
            value=""
            onChange={({ target }) => {
              if (input.current) input.current.value = ''
              choose(sandbox.exported(target.value))
            }}
          >
            <option value="">Choose a list</option>
            {exports.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <output>{said}</output>
    </>
  )
}
