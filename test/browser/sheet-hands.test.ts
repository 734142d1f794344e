/** What hands of twenty years do on the sheet beyond a click and a drag: edges, borders, several ranges, End. */
import { describe, expect, it } from 'vitest'
import { otherPastes } from './board.ts'
import { column, freshTables } from './editing.ts'
import { click, drag, goTo, keys, letter, rowNumber, said, spot, texts, where, whole } from './hands.ts'
import { skipped } from './program.ts'

interface Spot {
  readonly x: number
  readonly y: number
}

describe.skipIf(skipped)('hands on the sheet', () => {
  const program = freshTables()

  const width = async (name: string): Promise<number> => {
    const box = await program.page.locator(`.letter[data-column="${name.charCodeAt(0) - 65}"]`).boundingBox()
    return box?.width ?? 0
  }
  /** The right edge of a column, at its letter. */
  const edge = async (name: string): Promise<Spot> => {
    const { x, y } = await letter(program.page, name)
    return { x: x + (await width(name)) / 2 - 1, y }
  }
  const withKey = async (key: 'Control' | 'Shift', act: () => Promise<void>): Promise<void> => {
    await program.page.keyboard.down(key)
    await act()
    await program.page.keyboard.up(key)
  }
  const selectedCount = () => program.page.locator('.overlay .selected').count()

  it('a column’s width is drawn at the letter’s edge, with a line and the width beside it; Escape lets go', async () => {
    const { page } = program
    const before = await width('B')
    const from = await edge('B')
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y, { steps: 4 })
    const told = page.locator('.sizing-text')
    await expect.poll(() => told.textContent()).toMatch(/^列宽 \d+$/)
    await expect.poll(() => page.locator('.sizing').count()).toBe(1)
    await expect.poll(() => width('B')).toBe(before)
    await keys(page, 'Escape')
    await page.mouse.up()
    await expect.poll(() => told.count()).toBe(0)
    await expect.poll(() => width('B')).toBe(before)
    await drag(page, from, { ...from, x: from.x + 60 })
    await expect.poll(() => width('B')).toBeGreaterThan(before + 50)
    await expect.poll(() => told.count()).toBe(0)
    const wide = await edge('B')
    await page.mouse.dblclick(wide.x, wide.y)
    await expect.poll(() => width('B')).toBeLessThan(before + 50)
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => width('B')).toBe(before)
    await page.keyboard.type('1')
    await keys(page, 'Escape')
  })

  it('a width drawn at one of several selected columns is that of all of them, and they are fitted together', async () => {
    const { page } = program
    await click(page, await letter(page, 'C'))
    await withKey('Control', async () => click(page, await letter(page, 'E')))
    const from = await edge('E')
    await drag(page, from, { ...from, x: from.x + 45 })
    await expect.poll(async () => (await width('C')) - (await width('E'))).toBe(0)
    const [wide, other] = [await width('C'), await width('D')]
    expect(other).not.toBe(wide)
    const again = await edge('C')
    await page.mouse.dblclick(again.x, again.y)
    await expect.poll(async () => Math.max(await width('C'), await width('E'))).toBeLessThan(wide)
    await expect.poll(() => width('D')).toBe(other)
  })

  it('a row’s height is drawn at its number’s lower edge, fitted by a double click, and one undo', async () => {
    const { page } = program
    const height = async (row: number): Promise<number> =>
      (await page.locator(`.grid .ag-row[row-index="${row - 1}"]`).boundingBox())?.height ?? 0
    const lower = async (row: number): Promise<Spot> => {
      const { x, y } = await rowNumber(page, row)
      return { x, y: y + (await height(row)) / 2 - 2 }
    }
    const before = await height(2)
    const from = await lower(2)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, from.y + 40, { steps: 4 })
    await expect.poll(() => page.locator('.sizing-text').textContent()).toMatch(/^行高 \d+磅$/)
    await page.mouse.up()
    await expect.poll(() => height(2)).toBeGreaterThan(before + 35)
    await expect.poll(() => height(3)).toBe(before)
    const edgeNow = await lower(2)
    await page.mouse.dblclick(edgeNow.x, edgeNow.y)
    await expect.poll(() => height(2)).toBe(before)
    // Of several whole rows the height is that of all.
    await drag(page, await rowNumber(page, 3), await rowNumber(page, 4))
    const both = await lower(4)
    await drag(page, both, { ...both, y: both.y + 20 })
    await expect.poll(() => height(3)).toBeGreaterThan(before + 15)
    await expect.poll(async () => height(4)).toBe(await height(3))
    await keys(page, 'Control+z')
    await expect.poll(() => height(3)).toBe(before)
    await expect.poll(() => height(4)).toBe(before)
  })

  it('dashes march round what is copied until Escape, and stand still for who wants no motion', async () => {
    const { page } = program
    await goTo(page, 'D1:E3')
    await keys(page, 'Control+c')
    const frame = page.locator('.overlay .copied')
    const motion = () => frame.evaluate((element) => getComputedStyle(element).animationName)
    await expect.poll(() => motion()).toBe('march')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expect.poll(() => motion()).toBe('none')
    await page.emulateMedia({ reducedMotion: null })
    await keys(page, 'Escape')
    await expect.poll(() => frame.count()).toBe(0)
  })

  /** The middle of the upper border of what is selected. */
  const border = async (): Promise<Spot> => {
    const box = await program.page.locator('.grip.top').boundingBox()
    if (box === null) throw new Error('nothing is selected')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  it('the selection drawn by its border moves the cells in one step; with Ctrl it copies', async () => {
    const { page } = program
    await goTo(page, 'D5:D6')
    await keys(page, 'Delete')
    await expect.poll(() => column(page, 'D5:D6')).toEqual(['', ''])
    await goTo(page, 'D1:D2')
    const to = await spot(page, 'D5')
    const from = await border()
    await drag(page, from, to)
    await expect.poll(() => column(page, 'D5:D6')).toEqual(['7%左右', '5%左右'])
    await expect.poll(() => column(page, 'D1:D2')).toEqual(['', ''])
    await expect.poll(() => where(page)).toBe('2行×1列')
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'D1:D2')).toEqual(['7%左右', '5%左右'])
    await expect.poll(() => column(page, 'D5:D6')).toEqual(['', ''])
    await goTo(page, 'D1:D2')
    await withKey('Control', () => drag(page, from, to))
    await expect.poll(() => column(page, 'D5:D6')).toEqual(['7%左右', '5%左右'])
    await expect.poll(() => column(page, 'D1:D2')).toEqual(['7%左右', '5%左右'])
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'D5:D6')).toEqual(['', ''])
  })

  it('onto filled cells it asks; no leaves all as it was, and the keys are the sheet’s again', async () => {
    const { page } = program
    const before = await texts(page, 'D1:D5')
    await goTo(page, 'D1')
    await drag(page, await border(), await spot(page, 'D3'))
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.innerText()).toContain('已有内容')
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => texts(page, 'D1:D5')).toEqual(before)
    await drag(page, await border(), await spot(page, 'D3'))
    await dialog.getByRole('button', { name: '替换' }).click()
    await expect.poll(() => column(page, 'D1:D3')).toEqual(['', before[1]?.[0], before[0]?.[0]])
    await page.waitForFunction(() => document.activeElement?.className === 'text-layer ready')
  })

  it('Escape in the middle of a drag lets the cells stay', async () => {
    const { page } = program
    const before = await texts(page, 'D1:D6')
    await goTo(page, 'D1')
    const from = await border()
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    const to = await spot(page, 'D5')
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.locator('.overlay .moving').waitFor()
    await keys(page, 'Escape')
    await page.mouse.up()
    await expect.poll(() => page.locator('.overlay .moving').count()).toBe(0)
    await expect.poll(() => texts(page, 'D1:D6')).toEqual(before)
  })

  it('Ctrl selects several ranges: sums count all, Ctrl+Enter fills all, Delete empties all', async () => {
    const { page } = program
    const before = await texts(page, 'D1:E4')
    await drag(page, await spot(page, 'D1'), await spot(page, 'D2'))
    await withKey('Control', async () => drag(page, await spot(page, 'E3'), await spot(page, 'E4')))
    await expect.poll(() => selectedCount()).toBe(2)
    await expect.poll(() => page.getByLabel('选中单元格的合计').innerText()).toContain('计数 4')
    const chosen = page.locator('.letter.chosen')
    await expect.poll(() => chosen.allInnerTexts()).toEqual(['D', 'E'])
    await page.keyboard.type('9%')
    await keys(page, 'Control+Enter')
    const filled = [
      ['9%', before[0]?.[1]],
      ['9%', before[1]?.[1]],
      [before[2]?.[0], '9%'],
      [before[3]?.[0], '9%'],
    ]
    await expect.poll(() => texts(page, 'D1:E4')).toEqual(filled)
    await keys(page, 'Delete')
    await expect.poll(() => column(page, 'E3:E4')).toEqual(['', ''])
    await expect.poll(() => column(page, 'D1:D2')).toEqual(['', ''])
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => texts(page, 'D1:E4')).toEqual(before)
  })

  it('a selected cell is let go by Ctrl+click; Tab goes round all ranges; a plain click leaves one cell', async () => {
    const { page } = program
    await drag(page, await spot(page, 'D1'), await spot(page, 'D3'))
    await withKey('Control', async () => click(page, await spot(page, 'D2')))
    await expect.poll(() => page.getByLabel('名称框').getAttribute('title')).toBe('D1,D3')
    await keys(page, 'Tab')
    await expect.poll(() => where(page)).toBe('D1')
    await keys(page, 'Tab')
    await expect.poll(() => where(page)).toBe('D3')
    await click(page, await spot(page, 'E5'))
    await expect.poll(() => page.getByLabel('名称框').getAttribute('title')).toBe('E5')
    await goTo(page, 'B2,D2:E3')
    await expect.poll(() => page.getByLabel('名称框').getAttribute('title')).toBe('B2,D2:E3')
    await expect.poll(() => selectedCount()).toBe(2)
  })

  it('rows and columns are added by their numbers and letters, and go together', async () => {
    const { page } = program
    const before = await column(page, 'B1:B8')
    await click(page, await rowNumber(page, 2))
    await withKey('Control', async () => click(page, await rowNumber(page, 5)))
    await keys(page, 'Control+-')
    await expect.poll(() => column(page, 'B1:B6')).toEqual([0, 2, 3, 5, 6, 7].map((n) => before[n]))
    await expect.poll(() => column(page, 'A1:A5')).toEqual(['1', '2', '3', '4', '5'])
    await keys(page, 'Control+z')
    await expect.poll(() => column(page, 'B1:B8')).toEqual(before)
    await expect.poll(() => column(page, 'A1:A5')).toEqual(['1', '2', '3', '4', '5'])
  })

  it('ranges of the same columns are copied together; of unlike ones a sentence is said, and nothing taken', async () => {
    const { page } = program
    await click(page, await spot(page, 'D1'))
    await withKey('Control', async () => click(page, await spot(page, 'D3')))
    await keys(page, 'Control+c')
    await expect.poll(() => page.locator('.overlay .copied').count()).toBe(2)
    const [[first], , [third]] = (await texts(page, 'D1:D3')) as [string[], string[], string[]]
    expect((await otherPastes(page)).text.replaceAll('\r\n', '\n')).toBe(`${first}\n${third}`)
    await withKey('Control', async () => click(page, await spot(page, 'E5')))
    await keys(page, 'Control+c')
    await said(page, '不能一起复制。请只选一块')
    await keys(page, 'Control+x')
    await said(page, '请一块一块地剪切')
    await keys(page, 'Control+m')
    await said(page, '只能对一块进行')
  })

  it('End and an arrow go to the edge of the data, and a word says that End waits', async () => {
    const { page } = program
    const word = page.locator('.status-bar').getByText('结束模式')
    await goTo(page, 'B3')
    await keys(page, 'End')
    await word.waitFor()
    await expect.poll(() => where(page)).toBe('B3')
    await keys(page, 'ArrowDown')
    await expect.poll(() => where(page)).toBe('B18')
    await word.waitFor({ state: 'detached' })
    await keys(page, 'End', 'Shift+ArrowUp')
    await expect.poll(() => where(page)).toBe('18行×1列')
    await keys(page, 'End', 'Escape')
    await word.waitFor({ state: 'detached' })
    await keys(page, 'ArrowUp')
    await expect.poll(() => where(page)).toBe('B17')
    await keys(page, 'End')
    await word.waitFor()
    await click(page, await spot(page, 'B16'))
    await word.waitFor({ state: 'detached' })
    await keys(page, 'End', 'Enter')
    await expect.poll(() => where(page)).toBe('F16')
  })

  it('the name box shows the range while it is drawn', async () => {
    const { page } = program
    const from = await spot(page, 'B3')
    const to = await spot(page, 'D7')
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await expect.poll(() => where(page)).toBe('5行×3列')
    await page.mouse.up()
    await page.getByLabel('名称框').focus()
    await expect.poll(() => where(page)).toBe('B3:D7')
    await keys(page, 'Escape')
  })

  it('rows dragged elsewhere are counted anew, as the same step', async () => {
    const { page } = program
    const before = await texts(page, 'A1:B8')
    await click(page, await rowNumber(page, 2))
    await drag(page, await rowNumber(page, 2), await rowNumber(page, 5))
    await expect.poll(() => column(page, 'B5')).toEqual([before[1]?.[1]])
    await expect.poll(() => column(page, 'A1:A8')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    await keys(page, 'Control+z')
    await expect.poll(() => texts(page, 'A1:B8')).toEqual(before)
    await expect.poll(() => whole(page)).toBe('2')
  })
})
