import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const require = createRequire(import.meta.url)
/** Shipped with Steward: a container may have no fonts, and a picture looks the same on every machine. */
const fontFiles = [
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
]

/** For screens with two dots a point. */
const SCALE = 2

/** Draws an SVG picture, twice as large as it says. Throws if it is no SVG. */
export function pngOf(svg: string): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  })
  return drawing.render().asPng()
}
