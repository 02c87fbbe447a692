import { inflateSync } from 'node:zlib'

/**
 * What a reader can select and copy from each page of a PDF: glyphs are turned back into letters by the table that
 * its fonts carry for that. Knows what pdfkit writes, and no more.
 */
export function textOfPdf(bytes: Uint8Array): string[] {
  const objects = objectsIn(Buffer.from(bytes).toString('latin1'))
  const letters = new Map<string, Map<number, string>>()
  for (const object of objects.values()) {
    for (const [, name = '', font = ''] of object.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font)) ?? '')?.[1]
      if (table) letters.set(name, lettersIn(streamOf(objects.get(Number(table)) ?? '')))
    }
  }
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b(?!s)/.test(object))
  return pages.map((page) => {
    const content = Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])
    return pageText(streamOf(objects.get(content) ?? ''), letters)
  })
}

function objectsIn(pdf: string): Map<number, string> {
  const found = pdf.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)
  return new Map([...found].map(([, id, body = '']) => [Number(id), body]))
}

function streamOf(object: string): string {
  const raw = /stream\n([\s\S]*?)\nendstream/.exec(object)?.[1] ?? ''
  const bytes = Buffer.from(raw, 'latin1')
  return object.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : raw
}

/** `<0000> <0005> [<0020> <0041>]`: the letters of a run of glyphs, in UTF-16. */
function lettersIn(table: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, first = '', , list = ''] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    for (const [i, [, hex = '']] of [...list.matchAll(/<([0-9a-f\s]+)>/gi)].entries()) {
      const utf16 = Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16()
      letters.set(Number.parseInt(first, 16) + i, utf16.toString('utf16le'))
    }
  }
  return letters
}

/** Words are shown by their place, not by spaces: each instruction that shows some ends a line. */
function pageText(content: string, letters: ReadonlyMap<string, Map<number, string>>): string {
  let font = new Map<number, string>()
  let text = ''
  for (const [, name, shown = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = letters.get(name) ?? new Map()
    else {
      const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/gi)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      )
      text += `${glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join('')}\n`
    }
  }
  return text
}
