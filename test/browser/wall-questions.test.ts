/** The wall answered by question and not by cell, told whose a file is, and taken back, with the keyboard. */
import exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../sheet.ts'
import { dropFiles, type Sent } from './collected.ts'
import { skipped } from './program.ts'
import { faint, nameless, still } from './readable.ts'
import { running } from './running.ts'

const INDICATORS = ['地区生产总值', '规上工业增加值', '固定资产投资', '社会消费品零售总额']
const table = [
  '2031年上半年云岭区主要指标完成情况,,,,,,',
  '序号,指标名称,计量单位,2031年目标,上半年实绩,增速（%）,责任单位',
  ...INDICATORS.map((name, at) => `${at + 1},${name},亿元,${(at + 2) * 100},,,统计局`),
  '5,一般公共预算收入,亿元,36,,,财政局',
].join('\n')

/** A department's own sheet, of which nothing tells whose it is but its name. */
async function own(name: string, ...rows: readonly (string | number)[][]): Promise<Sent> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('表')
  for (const row of rows) sheet.addRow(row)
  return { name, bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

describe.skipIf(skipped)('the wall by questions', () => {
  const program = running()
  const wall = () => program.page.getByRole('dialog', { name: '回收返回表' })
  const line = (name: string) => wall().locator('.collect-cells tbody tr').filter({ hasText: name })
  const department = (name: string) => wall().getByRole('option').filter({ hasText: name })
  const press = (key: string) => program.page.keyboard.press(key)
  const isFocused = (name: string) =>
    expect
      .poll(() =>
        line(name)
          .first()
          .evaluate((one) => one === document.activeElement),
      )
      .toBe(true)

  beforeAll(async () => {
    const { page } = program
    await openWorkbook(page, { name: '指标.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.locator('.ag-row').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('要做什么？').fill('回收返回表')
    await page.keyboard.press('Enter')
    await wall().getByText('2个单位').waitFor()
  })

  it('asks once what a whole column raises; its cells can be opened, and one answer is one undo', async () => {
    const { page } = program
    await dropFiles(page, [
      await own(
        '统计局.xlsx',
        ['指标名称', '单位', '上半年实绩', '增速'],
        ...INDICATORS.map((name, at) => [name, '万元', (at + 2) * 510_000, 5.5 + at]),
      ),
    ])
    const question = line('“上半年实绩”一栏的4格是同一个问题')
    await question.waitFor()
    await department('统计局').click()
    await question.getByText('第一格：“1020000”在返回表里的单位是万元').waitFor()
    await question.getByText('地区生产总值 102亿元（原文“1020000”）').waitFor()
    expect(await line('规上工业增加值').filter({ hasText: '待定' }).count()).toBe(1)
    await still(page)
    expect([await faint(page), await nameless(page)]).toEqual([[], []])
    // From the list of departments to the question, and into it.
    await wall().getByRole('listbox').focus()
    await press('Enter')
    await isFocused('“上半年实绩”一栏的4格是同一个问题')
    await press('ArrowRight')
    await expect.poll(() => wall().locator('tr.under').count()).toBe(4)
    await press('ArrowDown')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toContain('地区生产总值')
    await press('ArrowUp')
    await press('ArrowLeft')
    await expect.poll(() => wall().locator('tr.under').count()).toBe(0)
    await press('Enter')
    await wall().getByText('已接受4处，写进表里。').waitFor()
    await expect.poll(() => question.count()).toBe(0)
    await press('Control+z')
    await wall().getByText('已撤销对这4处的接受。').waitFor()
    await question.waitFor()
  })

  it('refuses them all with one reason, and takes that back', async () => {
    const question = line('一栏的4格是同一个问题')
    await question.focus()
    await press('Delete')
    await program.page.keyboard.type('请按亿元报')
    await press('Enter')
    await wall().getByText('已拒绝4处').waitFor()
    await wall()
      .getByText(/^全部（/)
      .click()
    await expect.poll(() => wall().getByText('拒绝的理由：请按亿元报').count()).toBe(4)
    // The keyboard is on 全部, where it was clicked.
    await press('Control+z')
    await wall().getByText('已撤销对这4处的拒绝。').waitFor()
    await expect.poll(() => wall().getByText('拒绝的理由：请按亿元报').count()).toBe(0)
    await press('Control+z')
    await wall().getByText('在这里没有可以撤销的了').waitFor()
  })

  it('is told whose a file is, at the offer and at the file, and takes it back', async () => {
    const { page } = program
    await dropFiles(page, [
      await own(
        '数据.xlsx',
        ['指标名称', '单位', '上半年实绩'],
        ['一般公共预算收入', '亿元', 19.2],
        ['地区生产总值', '亿元', 103],
      ),
    ])
    await department('认不出单位的文件').waitFor()
    await department('财政局').getByText('未报').waitFor()
    await department('认不出单位的文件').click()
    const budget = line('一般公共预算收入')
    await budget.getByText('认不出这份返回表是哪个单位的，请指定单位。').waitFor()
    // The other file's offer for the same cell is somebody's.
    const rival = line('102').filter({ hasText: '统计局' })
    expect(await rival.getByText('认不出').count()).toBe(0)
    await budget.focus()
    await press('Tab')
    await press('Enter')
    await wall().getByLabel('这份返回表是哪个单位的').waitFor()
    await press('Escape')
    await isFocused('一般公共预算收入')
    await press('Tab')
    await press('Enter')
    // A word that is no department's name is not made one unasked: the nearest is offered first.
    await page.keyboard.type('财政')
    await press('Enter')
    await wall().getByText('没有“财政”这个单位，是不是“财政局”？').waitFor()
    await press('Escape')
    await wall().getByLabel('这份返回表是哪个单位的').waitFor()
    await press('Enter')
    await wall().getByRole('button', { name: '新增单位“财政”' }).waitFor()
    await press('Enter')
    await wall().getByText('已把《数据.xlsx》算作财政局的返回表。').waitFor()
    await department('财政局').getByText('1/2').waitFor()
    await expect.poll(() => department('认不出单位的文件').count()).toBe(0)
    await department('财政局').click()
    await budget.getByText('可接受').waitFor()
    await line('103').getByText('没有请财政局填这一格').waitFor()
    const files = wall().locator('.collect-files')
    await files.locator('summary').click()
    await files.getByText('财政局（人工指定）').waitFor()
    await press('Control+z')
    await wall().getByText('已撤销对《数据.xlsx》的单位指定。').waitFor()
    await department('认不出单位的文件').click()
    await files.getByRole('button', { name: '指定数据.xlsx的单位' }).focus()
    await press('Enter')
    await page.keyboard.type('财政局')
    await press('Enter')
    await department('财政局').getByText('1/2').waitFor()
  })
})
