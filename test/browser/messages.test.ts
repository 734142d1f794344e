/** What the program says stands in the bar below; several files are opened and told of together. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshTable, keys, rowCount, said } from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

describe.skipIf(skipped)('messages', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
    await program.page.getByRole('button', { name: '打开表格' }).first().waitFor()
  })
  afterAll(() => program.close())

  const openAll = async (files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => {
    const chooser = program.page.waitForEvent('filechooser')
    await program.page.getByRole('button', { name: '打开表格' }).first().click()
    await (await chooser).setFiles(files)
  }

  it('twenty files are one message, and the list comes without any of them on the desk', async () => {
    const { page } = program
    const buffer = await readFile(official)
    const files = Array.from({ length: 20 }, (_, at) => ({ name: `${at + 1}.xlsx`, mimeType: '', buffer }))
    await page.evaluate(() => {
      const seen = new MutationObserver(() => {
        if (document.querySelector('.sheet') !== null) document.body.dataset.flipped = 'true'
      })
      seen.observe(document.body, { childList: true, subtree: true })
    })
    await openAll(files)
    await said(page, '已打开20个文件。')
    // Only the lines near the window are drawn; each says of how many it is one.
    await expect.poll(() => page.locator('.entry').first().getAttribute('aria-setsize')).toBe('20')
    await expect.poll(() => page.locator('body').getAttribute('data-flipped')).toBeNull()
  })

  it('of several files what cannot be read is listed, and the keyboard closes the list', async () => {
    const { page } = program
    const good = { name: '好.xlsx', mimeType: '', buffer: await readFile(official) }
    const bad = (name: string) => ({ name, mimeType: '', buffer: Buffer.from('not a workbook') })
    await openAll([bad('甲.xlsx'), good, bad('乙.xlsx'), { ...good, name: '又一.xlsx' }])
    const dialog = page.getByRole('dialog')
    await dialog.getByText('甲.xlsx').waitFor()
    await dialog.getByText('乙.xlsx').waitFor()
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2)
    await said(page, '已打开2个文件，2个没有打开。')
    await keys(page, 'Enter')
    await dialog.waitFor({ state: 'detached' })
  })

  it('the line stands in the bar, clear of the table, and takes back what it tells', async () => {
    const { page } = program
    await freshTable(page)
    const rows = await rowCount(page)
    await page.getByRole('button', { name: '删除行' }).click()
    await said(page, '已删除1行。')
    const line = await page.locator('.notice').boundingBox()
    const desk = await page.locator('.middle').boundingBox()
    expect(line?.y).toBeGreaterThanOrEqual((desk?.y ?? 0) + (desk?.height ?? Number.POSITIVE_INFINITY))
    await page.locator('.notices').getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => rowCount(page)).toBe(rows)
  })

  it('the way back is gone once something else has changed', async () => {
    const { page } = program
    await page.getByRole('button', { name: '删除行' }).click()
    const back = page.locator('.notices').getByRole('button', { name: '撤销' })
    await back.waitFor()
    await page.keyboard.type('9')
    await keys(page, 'Enter')
    await back.waitFor({ state: 'detached' })
  })

  it('a message over a dialog is below it, and all can be read again', async () => {
    const { page } = program
    await keys(page, 'Control+p')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    const strip = page.locator('.notice-strip')
    // And above the bar, whose counts stay in sight.
    const bar = await page.locator('.status-bar').evaluate((element) => element.getBoundingClientRect().top)
    const beside = () =>
      strip.evaluate((element, top) => Math.abs(element.getBoundingClientRect().bottom - top), bar)
    await expect.poll(beside).toBeLessThan(2)
    await keys(page, 'Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '最近的消息' }).click()
    await page.locator('.earlier li').filter({ hasText: '已打开20个文件' }).waitFor()
    await keys(page, 'Escape')
    await page.locator('.earlier').waitFor({ state: 'hidden' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('text-layer ready')
  })
})
