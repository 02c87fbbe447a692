/** One piece of work that a person waits for. */
export interface Step {
  /** What happens just now: "downloading, 40 %". */
  note(text: string): void
  done(detail?: string): void
  fail(text: string): void
}

export interface Progress {
  step(label: string): Step
}

/** Writes one line per step, with how long it took; on a terminal the line lives while the work goes on. */
export function printedProgress(out: NodeJS.WriteStream): Progress {
  return {
    step(label) {
      const begun = Date.now()
      const write = (mark: string, text: string, end: string) => {
        const took = ((Date.now() - begun) / 1000).toFixed(1)
        const rewrite = out.isTTY ? '\r\u001b[2K' : ''
        out.write(`${rewrite}${mark} ${label}${text ? `: ${text}` : ''} (${took} s)${end}`)
      }
      let last = ''
      if (out.isTTY) write('…', '', '')
      return {
        note(text) {
          if (text === last) return
          last = text
          write('…', text, out.isTTY ? '' : '\n')
        },
        done: (detail = '') => write('✓', detail, '\n'),
        fail: (text) => write('✗', text, '\n'),
      }
    },
  }
}

/** For callers that show nothing. */
export const silentProgress: Progress = {
  step: () => ({ note() {}, done() {}, fail() {} }),
}
