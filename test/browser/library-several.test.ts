/** Lines of the library: gone through by a key that is held, renamed in place, and several chosen at once. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDirectory } from '../../electron/files/zip/zip.ts'
import { databaseFile } from '../../electron/host/folder.ts'
import { fillLibrary } from '../library.ts'
import { type Program, skipped, startProgram } from './program.ts'

const count = 200

describe.skipIf(skipped)('lines of the library', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
    fillLibrary(databaseFile(program.data), count)
    await program.page.reload()
    await tables().getByText(`${count}张`).first().waitFor()
  })
  afterAll(() => program.close())
  const tables = () => program.page.getByRole('region', { name: '我的表格' })
  const line = (n: number) =>
    tables()
      .getByRole('listitem')
      .filter({ hasText: `第${n}号表` })
  const bar = () => program.page.getByRole('toolbar', { name: '已选的表格' })
  const focused = () =>
    program.page.evaluate(() => document.activeElement?.closest('.entry')?.textContent ?? '')
  const numbers = () =>
    tables()
      .getByRole('heading', { name: /^我的表格/ })
      .innerText()
  const status = (text: string) => program.page.getByRole('status').filter({ hasText: text })

  it('lose no key of an arrow that is held, faster than lines are drawn', async () => {
    const { page } = program
    await expect.poll(() => tables().getByText('正在判定').count()).toBe(0)
    await page.keyboard.press('Home')
    const first = Number(/第(\d+)号表/.exec(await focused())?.[1])
    // Many keys in one task: nothing is drawn between them but what the page draws for a key itself.
    await page.evaluate(() => {
      for (let n = 0; n < 60; n += 1)
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
        )
    })
    // Four to a report, the last report first: 60 lines further is 60 tables earlier.
    await expect.poll(focused).toContain(`第${first - 60}号表`)
  })

  it('go on from where the keyboard was, also when that has been scrolled away', async () => {
    const { page } = program
    const at = Number(/第(\d+)号表/.exec(await focused())?.[1])
    await page.mouse.move(600, 400)
    await page.mouse.wheel(0, -8000)
    await expect.poll(() => line(at).count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toContain(`第${at + 1}号表`)
  })

  it('are renamed by F2 with their 备注; Escape leaves all as it was, Ctrl+Z takes it back', async () => {
    const { page } = program
    await page.keyboard.press('Home')
    const name = await focused()
    await page.keyboard.press('F2')
    await page.keyboard.type('不要这个名字')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe(name)
    await page.keyboard.press('F2')
    await page.keyboard.type('青石县上半年进展')
    await page.keyboard.press('Tab')
    await page.keyboard.type('会前改过')
    await page.keyboard.press('Enter')
    await status('已改名').waitFor()
    await expect.poll(focused).toMatch(/青石县上半年进展[\s\S]*会前改过/)
    await page.getByLabel('搜索', { exact: true }).fill('会前改过')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '搜索结果' }).getByText('青石县上半年进展').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+z')
    await expect.poll(() => tables().getByText('青石县上半年进展').count()).toBe(0)
    await expect.poll(() => tables().getByText('会前改过').count()).toBe(0)
  })

  it('are chosen by Space, Shift and arrows, Ctrl+A and the mouse; Escape chooses none', async () => {
    const { page } = program
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await bar().getByText('已选1张').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await bar().getByText('已选4张').waitFor()
    await page.keyboard.press('Shift+ArrowUp')
    await bar().getByText('已选3张').waitFor()
    await page.keyboard.press('Control+a')
    await bar().getByText(`已选${count}张`).waitFor()
    await page.keyboard.press('Escape')
    await bar().waitFor({ state: 'detached' })
    const entries = tables().getByRole('listitem')
    await entries
      .nth(1)
      .getByRole('button')
      .first()
      .click({ modifiers: ['Control'] })
    await entries
      .nth(4)
      .getByRole('button')
      .first()
      .click({ modifiers: ['Shift'] })
    await bar().getByText('已选4张').waitFor()
    await entries.nth(2).getByRole('checkbox').click()
    await bar().getByText('已选3张').waitFor()
    await page.keyboard.press('Escape')
  })

  it('go into the bin together and come back by one Ctrl+Z', async () => {
    const { page } = program
    await page.keyboard.press('Home')
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('Shift+ArrowDown')
    await bar().getByText('已选5张').waitFor()
    await page.keyboard.press('Delete')
    await status('已移除5张表').waitFor()
    await expect.poll(numbers).toContain(`${count - 5}张`)
    await page.keyboard.press('Control+z')
    await expect.poll(numbers).toContain(`${count}张`)
  })

  it('are archived into a group of their own, folded, and put back', async () => {
    const { page } = program
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    // By the keyboard alone: F6 leads to the bar.
    await page.keyboard.press('F6')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('移到报告…')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await status('已归档2张表').waitFor()
    await expect.poll(numbers).toContain(`${count - 2}张`)
    const archived = tables().getByRole('button', { name: '已归档' })
    expect(await archived.getAttribute('aria-expanded')).toBe('false')
    await archived.click()
    const list = tables().getByRole('list', { name: '已归档' }).getByRole('listitem')
    await expect.poll(() => list.count()).toBe(2)
    await list.first().getByRole('checkbox').click()
    await bar().getByRole('button', { name: '取消归档' }).click()
    await expect.poll(() => list.count()).toBe(1)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => list.count()).toBe(2)
    await list.first().getByRole('button').first().focus()
    await page.keyboard.press('Control+z')
    await expect.poll(numbers).toContain(`${count}张`)
  })

  it('move to a new report, and back', async () => {
    const { page } = program
    await tables().getByText('报告', { exact: true }).click()
    const made = tables().getByRole('heading', { name: '前三季度材料汇编 2张' })
    await page.keyboard.press('Home')
    await tables().getByRole('listitem').first().getByRole('button').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await bar().getByRole('button', { name: '移到报告…' }).click()
    await page.getByLabel('新报告的名称').fill('前三季度材料汇编')
    await page.keyboard.press('Enter')
    await status('已把2张表移到报告“前三季度材料汇编”').waitFor()
    await made.waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await made.waitFor({ state: 'detached' })
    await tables().getByText('不分组', { exact: true }).click()
  })

  it('are exported as one zip with a workbook each', async () => {
    const { page } = program
    await page.keyboard.press('Home')
    await tables().getByRole('listitem').first().getByRole('button').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    const waiting = page.waitForEvent('download')
    await bar().getByRole('button', { name: '导出…' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('双过半附件3张.zip')
    const names = readDirectory(await readFile(await download.path())).map(({ name }) => name)
    expect(names).toHaveLength(3)
    expect(names.every((name) => /号表）\.xlsx$/.test(name))).toBe(true)
  })
})
