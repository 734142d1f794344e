/** Twenty departments, one table: taken back, the sure ones accepted at one click, the others decided, undone, kept. */
import { describe, expect, it } from 'vitest'
import { cell, saved } from '../sheet.ts'
import { askHost, countyTable, dropFiles, filledIn, type Sent, startedCounty } from './collected.ts'
import { skipped } from './program.ts'
import { faint, nameless } from './readable.ts'

describe.skipIf(skipped)('what twenty departments send back, in the browser', () => {
  const county = startedCounty()
  const { command, department, lines: line, actual, sentTo: of, wall: dialog } = county
  const close = async () => dialog().getByRole('button', { name: '关闭', exact: true }).last().click()

  it('says who was asked, and takes what is dropped on the wall', async () => {
    const { page } = county
    await command('回收返回表')
    await dialog().getByText('20个单位').waitFor()
    await department('发改局').getByText('未报').waitFor()
    const sent: Sent[] = []
    for (const name of county.files.keys())
      if (name === '招商局') continue
      else if (name === '财政局')
        sent.push(await filledIn(of(name), county.attachment, { 一般公共预算收入: '正在核实' }))
      else if (name === '水利局') sent.push(await filledIn(of(name), county.attachment, { 水利投资: null }))
      else sent.push(await filledIn(of(name), county.attachment))
    sent.push({ name: '现场照片.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) })
    await dropFiles(page, sent)
    await department('发改局').getByText('已报齐').waitFor()
    await department('财政局').getByText('有疑点').waitFor()
    await department('水利局').getByText('部分').waitFor()
    await department('招商局').getByText('未报').waitFor()
    // What could not be read is there with its sentence.
    await dialog().getByText('现场照片.png').waitFor()
    await dialog()
      .getByText(/这是图片/)
      .first()
      .waitFor()
  })

  it('can be read without good eyes, and every control has a name', async () => {
    const { page } = county
    expect(await faint(page)).toEqual([])
    expect(await nameless(page)).toEqual([])
  })

  it('accepts at one click all that is sure, as one step, and judges it', async () => {
    const { page } = county
    await dialog().getByRole('button', { name: '接受所有无疑点的（36）' }).click()
    await dialog().getByText('已接受36处').waitFor()
    await close()
    await expect.poll(() => actual('固定资产投资')).toBe('231.6')
    // A text in a figure's place is neither 0 nor in the table.
    expect(await actual('一般公共预算收入')).toBe('')
    await expect
      .poll(async () => (await cell(page, '固定资产投资', '双过半完成情况')).innerText())
      .toBe('完成')
    await saved(page)
    await (await cell(page, '固定资产投资', '实绩')).click()
    const source = page.getByRole('region', { name: '出处' }).getByRole('button')
    expect(await source.innerText()).toContain('来自返回表《')
    await source.click()
    await expect.poll(async () => department('发改局').getAttribute('aria-selected')).toBe('true')
  })

  it('has the doubtful one decided by keyboard, with a reason, and taken back', async () => {
    const { page } = county
    await department('财政局').click()
    await line('一般公共预算收入').getByText('正在核实').first().waitFor()
    await line('一般公共预算收入').focus()
    await page.keyboard.press('Delete')
    // Esc leaves the reason, and not the wall.
    await dialog().getByLabel('拒绝的理由').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog().getByLabel('拒绝的理由').count()).toBe(0)
    await expect
      .poll(() => line('一般公共预算收入').evaluate((it) => it === document.activeElement))
      .toBe(true)
    await page.keyboard.press('Delete')
    await dialog().getByLabel('拒绝的理由').fill('请报准数')
    await page.keyboard.press('Enter')
    await dialog().getByText('已拒绝1处').waitFor()
    await dialog()
      .getByText(/^全部（/)
      .click()
    await line('一般公共预算收入').getByText('拒绝的理由：请报准数').waitFor()
    await line('一般公共预算收入').focus()
    await page.keyboard.press('Control+z')
    await line('一般公共预算收入').getByText('待定').waitFor()
    await line('一般公共预算收入').focus()
    await page.keyboard.press('Delete')
    await page.keyboard.press('Enter')
    await line('一般公共预算收入').getByText('已拒绝').waitFor()
  })

  it('asks of a newer file only what differs', async () => {
    const { page } = county
    const newer = await filledIn(of('发改局'), county.attachment, { 固定资产投资: '232.0' })
    await dropFiles(page, [{ ...newer, name: newer.name.replace('.xlsx', '（更正）.xlsx') }])
    await department('发改局').getByText('新1').waitFor()
    await department('发改局').click()
    await dialog().getByText('要定的（1）').waitFor()
    const open = line('固定资产投资').first()
    await expect
      .poll(() => dialog().locator('.collect-cells tbody tr').filter({ hasText: '232' }).count())
      .toBe(1)
    await open.getByText('表中现有“231.6”').waitFor()
    await dialog().locator('.collect-cells tbody tr').filter({ hasText: '232' }).focus()
    await page.keyboard.press('Enter')
    await dialog().getByText('已接受“232”').waitFor()
    await dialog().getByRole('button', { name: '撤销（Ctrl+Z）' }).click()
    await dialog().getByText('要定的（1）').waitFor()
  })

  it('is there after a restart, and an undo of the acceptance asks again', async () => {
    await county.program.restart()
    const { page } = county
    await page
      .getByRole('button', { name: /主要指标/ })
      .first()
      .click()
    await expect.poll(() => actual('固定资产投资')).toBe('231.6')
    await (await cell(page, '固定资产投资', '实绩')).click()
    // The accepted step, and the newer one with its undo, lie on the log.
    await page.keyboard.press('Control+z')
    await expect.poll(() => actual('固定资产投资')).toBe('')
    await command('回收返回表')
    await department('财政局').click()
    await dialog()
      .getByText(/^全部（/)
      .click()
    await line('一般公共预算收入').getByText('已拒绝').waitFor()
    await department('工信局').click()
    await line('技术改造投资').getByText('可接受').waitFor()
  })

  it('takes what carries the identity of the open table, and asks of a single file without', async () => {
    const { page } = county
    await close()
    const last = await filledIn(of('招商局'), county.attachment)
    const before = (await askHost(page, 'library', {})).length
    await dropFiles(page, [last])
    await page.getByText('收到这张表的返回表1份').first().waitFor()
    await department('招商局').getByText('已报齐').waitFor()
    expect((await askHost(page, 'library', {})).length).toBe(before)
    await close()
    const plain = await countyTable()
    await dropFiles(page, [{ name: '另一张.xlsx', bytes: plain.buffer }])
    const asked = page.getByRole('dialog', { name: '这是返回表吗' })
    await asked.getByRole('button', { name: '收进回收' }).click()
    await dialog().getByText('另一张.xlsx').waitFor()
    await dialog().getByRole('button', { name: '拿掉另一张.xlsx' }).click()
    await dialog().getByText('已从这里拿掉《另一张.xlsx》').waitFor()
    await close()
    expect((await askHost(page, 'library', {})).length).toBe(before)
    await dropFiles(page, [{ name: '另一张.xlsx', bytes: plain.buffer }])
    await asked.getByRole('button', { name: '作为新表打开' }).click()
    await expect.poll(async () => (await askHost(page, 'library', {})).length).toBe(before + 1)
    expect(await dialog().count()).toBe(0)
  })

  it('puts all of several on the wall of the table that was handed out, and opens them anew where that was wrong', async () => {
    const { page } = county
    const home = await askHost(page, 'library', {})
    await page.keyboard.press('Control+F6')
    // The wall of the table that was handed out, not of the one that was just opened.
    await command('回收返回表')
    await department('招商局').getByText('已报齐').waitFor()
    await close()
    const plain = await countyTable()
    // Neither carries a mark, and one cannot be read at all.
    await dropFiles(page, [
      { name: '上报（定稿）.xlsx', bytes: new Uint8Array(plain.buffer) },
      { name: '气象局.xlsx', bytes: new TextEncoder().encode('坏了') },
    ])
    await page.getByText('收到这张表的返回表2份（2份没有这张表的记号）').first().waitFor()
    await dialog().getByText('上报（定稿）.xlsx').first().waitFor()
    await dialog().getByText('气象局.xlsx').first().waitFor()
    expect((await askHost(page, 'library', {})).length).toBe(home.length)
    await dialog().getByText('刚收到的有2份没有这张表的记号').waitFor()
    await dialog().getByRole('button', { name: '另作新表打开' }).click()
    await expect.poll(async () => (await askHost(page, 'library', {})).length).toBe(home.length + 1)
    const { wall } = await askHost(page, 'collected', { id: county.attachment.id })
    const files = wall.departments.flatMap((one) => one.files).map(({ file }) => file)
    expect(files).not.toContain('上报（定稿）.xlsx')
    expect(files).not.toContain('气象局.xlsx')
  })
})
