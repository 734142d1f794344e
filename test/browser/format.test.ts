/** Marks (格式) as a person sets them by keyboard and mouse, in a real browser: seen at once, painted, taken back, kept. */
import { describe, expect, it } from 'vitest'
import { saved } from '../sheet.ts'
import { freshTables } from './editing.ts'
import { drag, goTo, keys, said, spot, texts, whole } from './hands.ts'
import { skipped } from './program.ts'

const pictures = process.env.SGB_FORMAT_PICTURES

describe.skipIf(skipped)('marks', () => {
  const program = freshTables()
  /** What the browser makes of a cell. */
  const look = (address: string) =>
    program.page.evaluate(
      ([column, row]) => {
        const id = document
          .querySelector(`.grid .ag-header-cell[col-id][aria-colindex="${column + 2}"]`)
          ?.getAttribute('col-id')
        const cell = document.querySelector(`.grid .ag-row[row-index="${row}"] [col-id="${id}"]`)
        if (cell === null) return null
        const { fontWeight, color, backgroundColor, textAlign } = getComputedStyle(cell)
        return { fontWeight, color, backgroundColor, textAlign }
      },
      [address.charCodeAt(0) - 65, Number(address.slice(1)) - 1] as const,
    )
  const cells = async (area: string): Promise<string[]> => (await texts(program.page, area)).flat()
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await program.page.screenshot({ path: `${pictures}/${name}.png` })
  }
  const pressed = (name: string) =>
    program.page
      .locator('.format-panel')
      .getByRole('button', { name, exact: true })
      .getAttribute('aria-pressed')

  it('are set by key for all that is selected, shown at once, and taken back one by one', async () => {
    const { page } = program
    const plain = await look('E2')
    await goTo(page, 'E1:E3')
    await keys(page, 'Control+b')
    await expect.poll(async () => (await look('E2'))?.fontWeight).toBe('700')
    await keys(page, 'Control+Alt+.', 'Control+Alt+.')
    await expect.poll(() => cells('E1:E2')).toEqual(['12.300%', '16.200%'])
    // What was typed is what is edited.
    await goTo(page, 'E1')
    await expect.poll(() => whole(page)).toBe('12.3%')
    await saved(page)
    await page.reload()
    await page
      .getByRole('button', { name: /双过半”完成情况/ })
      .first()
      .click()
    await expect.poll(() => cells('E1:E2')).toEqual(['12.300%', '16.200%'])
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => cells('E1:E2')).toEqual(['12.3%', '16.2%'])
    await expect.poll(async () => (await look('E2'))?.fontWeight).toBe('700')
    await keys(page, 'Control+z')
    await expect.poll(() => look('E2')).toEqual(plain)
  })

  it('are all in the panel, which arrows walk through and Esc leaves', async () => {
    const { page } = program
    await goTo(page, 'B2:E2')
    await keys(page, 'Control+1')
    await expect
      .poll(() => page.locator('.format-panel button:focus').getAttribute('aria-label'))
      .toBe('加粗')
    await keys(page, 'Enter')
    await expect.poll(() => pressed('加粗')).toBe('true')
    // To the colours of texts, then to those behind them.
    await keys(page, 'ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter')
    await expect.poll(async () => (await look('C2'))?.color).toBe('rgb(192, 0, 0)')
    await keys(page, 'ArrowDown', 'Enter')
    await expect.poll(async () => (await look('C2'))?.backgroundColor).toBe('rgb(255, 242, 168)')
    await expect.poll(() => pressed('底色：黄')).toBe('true')
    await picture('panel')
    await keys(page, 'Escape')
    await expect.poll(() => page.locator('.format-panel').count()).toBe(0)
    await page.waitForFunction(() => document.activeElement?.className === 'text-layer ready')
    // A whole row and column, by their number and letter.
    await page.locator('.letters .letter').filter({ hasText: /^D$/ }).click()
    await page
      .getByRole('toolbar', { name: '工具栏' })
      .getByRole('button', { name: '格式', exact: true })
      .click()
    await page.locator('.format-panel').getByRole('button', { name: '靠右' }).click()
    await expect.poll(async () => (await look('D5'))?.textAlign).toBe('right')
    await page.locator('.format-panel').getByRole('button', { name: '清除格式' }).click()
    await expect.poll(async () => (await look('D5'))?.textAlign).toBe('center')
    await keys(page, 'F6')
  })

  it('are painted once by a drag, and over and over until Esc', async () => {
    const { page } = program
    await goTo(page, 'E1')
    await keys(page, 'Control+b', 'Control+Shift+c')
    await said(page, '在要刷的单元格上单击或拖过')
    await drag(page, await spot(page, 'D2'), await spot(page, 'D3'))
    await expect.poll(async () => (await look('D3'))?.fontWeight).toBe('700')
    // Once only.
    await drag(page, await spot(page, 'D4'), await spot(page, 'D5'))
    expect((await look('D5'))?.fontWeight).toBe('400')
    await goTo(page, 'E1')
    await page
      .getByRole('toolbar', { name: '工具栏' })
      .getByRole('button', { name: '格式', exact: true })
      .click()
    await page.locator('.format-panel').getByRole('button', { name: '格式刷' }).dblclick()
    for (const address of ['D5', 'D6']) {
      const { x, y } = await spot(page, address)
      await page.mouse.click(x, y)
      await expect.poll(async () => (await look(address))?.fontWeight).toBe('700')
    }
    await keys(page, 'Escape')
    const { x, y } = await spot(page, 'D7')
    await page.mouse.click(x, y)
    await expect.poll(() => page.locator('[data-painting]').count()).toBe(0)
    expect((await look('D7'))?.fontWeight).toBe('400')
    // By keyboard alone.
    await goTo(page, 'E1')
    await keys(page, 'Control+Shift+c', 'ArrowDown', 'Control+Shift+v')
    await expect.poll(async () => (await look('E2'))?.fontWeight).toBe('700')
  })

  it('come along when cells are copied here, and from another program where its looks alone are asked for', async () => {
    const { page } = program
    await goTo(page, 'E1')
    await keys(page, 'Control+b', 'Control+Alt+,', 'Control+c')
    await expect.poll(() => cells('E1')).toEqual(['12%'])
    await goTo(page, 'D3')
    await keys(page, 'Control+v')
    await expect.poll(() => cells('D3')).toEqual(['12%'])
    await expect.poll(async () => (await look('D3'))?.fontWeight).toBe('700')
    await expect.poll(() => whole(page)).toBe('12.3%')
    // Its text alone is what was typed, too.
    await goTo(page, 'E6')
    await keys(page, 'Control+Alt+v')
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await expect.poll(() => cells('E6')).toEqual(['12.3%'])
    // As Excel writes it: the look by a class.
    await page.evaluate(async () => {
      const html = `<html><head><style>.xl65{color:red;font-weight:700;text-align:right;background:#FFFF00}</style></head>
        <body><table><tr><td class=xl65>7</td><td>8</td></tr></table></body></html>`
      const blob = (type: string, text: string) => new Blob([text], { type })
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/html': blob('text/html', html),
          'text/plain': blob('text/plain', '7\t8'),
        }),
      ])
    })
    const before = await cells('D4:E4')
    await goTo(page, 'D4')
    await keys(page, 'Control+Alt+v')
    await page.getByRole('radio', { name: /只粘贴格式/ }).check()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await expect
      .poll(() => look('D4'))
      .toEqual({
        fontWeight: '700',
        color: 'rgb(192, 0, 0)',
        backgroundColor: 'rgb(255, 242, 168)',
        textAlign: 'right',
      })
    expect(await cells('D4:E4')).toEqual(before)
    await goTo(page, 'D5')
    await keys(page, 'Control+v')
    await expect.poll(() => cells('D5:E5')).toEqual(['7', '8'])
    expect((await look('D5'))?.fontWeight).toBe('400')
  })

  it('a name that is moved in is a part of the row above it', async () => {
    const { page } = program
    await goTo(page, 'B10')
    await keys(page, 'Control+Alt+]')
    await expect.poll(() => page.locator('.grid .ag-row[row-index="9"] .in-1').count()).toBe(1)
    await goTo(page, 'B1')
    await picture('marked')
    await keys(page, 'Control+z')
    await expect.poll(() => page.locator('.grid .in-1').count()).toBe(0)
  })
})
