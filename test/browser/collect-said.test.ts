/** What the wall says of a figure beside the figure: what it was converted from, what is remarked, which version it is of. */
import exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { askHost, dropFiles, filledIn, type Sent, startedCounty } from './collected.ts'
import { skipped } from './program.ts'

/** A sheet of a department's own. */
async function own(name: string, ...rows: (string | number)[][]): Promise<Sent> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('附件1')
  for (const row of rows) sheet.addRow(row)
  return { name, bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

describe.skipIf(skipped)('what the wall says beside a figure', () => {
  const county = startedCounty()
  const { command, lines, sentTo, wall: dialog } = county
  beforeAll(async () => {
    await command('回收返回表')
    await dialog().getByText('20个单位').waitFor()
  })

  it('converts a figure in another unit, and keeps what was typed and remarked beside it', async () => {
    const { page } = county
    await dropFiles(page, [
      await own(
        '财政局.xlsx',
        ['指标名称', '计量单位', '去年同期', '本年1-6月', '备注'],
        ['一般公共预算收入', '万元', 178000, 192000, '含一次性收入'],
        ['一般公共预算支出', '亿元', 41, 44.1, ''],
      ),
    ])
    const line = lines('一般公共预算收入')
    // The conversion is doubted, for nothing tells the last figure: it is told once.
    await line.getByText('“192000”在返回表里的单位是万元，表中的单位是亿元，换算后是19.2亿元').waitFor()
    expect(await line.getByText('原文“192000”').count()).toBe(0)
    await line.getByText('返回表备注：含一次性收入').waitFor()
    await line.focus()
    await page.keyboard.press('Enter')
    await dialog().getByText('已接受“19.2”').waitFor()
    const [entry] = await askHost(page, 'library', {})
    const { attachment: taken } = await askHost(page, 'open', { id: entry?.id ?? '' })
    const row = taken.rows.find(({ cells }) => Object.values(cells).includes('一般公共预算收入'))
    expect(Object.values(taken.heading.sources?.[row?.id ?? ''] ?? {})).toMatchObject([
      { text: '19.2', typed: '192000' },
    ])
  })

  it('offers the later version of a workbook and lists the earlier one with its file', async () => {
    const { page } = county
    const sent = sentTo('发改局')
    await dropFiles(page, [await filledIn(sent, county.attachment)])
    await lines('固定资产投资').getByText('可接受').waitFor()
    const later = await filledIn(sent, county.attachment, { 固定资产投资: '232.5' })
    await dropFiles(page, [{ ...later, name: '发改局（更正）.xlsx' }])
    const newer = lines('固定资产投资').filter({ hasText: '232.5' })
    await newer.getByText('可接受').waitFor()
    await expect.poll(() => lines('231.6').getByText('有更新的一版').count()).toBe(1)
    expect(await lines('231.6').getByRole('button').count()).toBe(0)
  })
})
