/** The colours: red is 未完成 and nothing else, one accent, and a dark window that is dark everywhere but on paper. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { clickCell, openWorkbook } from '../sheet.ts'
import { skipped } from './program.ts'
import { faint, still } from './readable.ts'
import { atFirstPage } from './running.ts'

const table = {
  name: '某县.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '序号,指标名称,计量单位,2021年目标,上年同期,上半年实绩,双过半完成情况',
      '1,固定资产投资,%,高于全省平均,2%,7.2%,',
      '2,到位注册外资,亿美元,10,4,25,',
      '3,到位资金,亿元,100,50,45,完成',
      '4,空气质量优良率,%,80%,80%,105%,',
      '5,某项专项工作,亿元,10,4,4,',
    ].join('\n'),
  ),
}

/** What is strongly red on the page, in text, edges, grounds and drawings: by its words, or by its class. */
const redOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    const hueOf = (css: string): number | null => {
      if (pen === null) throw new Error('no canvas')
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = css
      pen.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
      const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)]
      // Too pale, too grey or too clear to be taken for a colour.
      if (alpha < 128 || high - low < 60) return null
      const sixth =
        high === red
          ? ((green - blue) / (high - low) + 6) % 6
          : high === green
            ? (blue - red) / (high - low) + 2
            : (red - green) / (high - low) + 4
      return sixth * 60
    }
    const coloursOf = (element: Element): string[] => {
      const css = getComputedStyle(element)
      const words = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      )
      const found = [css.backgroundColor]
      if (words || element.matches('.anticon, input, textarea')) found.push(css.color)
      for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const)
        if (css[`border${side}Width`] !== '0px' && css[`border${side}Style`] !== 'none')
          found.push(css[`border${side}Color`])
      if (css.outlineStyle !== 'none') found.push(css.outlineColor)
      if (css.textDecorationLine !== 'none') found.push(css.textDecorationColor)
      if (element instanceof SVGElement) found.push(css.fill, css.stroke)
      return found.filter((colour) => colour !== 'none' && !colour.startsWith('url'))
    }
    const red: string[] = []
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      const own = element.textContent?.trim() ?? ''
      const name = own === '' || own.length > 30 ? `${element.tagName}.${element.getAttribute('class')}` : own
      for (const colour of coloursOf(element)) {
        const hue = hueOf(colour)
        if (hue === null) continue
        if (hue < 15 || hue > 330) red.push(name)
      }
    }
    return [...new Set(red)]
  })

/** The lightness of a colour, 0 to 1. */
const lightness = (page: Page, selector: string, property = 'background-color'): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => {
      const parts = getComputedStyle(element)
        .getPropertyValue(name)
        .match(/[\d.]+/g)
      const [red = 0, green = 0, blue = 0, alpha = 1] = (parts ?? []).map(Number)
      if (alpha === 0) throw new Error(`${element.className} has no ${name}`)
      return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
    }, property)

/** What 未完成 is called by: its word, its count, the bars of its progress. */
const missed = /^未完成( ?\d+)?$|^\d+$|\bbar\b|\bstatus missed\b/

