import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font as ParsedFont } from 'fontkit'

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** Its types know of files only. */
      registerFont(name: string, font: ParsedFont): this
    }
  }
}

const require = createRequire(import.meta.url)

/** Shipped with Steward, so that every European language is set alike on every machine. */
const files = {
  regular: 'DejaVuSans',
  bold: 'DejaVuSans-Bold',
  italic: 'DejaVuSans-Oblique',
  boldItalic: 'DejaVuSans-BoldOblique',
  code: 'DejaVuSansMono',
} as const

export type Font = keyof typeof files

export const fonts = Object.keys(files) as Font[]

const parsed = new Map<Font, ParsedFont>()

/**
 * A font for one document. Its tables are read once, which takes longer than most documents; its glyphs are the document's own:
 * each remembers for which character it was first set, and the bytes of a document may not hang on what was set before it.
 */
export function fontFor(name: Font): ParsedFont {
  return Object.assign(Object.create(tablesOf(name)), { _glyphs: {} })
}

function tablesOf(name: Font): ParsedFont {
  const known = parsed.get(name)
  if (known) return known
  const font = create(readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${files[name]}.ttf`)))
  if (!('layout' in font)) throw new Error(`${files[name]} is not one font`)
  parsed.set(name, font)
  return font
}
