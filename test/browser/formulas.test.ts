/** Formulas as a person types, copies and takes back them, in a real browser. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openWorkbook, saved } from '../sheet.ts'
import { factPath } from '../unit/support/facts.ts'
import { cellIn, partsOf } from '../unit/support/parts.ts'
import { freshTables, menu } from './editing.ts'
import { click, drag, goTo, keys, letter, said, spot, texts, where, whole } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('formulas', () => {
  const program = freshTables()
  const type = async (address: string, text: string): Promise<void> => {
    await goTo(program.page, address)
    await program.page.keyboard.type(text)
    await keys(program.page, 'Enter')
  }
  const cells = async (area: string): Promise<string[]> => (await texts(program.page, area)).flat()

  it('one is typed, is computed, follows what it reads, and is taken back', async () => {
    const { page } = program
    const [before = ''] = await cells('D2')
    await type('E1', '10.5%')
    await type('D2', '=E1*2')
    await expect.poll(() => cells('D2')).toEqual(['21%'])
    await goTo(page, 'D2')
    await expect.poll(() => whole(page)).toBe('=E1*2')
    await type('E1', '11.5%')
    await expect.poll(() => cells('D2')).toEqual(['23%'])
    await saved(page)
    await page.reload()
    await page
      .getByRole('button', { name: /双过半”完成情况/ })
      .first()
      .click()
    await expect.poll(() => cells('D2')).toEqual(['23%'])
    await keys(page, 'Control+z', 'Control+z')
    await expect.poll(() => cells('D2')).toEqual([before])
    await keys(page, 'Control+y')
    await expect.poll(() => cells('D2')).toEqual(['21%'])
  })

  it('one that cannot be understood stays in the editor with a sentence; Escape leaves the cell as it was', async () => {
    const { page } = program
    const [before = ''] = await cells('D2')
    await type('D2', '=E1+')
    await said(page, '公式没有写完，请在末尾补上数或单元格。')
    await expect.poll(() => page.locator('.text-layer.editing').inputValue()).toBe('=E1+')
    await page.keyboard.type('1')
    await keys(page, 'Enter')
    await expect.poll(async () => (await cells('D2'))[0]).not.toBe(before)
    await type('D3', '=VLOOKUP(A1)')
    await said(page, /没有函数“VLOOKUP”/)
    await keys(page, 'Escape')
    await expect.poll(() => page.locator('.text-layer.ready').count()).toBe(1)
  })

  it('copies read the cells beside them: filled down, copied and pasted, written into several', async () => {
    const { page } = program
    await type('E1', '1')
    await type('E2', '2')
    await type('E3', '3')
    await type('E4', '4')
    await type('D1', '=E1*10')
    await goTo(page, 'D1:D2')
    await keys(page, 'Control+d')
    await expect.poll(() => cells('D1:D2')).toEqual(['10', '20'])
    await goTo(page, 'D2')
    await keys(page, 'Control+c')
    await goTo(page, 'D3:D4')
    await keys(page, 'Control+v')
    await expect.poll(() => cells('D1:D4')).toEqual(['10', '20', '30', '40'])
    await goTo(page, 'D4')
    await expect.poll(() => whole(page)).toBe('=E4*10')
    await goTo(page, 'D1:D4')
    await page.keyboard.type('=E1+$E$4')
    await keys(page, 'Control+Enter')
    await expect.poll(() => cells('D1:D4')).toEqual(['5', '6', '7', '8'])
    await keys(page, 'Control+z')
    await expect.poll(() => cells('D1:D4')).toEqual(['10', '20', '30', '40'])
  })

  it('rows that come in between are counted in, and a cell says why it cannot be computed', async () => {
    const { page } = program
    await type('E1', '1')
    await type('E2', '2')
    await type('E3', '0')
    await type('D4', '=SUM(E1:E3)')
    await expect.poll(() => cells('D4')).toEqual(['3'])
    await menu(page, 'E2', '上方插入行')
    await type('E2', '5')
    await expect.poll(() => cells('D5')).toEqual(['8'])
    await goTo(page, 'D5')
    await expect.poll(() => whole(page)).toBe('=SUM(E1:E4)')
    await type('D1', '=E1/E4')
    await expect.poll(() => cells('D1')).toEqual(['#除以零'])
    await goTo(page, 'D1')
    await expect
      .poll(() => page.getByLabel('公式', { exact: true }).textContent())
      .toContain('E4是0或空的，不能作除数。')
  })

  it('Alt+= offers the sum of what stands above; of several rows it is written below them', async () => {
    const { page } = program
    await type('D1', '1')
    await type('D2', '2.5')
    await goTo(page, 'D3')
    await keys(page, 'Delete', 'Alt+=')
    await expect.poll(() => page.locator('.text-layer').inputValue()).toBe('=SUM(D1:D2)')
    await keys(page, 'Enter')
    await expect.poll(() => cells('D3')).toEqual(['3.5'])
    await keys(page, 'Control+z')
    await goTo(page, 'D1:D3')
    await keys(page, 'Alt+=')
    await expect.poll(() => cells('D3')).toEqual(['3.5'])
  })

  it('a total that does not add up is a finding with one click to a formula', async () => {
    const { page } = program
    const lines = [
      '2026年上半年重点项目投资完成情况',
      '序号,项目名称,单位,年度目标,上半年完成',
      '1,东环路改造,亿元,2.0,0.9',
      '2,南湖水厂,亿元,3.0,1.6',
      ',合计,亿元,5.0,3.6',
    ]
    await openWorkbook(page, {
      name: '项目.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n')),
    })
    await expect.poll(() => cells('B2')).toEqual(['南湖水厂'])
    await goTo(page, 'E3')
    await page.getByRole('tab', { name: '依据' }).click()
    await page.getByRole('button', { name: '改成求和公式' }).click()
    await expect.poll(() => cells('E3')).toEqual(['2.5'])
    await expect.poll(() => whole(page)).toBe('=SUM(E1:E2)')
    await page.getByRole('button', { name: '改成求和公式' }).waitFor({ state: 'detached' })
    await keys(page, 'Control+z')
    await expect.poll(() => cells('E3')).toEqual(['3.6'])
  })

  it('a workbook that came with formulas keeps them, here and when it goes back', async () => {
    const { page } = program
    await openWorkbook(page, factPath('patch/libreoffice.xlsx'))
    await expect.poll(() => cells('G2')).toEqual(['54.5%'])
    await goTo(page, 'G2')
    await expect.poll(() => whole(page)).toBe('=换算(E2/D2,"%")')
    await type('E2', '42.00')
    await expect.poll(() => cells('G2')).toEqual(['75.0%'])
    await type('G1', '未算')
    await expect.poll(() => cells('G1')).toEqual(['未算'])
    await saved(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '写回原来的工作簿' }).click()
    const parts = await partsOf(new Uint8Array(await readFile(await (await download).path())))
    const back = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(cellIn(back, 'H6')).toContain('>F6/E6</f></c>')
    expect(cellIn(back, 'H5')).toContain('>未算<')
    expect(cellIn(back, 'H7')).toContain('>F7/E7</f><v>')
  })

  it('everyday formulas are offered with their results, for the cell and for the blank ones of its column', async () => {
    const { page } = program
    for (const [at, text] of [
      ['C14', '吨'],
      ['D14', '200'],
      ['E14', '40'],
    ] as const)
      await type(at, text)
    await menu(page, 'F14', '列', '右侧插入列')
    await goTo(page, 'G14')
    await keys(page, 'Shift+F3')
    const dialog = page.getByRole('dialog', { name: '常用公式' })
    await dialog.getByText('=ROUND(E14/D14*100,1)').waitFor()
    await expect.poll(() => dialog.locator('.ant-radio-wrapper-checked b').textContent()).toBe('20.0')
    await dialog.getByRole('button', { name: /填入本栏空格（\d+）/ }).click()
    await expect.poll(() => cells('G8')).toEqual(['18.4'])
    await expect.poll(() => cells('G14')).toEqual(['20.0'])
    await keys(page, 'Control+z')
    await expect.poll(() => cells('G8')).toEqual([''])
    await goTo(page, 'F8')
    await keys(page, 'Shift+F3')
    await said(page, '这一栏由程序判定，不用公式。')
  })

  describe('pointing at cells while a formula is typed', () => {
    const typed = (): Promise<string> => program.page.locator('.text-layer').inputValue()
    const frames = () =>
      program.page
        .locator('.overlay .reads')
        .evaluateAll((all) => all.map((one) => one.className.replace(/.*reads-/, '')))

    it('by arrows: behind a sign they name a cell, Shift goes on, a sign ends it', async () => {
      const { page } = program
      await goTo(page, 'D2')
      await page.keyboard.type('=')
      await keys(page, 'ArrowRight')
      await expect.poll(typed).toBe('=E2')
      await keys(page, 'ArrowUp')
      await expect.poll(typed).toBe('=E1')
      await page.keyboard.type('+SUM(')
      await keys(page, 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown')
      await expect.poll(typed).toBe('=E1+SUM(E2:E4')
      await expect.poll(frames).toEqual(['0', '1'])
      await expect.poll(() => page.locator('.typed-colours [data-reads="1"]').textContent()).toBe('E2:E4')
      await keys(page, 'F4')
      await expect.poll(typed).toBe('=E1+SUM($E$2:$E$4')
      await keys(page, 'Shift+ArrowDown', 'F4')
      await expect.poll(typed).toBe('=E1+SUM($E$2:$E$5')
      // F2 gives the arrows to the caret.
      await keys(page, 'F2', 'ArrowLeft')
      await expect.poll(typed).toBe('=E1+SUM($E$2:$E$5')
      await keys(page, 'Escape')
      await expect.poll(frames).toEqual([])
      await expect.poll(() => page.locator('.typed-colours').count()).toBe(0)
    })

    it('Ctrl with a click names one more; what is left half written leaves the cell as it was', async () => {
      const { page } = program
      await goTo(page, 'D2')
      await page.keyboard.type('=SUM(')
      await click(page, await spot(page, 'E1'))
      await page.keyboard.down('Control')
      await click(page, await spot(page, 'E3'))
      await page.keyboard.up('Control')
      await expect.poll(typed).toBe('=SUM(E1,E3')
      const [before = ''] = await cells('D3')
      await keys(page, 'Escape')
      await goTo(page, 'D3')
      await page.keyboard.type('=E1+E')
      await keys(page, 'Control+f')
      await said(page, /没有写入，格里还是原来的内容；刚才写的是“=E1[+]E”。/)
      await expect.poll(() => cells('D3')).toEqual([before])
      await keys(page, 'Escape')
      await type('F3', '=E1')
      await said(page, '这一栏由程序判定，不用公式。')
      await keys(page, 'Escape')
    })

    it('by mouse: a click names a cell, a drag a range, a letter a column; the cell that is written stays', async () => {
      const { page } = program
      for (const [at, text] of [
        ['E1', '1'],
        ['E2', '2'],
        ['E3', '4'],
      ] as const)
        await type(at, text)
      await goTo(page, 'D2')
      await page.keyboard.type('=SUM(')
      await click(page, await spot(page, 'E2'))
      await expect.poll(typed).toBe('=SUM(E2')
      await drag(page, await spot(page, 'E1'), await spot(page, 'E3'))
      await expect.poll(typed).toBe('=SUM(E1:E3')
      await page.keyboard.type(')*')
      await click(page, await spot(page, 'E1'))
      await expect.poll(typed).toBe('=SUM(E1:E3)*E1')
      await keys(page, 'Enter')
      await expect.poll(() => cells('D2')).toEqual(['7'])
      await goTo(page, 'D3')
      await page.keyboard.type('=COUNT(')
      await click(page, await letter(page, 'E'))
      await expect.poll(typed).toBe('=COUNT(E:E')
      await keys(page, 'Escape')
      // Behind a finished formula a click ends it, as everywhere.
      await page.keyboard.type('=E1')
      await click(page, await spot(page, 'E3'))
      await expect.poll(() => cells('D3')).toEqual(['1'])
      await expect.poll(() => where(page)).toBe('E3')
    })
  })
})
