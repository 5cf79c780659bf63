import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch-browser.mjs'
import { shrinkPng } from '../../scripts/screenshot/shrink-png.mjs'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** The size of a picture and the colours at its left, in its middle and at its right, as a browser shows it. */
const SEEN = `(async () => {
  const picture = document.images[0]
  await picture.decode()
  const { naturalWidth: width, naturalHeight: height } = picture
  const canvas = new OffscreenCanvas(width, height).getContext('2d')
  canvas.drawImage(picture, 0, 0)
  const at = x => [...canvas.getImageData(x, height / 2, 1, 1).data].slice(0, 3)
  return { width, height, colours: [at(0), at(width / 2), at(width - 1)] }
})()`

describe('shrinkPng', () => {
  it('keeps size and plain colours of a picture and needs fewer bytes', async () => {
    const page = await browser.newPage({ viewport: { width: 300, height: 80 } })
    const words = 'Letters have edges of many colours. '.repeat(5)
    await page.setContent(
      `<body style="margin:0;display:flex">${['#17474b', '#fde9a9', '#fffdf9']
        .map(
          colour => `<div style="background:${colour};width:100px;height:80px"><small>${words}</small></div>`,
        )
        .join('')}`,
    )
    const taken = await page.screenshot()
    const shrunk = shrinkPng(taken)
    expect(shrunk.length).toBeLessThan(taken.length)
    const seen = async (png: Buffer) => {
      await page.setContent(`<img alt="" src="data:image/png;base64,${png.toString('base64')}">`)
      return page.evaluate(SEEN)
    }
    expect(await seen(shrunk)).toEqual(await seen(taken))
    expect(await seen(shrunk)).toMatchObject({ width: 300, height: 80 })
  })

  it('says what it cannot shrink', () => {
    expect(() => shrinkPng(Buffer.from('GIF89a'))).toThrow('Not a PNG')
  })
})