describe.skipIf(skipped)('the colours', () => {
  let page: Page
  atFirstPage((first) => {
    page = first
  })

  const begin = async (look: string): Promise<void> => {
    await page.evaluate((value) => localStorage.setItem('look', value), look)
    await page.reload()
    await openWorkbook(page, table)
    await page.locator('.ag-row').filter({ hasText: '某项专项工作' }).waitFor()
  }

  describe.each(['light', 'dark'])('in the %s look', (look) => {
    beforeEach(() => begin(look))

    it('red is 未完成 and nothing else: not a button, a focus, an error or a contradiction', async () => {
      const expectRed = async (where: string, some: boolean): Promise<void> => {
        await still(page)
        const red = await redOn(page)
        expect(
          red.filter((name) => !missed.test(name)),
          where,
        ).toEqual([])
        expect(red.length > 0, `${where}: 未完成 is red`).toBe(some)
      }
      await clickCell(page, '某项专项工作', '实绩')
      await page.locator('.progress.behind').waitFor()
      await expectRed('a row that is missed', true)
      await clickCell(page, '空气质量优良率', '实绩')
      await page.locator('.finding').waitFor()
      await expectRed('an error of the audit', true)
      await page.getByRole('tab', { name: /待处理/ }).click()
      await page.getByText('矛盾和错误').waitFor()
      await expectRed('all that waits', true)
      // The host does not answer: an edit cannot be saved, and says so.
      await page.route('**/call/*', (route) => route.fulfill({ status: 200, body: '' }))
      await page.keyboard.type('90%')
      await page.keyboard.press('Enter')
      await page.getByText('未保存').waitFor()
      await expectRed('an edit that is not saved', true)
      await page.unroute('**/call/*')
      await page.getByRole('button', { name: '重试' }).click()
      await page.getByRole('status').filter({ hasText: '已保存' }).waitFor()
    })

    it('the accent is one: of buttons, focus, tabs and the cell that is chosen', async () => {
      await clickCell(page, '某项专项工作', '实绩')
      for (const name of ['人工认定', '导出']) {
        await page.getByRole('button', { name, exact: true }).hover()
        await still(page)
        expect(await faint(page), `${name} under the mouse`).toEqual([])
      }
      await page.getByRole('tab', { name: /待处理/ }).click()
      const accent = await page.evaluate(() => {
        const chosen = document.querySelector('.side-tabs [aria-selected="true"]')
        const button = document.querySelector('.ant-btn-primary')
        if (chosen === null || button === null) throw new Error('no tab or no button')
        return [getComputedStyle(chosen).borderBottomColor, getComputedStyle(button).backgroundColor]
      })
      const hues = accent.map((colour) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number)
        expect(Math.max(red, green, blue)).toBe(blue)
        return Math.round(60 * ((red - green) / (blue - Math.min(red, green)) + 4))
      })
      expect(Math.abs((hues[0] ?? 0) - (hues[1] ?? 90))).toBeLessThan(8)
    })

    it('picture and preview can be read', async () => {
      await page.keyboard.press('Alt+F1')
      await page.locator('.picture-paper svg text').first().waitFor()
      await still(page)
      // A drawing's words are filled, not coloured.
      await page.evaluate(() => {
        for (const text of document.querySelectorAll<SVGTextElement>('.picture-paper text'))
          text.style.color = getComputedStyle(text).fill
      })
      await expect.poll(() => faint(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+p')
      await page.frameLocator('.print-preview iframe').locator('.page').first().waitFor()
      await still(page)
      await expect.poll(() => faint(page)).toEqual([])
    })
  })

  it('a dark window is dark everywhere but on paper', async () => {
    await begin('dark')
    await clickCell(page, '某项专项工作', '实绩')
    await expect.poll(() => lightness(page, 'body')).toBeLessThan(0.25)
    await expect.poll(() => lightness(page, '.side-panel')).toBeLessThan(0.25)
    await expect.poll(() => lightness(page, '.paper')).toBeCloseTo(1)
    const scheme = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).colorScheme)
    // The bars that scroll: dark in panels, light on the paper.
    await expect.poll(() => scheme('.side-content')).toBe('dark')
    await expect.poll(() => scheme('.paper')).toBe('light')
    await page.keyboard.press('Alt+F1')
    const drawn = '.picture-paper svg'
    await page.locator(`${drawn} text`).first().waitFor()
    await expect.poll(() => lightness(page, '.picture-paper')).toBeLessThan(0.25)
    expect(await lightness(page, `${drawn} > rect`, 'fill')).toBeLessThan(0.25)
    await expect.poll(() => lightness(page, `${drawn} text`, 'fill')).toBeGreaterThan(0.6)
    // What leaves the window is as on paper.
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '存为矢量图' }).click()
    const file = await (await download).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of file) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toMatch(/<rect[^>]*fill="#f{3,6}"/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+p')
    const frame = page.frameLocator('.print-preview iframe')
    await frame.locator('.page').first().waitFor()
    await still(page)
    const shot = await page.locator('.print-preview iframe').screenshot()
    const corner = await page.evaluate(async (png) => {
      const image = new Image()
      image.src = `data:image/png;base64,${png}`
      await image.decode()
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, -5, -5)
      return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3)
    }, shot.toString('base64'))
    expect(Math.max(...corner)).toBeLessThan(64)
    await expect
      .poll(() => frame.locator('html').evaluate((html) => getComputedStyle(html).colorScheme))
      .toBe('dark')
    expect(
      await frame
        .locator('.page')
        .first()
        .evaluate((sheet) => getComputedStyle(sheet).backgroundColor),
    ).toBe('rgb(255, 255, 255)')
  })
})
