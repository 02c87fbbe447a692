import { useEffect, useRef, useState } from 'react'
import type { Entries, FieldErrors } from '../person/form.js'
import { type OpenForm, type Person, sandbox, unreachable } from './api.js'
import { Blocks } from './blocks.js'
import { Dialog } from './dialog.js'
import { FillingInContext } from './file-field.js'
import { PlainText } from './text.js'
import type { Using } from './using.js'

/** The forms that are open over a person's screen; the last one is on top, the others keep what was typed. */
export function Forms({ forms, person }: { forms: OpenForm[]; person: Person }) {
  const [entries, setEntries] = useState<Record<string, Entries>>({})
  const top = forms.at(-1)
  if (top === undefined || top.view.type !== 'modal') return null
  return (
    <FormView
      key={top.id}
      form={top}
      person={person}
      entries={entries[top.id] ?? {}}
      enter={(block, action, entry) =>
        setEntries((all) => {
          const own = all[top.id] ?? {}
          return { ...all, [top.id]: { ...own, [block]: { ...own[block], [action]: entry } } }
        })
      }
    />
  )
}

function FormView({
  form,
  person,
  entries,
  enter,
}: {
  form: OpenForm
  person: Person
  entries: Entries
  enter: Using['enter']
}) {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [problem, setProblem] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)
  // Another page took the place of the one with the button that was pressed: reading begins at its top.
  useEffect(() => {
    if (form.view.type !== 'modal' || busy) return
    if (body.current?.closest('dialog')?.contains(document.activeElement)) return
    body.current?.scrollTo({ top: 0 })
    body.current?.focus()
  }, [form.view, busy])
  if (form.view.type !== 'modal') return null
  const { title, close, submit, blocks } = form.view

  const act: Using['act'] = async (block, action, entry) => {
    setBusy(true)
    const choice = { block, action, entries, ...(entry === undefined ? {} : { entry }) }
    const answer = await sandbox.click(person.email, { view: form.id }, choice).catch(unreachable)
    setProblem(answer.problem)
    setBusy(false)
  }
  const send = async () => {
    if (busy) return
    setBusy(true)
    setErrors({})
    setProblem(null)
    const result = await sandbox
      .submit(person.email, form.id, entries)
      .catch(() => ({ ok: false as const, errors: {}, message: unreachable().problem }))
    setBusy(false)
    if (result.ok) return
    setErrors(result.errors)
    setProblem(result.message)
    // After the errors are drawn, go to the first field that has one.
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>('.wrong :is(input, select, textarea)')?.focus(),
    )
  }
  const leave = (all: boolean) => {
    sandbox.close(person.email, form.id, all).catch(() => setProblem(unreachable().problem))
  }

  return (
    <Dialog title={<PlainText text={title.text} />} onClose={() => leave(true)} wide>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <div className="dialog-body" ref={body} tabIndex={-1}>
          <FillingInContext value={person.email}>
            <Blocks blocks={blocks} using={{ entries, enter, act, errors, busy }} />
          </FillingInContext>
        </div>
        {problem !== null && (
          <p className="error dialog-problem" role="alert">
            {problem}
          </p>
        )}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => leave(false)}>
            <PlainText text={close?.text ?? 'Close'} />
          </button>
          {submit !== undefined && (
            <button type="submit" className="button primary" aria-disabled={busy}>
              <PlainText text={submit.text} />
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  )
}
