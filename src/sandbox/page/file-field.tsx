import { createContext, useContext, useState } from 'react'
import type { InputElement } from '../slack/elements.js'
import { sandbox } from './api.js'
import type { Wiring } from './using.js'

/** Whose form it is: their address. */
export const FillingInContext = createContext('')

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
  const choose = async (chosen: FileList | null) => {
    onEnter([])
    setSaid(chosen?.length ? 'Uploading…' : '')
    const files = [...(chosen ?? [])].slice(0, element.max_files ?? 10)
    try {
      const uploaded = await Promise.all(files.map((file) => sandbox.upload(email, file)))
      onEnter(uploaded.map(({ id }) => id))
      setSaid(uploaded.length > 0 ? 'Uploaded.' : '')
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
        onChange={({ target }) => choose(target.files)}
      />
      <output>{said}</output>
    </>
  )
}
