import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { FONT } from './chart-style.ts'

/** Twice as fine as the drawing, so that it prints well. */
const ZOOM = 2

/** The font comes with the library, so that a picture is the same on every machine. */
const FONTS = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')

/** A drawing as a PNG, twice its size. */
export function toPng(svg: string): Buffer {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      loadSystemFonts: false,
      fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(name => join(FONTS, name)),
      defaultFontFamily: FONT,
    },
  })
  return picture.render().asPng()
}
