const WIDTH = 30

/** How far a year has come: on a terminal a bar that lives, else a line every five days. */
export function progressBar(out: NodeJS.WriteStream, year: number) {
  const begun = Date.now()
  const first = Date.UTC(year, 0, 1)
  const length = Date.UTC(year + 1, 0, 1) - first
  let days = 0
  return {
    at(day: string, messages: number, answers: number): void {
      const share = (Date.parse(day) - first) / length
      const took = Math.round((Date.now() - begun) / 1_000)
      const said = `${day} · ${messages} messages, ${answers} answers (${took} s)`
      if (out.isTTY) {
        const full = Math.round(share * WIDTH)
        out.write(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${said}`)
      } else if (days++ % 5 === 0) out.write(`${said}\n`)
    },
    done(): void {
      if (out.isTTY) out.write('\r\u001b[2K')
    },
  }
}
