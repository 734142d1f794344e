/** Ctrl+C, Ctrl+X and Ctrl+V through the real clipboard, with what other programs put there. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import expected from '../facts/clipboard/expected.json' with { type: 'json' }
import { saved } from '../sheet.ts'
import { otherCopies, otherPastes } from './board.ts'
import { click, freshTable, goTo, keys, letter, said, spot, texts, where, whole } from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

const facts = join(import.meta.dirname, '../facts')

describe.skipIf(skipped)('the clipboard', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())
  // Each test has a table of its own.
  beforeEach(() => freshTable(program.page))

  const merges = () => program.page.locator('.overlay .merged').count()

  for (const [name, { texts: block, merged }] of Object.entries(expected))
    it(`takes what ${name} copies: texts as shown, merges, line breaks; one undo`, async () => {
      const { page } = program
      const html = await readFile(join(facts, 'clipboard', `${name}-html.txt`), 'utf8')
      const text = await readFile(join(facts, 'clipboard', `${name}.txt`), 'utf8')
      const last = `${'ABCDE'[(block[0]?.length ?? 1) - 1]}${block.length}`
      const before = await texts(page, `A1:${last}`)
      const mergedBefore = await merges()
      await otherCopies(page, { text, html })
      await goTo(page, 'A1')
      await keys(page, 'Control+v')
      await page.waitForFunction(
        (count) => document.querySelectorAll('.overlay .merged').length === count,
        mergedBefore + merged,
      )
      await expect.poll(() => texts(page, `A1:${last}`)).toEqual(block)
      await saved(page)
      await keys(page, 'Control+z')
      await page.waitForFunction(
        (count) => document.querySelectorAll('.overlay .merged').length === count,
        mergedBefore,
      )
      await expect.poll(() => texts(page, `A1:${last}`)).toEqual(before)
    })

  it('takes the figure that a narrow column hid, and nothing that Word struck out', async () => {
    const { page } = program
    await otherCopies(page, {
      text: '########\t########\r\n123456789\t\r\n',
      html: `<table><tr><td x:num="123456789012">########</td><td sdval="-4.2">(4.2)</td></tr>
        <tr><td>########</td><td>工业<del>旧</del><ins>新</ins><span style="display:none;mso-hide:all">藏</span></td></tr></table>`,
    })
    await goTo(page, 'D1')
    await keys(page, 'Control+v')
    await expect
      .poll(() => texts(page, 'D1:E2'))
      .toEqual([
        ['123456789012', '-4.2'],
        ['123456789', '工业新'],
      ])
  })

  it('pasted into a cell that is being written leaves out the line end of the cell it came from', async () => {
    const { page } = program
    await otherCopies(page, { text: '甲\r\n' })
    await goTo(page, 'D1')
    await keys(page, 'F2', 'Control+a', 'Control+v', 'Enter')
    await expect.poll(() => texts(page, 'D1:D1')).toEqual([['甲']])
  })

  it('gives others the texts and a table with spans', async () => {
    const { page } = program
    await goTo(page, 'A9:C10')
    await keys(page, 'Control+c')
    const { text, html } = await otherPastes(page)
    expect(text.replaceAll('\r\n', '\n')).toBe('9\t城镇居民人均可支配收入\t%\n\t农村居民人均可支配收入\t%')
    expect(html).toContain('<td rowspan="2"')
    expect(html.match(/<td/g)).toHaveLength(5)
  })

  it('a single value fills a range, and the range comes back with undo', async () => {
    const { page } = program
    const before = await texts(page, 'D1:E3')
    await otherCopies(page, { text: '8%\r\n' })
    await goTo(page, 'D1:E3')
    await keys(page, 'Control+v')
    await page.waitForFunction(() => document.querySelector('.name-bar .whole')?.textContent === '8%')
    await expect
      .poll(() => texts(page, 'D1:E3'))
      .toEqual([
        ['8%', '8%'],
        ['8%', '8%'],
        ['8%', '8%'],
      ])
    await click(page, await spot(page, 'A1'))
    await keys(page, 'Control+z')
    await page.waitForFunction(() => document.querySelector('.name-bar .whole')?.textContent === '7%左右')
    await expect.poll(() => where(page)).toBe('3行×2列')
    await expect.poll(() => texts(page, 'D1:E3')).toEqual(before)
  })

  it('a larger block asks before the table grows: no changes nothing, yes is one step', async () => {
    const { page } = program
    const block = ['甲\t1\t乙', '丙\t2\t丁', '戊\t3\t己'].join('\n')
    await otherCopies(page, { text: block })
    await goTo(page, 'E17')
    const before = await texts(page, 'E17:F18')
    await keys(page, 'Control+v')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.innerText()).toContain('1行、1列')
    // Behind the question nothing can be changed.
    await keys(page, 'Delete')
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => texts(page, 'E17:F18')).toEqual(before)
    await keys(page, 'Control+v')
    await page.getByRole('button', { name: '补1行、1列并粘贴' }).click()
    await page.locator('.letters .letter').filter({ hasText: 'G' }).waitFor()
    await expect
      .poll(() => texts(page, 'E17:G19'))
      .toEqual([
        ['甲', '1', '乙'],
        ['丙', '2', '丁'],
        ['戊', '3', '己'],
      ])
    await keys(page, 'Control+z')
    await page.locator('.letters .letter').filter({ hasText: 'G' }).waitFor({ state: 'detached' })
    await expect.poll(() => texts(page, 'E17:F18')).toEqual(before)
  })

  it('empty rows and columns at the end do not make the table grow', async () => {
    const { page } = program
    await otherCopies(page, { text: '甲\t\t\t\t\t\t\t\t\r\n\t\t\t\t\t\t\t\t\r\n' })
    await goTo(page, 'E18')
    await keys(page, 'Control+v')
    await page.waitForFunction(() => document.querySelector('.name-bar .whole')?.textContent === '甲')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  it('a paste across a merge of another shape is refused with a sentence', async () => {
    const { page } = program
    await otherCopies(page, { text: 'a\tb\nc\td\ne\tf' })
    await goTo(page, 'A8')
    const before = await texts(page, 'A8:B11')
    await keys(page, 'Control+v')
    await said(page, '合并的单元格，形状与粘贴的内容不同')
    await expect.poll(() => texts(page, 'A8:B11')).toEqual(before)
  })

  it('cut cells move with their merge, once; any other change ends the cut', async () => {
    const { page } = program
    await goTo(page, 'A9:B10')
    await keys(page, 'Control+x')
    await page.locator('.overlay .cut').waitFor()
    await click(page, await spot(page, 'A5'))
    await keys(page, 'Control+v')
    await page.locator('.overlay .cut').waitFor({ state: 'detached' })
    await expect
      .poll(() => texts(page, 'A5:B6'))
      .toEqual([
        ['9', '城镇居民人均可支配收入'],
        ['', '农村居民人均可支配收入'],
      ])
    await expect
      .poll(() => texts(page, 'A9:B10'))
      .toEqual([
        ['', ''],
        ['', ''],
      ])
    await keys(page, 'Control+z')
    await expect
      .poll(async () => (await texts(page, 'B5:B6')).flat())
      .toEqual(['固定资产投资', '社会消费品零售总额'])
    await goTo(page, 'E1')
    await keys(page, 'Control+x')
    await page.locator('.overlay .cut').waitFor()
    await click(page, await spot(page, 'E2'))
    await keys(page, 'Delete')
    await page.locator('.overlay .cut').waitFor({ state: 'detached' })
    await keys(page, 'ArrowDown', 'Control+v')
    await page.waitForFunction(() => document.querySelector('.name-bar .whole')?.textContent === '12.3%')
    expect((await texts(page, 'E1:E3')).flat()).toEqual(['12.3%', '', '12.3%'])
  })

  it('Ctrl+Shift+V and 只粘贴文字 leave merges out; the menu pastes where the browser lets it', async () => {
    const { page } = program
    const html = await readFile(join(facts, 'clipboard/wps-html.txt'), 'utf8')
    const text = await readFile(join(facts, 'clipboard/wps.txt'), 'utf8')
    await otherCopies(page, { text, html })
    const before = await merges()
    await goTo(page, 'A1')
    await keys(page, 'Control+Shift+v')
    await page.waitForFunction(
      () => document.querySelector('.name-bar .whole')?.textContent === '空气质量 优良率',
    )
    await expect.poll(() => merges()).toBe(before)
    await keys(page, 'Control+z')
    await expect.poll(() => texts(page, 'A1')).toEqual([['1']])
    await click(page, await spot(page, 'A2'))
    const place = await spot(page, 'B2')
    await page.mouse.click(place.x, place.y, { button: 'right' })
    await page.getByRole('menuitem', { name: /^粘贴/ }).click()
    await page.waitForFunction(
      (count) => document.querySelectorAll('.overlay .merged').length === count,
      before + 1,
    )
    expect((await texts(page, 'D2:D3')).flat()).toEqual(['85.30%', '—'])
  })

  it('where reading the clipboard is not allowed, the menu says which keys do it', async () => {
    const { page } = program
    await page.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'read', {
        configurable: true,
        value: () => Promise.reject(new DOMException('', 'NotAllowedError')),
      })
    })
    const place = await spot(page, 'B2')
    await page.mouse.click(place.x, place.y, { button: 'right' })
    await page.getByRole('menuitem', { name: /^粘贴/ }).click()
    await said(page, /请按 Ctrl\+V。/)
    await page.reload()
  })

  it('a cell of 100,000 characters goes in, comes out and is saved; one more is refused', async () => {
    const { page } = program
    const long = '𠮷镕👨‍👩‍👧字'.repeat(8_334).slice(0, 100_000 - 4)
    await otherCopies(page, { text: long })
    await goTo(page, 'B2')
    await keys(page, 'Control+v')
    await page.waitForFunction(
      (start) => document.querySelector('.name-bar .whole')?.textContent?.startsWith(start),
      long.slice(0, 20),
    )
    await saved(page)
    await keys(page, 'Control+c')
    expect((await otherPastes(page)).text).toBe(long)
    await keys(page, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'F2', 'Escape', 'Control+z')
    await page.waitForFunction(
      () => document.querySelector('.name-bar .whole')?.textContent === '一般公共预算收入',
    )
    await otherCopies(page, { text: '字'.repeat(100_001) })
    await keys(page, 'Control+v')
    await said(page, '没有粘贴')
    await keys(page, 'F2', 'Control+v')
    await said(page, '一个单元格最多100000个字，没有粘贴')
    await keys(page, 'Escape')
    await expect.poll(() => whole(page)).toBe('一般公共预算收入')
  })

  it('control characters are taken out, half characters made visible', async () => {
    const { page } = program
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '12\u0007.3\u0000%\ud842')
      document
        .querySelector('.text-layer')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await page.waitForFunction(
      () => document.querySelector('.name-bar .whole')?.textContent === '12.3%\ufffd',
    )
    await saved(page)
  })

  it('a million cells are refused with a sentence', async () => {
    const { page } = program
    await otherCopies(page, {
      text: Array.from({ length: 100_000 }, () => '1\t2\t3\t4\t5\t6\t7\t8\t9\t10').join('\n'),
    })
    const before = await texts(page, 'A1:F1')
    await keys(page, 'Control+v')
    await said(page, '约有1000000个单元格，超出了上限')
    await expect.poll(() => texts(page, 'A1:F1')).toEqual(before)
  })

  it('bombs of HTML are read as their plain text, or not at all', async () => {
    const { page } = program
    const deep = `${'<div>'.repeat(50_000)}<table><tr><td>深处</td></tr></table>`
    const wide = `<table>${'<tr><td colspan=1000000 rowspan=1000000>x</td></tr>'.repeat(2_000)}</table>`
    for (const html of [deep, wide, `<table><tr style="mso-xlrowspan:9999999"><td>y</td></tr></table>`]) {
      await otherCopies(page, { text: '平', html })
      await goTo(page, 'E3')
      await keys(page, 'Control+v')
      await page.waitForFunction(() =>
        /^(平|深处)$/.test(document.querySelector('.name-bar .whole')?.textContent ?? ''),
      )
      await keys(page, 'Control+z')
      await page.waitForFunction(() => document.querySelector('.name-bar .whole')?.textContent === '16.2%')
    }
  })

  it('column letters copy whole columns', async () => {
    const { page } = program
    await click(page, await letter(page, 'E'))
    await keys(page, 'Control+c')
    expect((await otherPastes(page)).text.split(/\r?\n/)).toHaveLength(18)
  })
})
