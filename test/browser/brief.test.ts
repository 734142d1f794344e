/** 会前三分钟, as a person comes to it: from the table, its series and its last version to one page of paper. */
import { describe, expect, it } from 'vitest'
import { cell, saved } from '../sheet.ts'
import { said } from './hands.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

describe.skipIf(skipped)('the page for three minutes before a meeting', () => {
  const program = running()

  it('is made by the keyboard, says what there is to say on one page, and goes out as a file', async () => {
    const { page } = program
    const palette = async (name: string): Promise<void> => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
    }
    const type = async (name: string, text: string): Promise<void> => {
      await (await cell(page, name, '实绩')).click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await saved(page)
    }
    await page.getByRole('button', { name: /示例/ }).first().click()
    await page.locator('.ag-row').first().waitFor()
    await palette('做下一期')
    await page.getByRole('dialog').getByText('新的一年').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('2022年目标').first().waitFor()
    await type('地区生产总值', '5.9%')
    await (await cell(page, '到位注册外资', '目标')).click()
    await page.keyboard.type('10亿美元')
    await page.keyboard.press('Enter')
    await palette('存为版本')
    await page.getByRole('dialog').getByLabel('版本名').waitFor()
    await page.keyboard.press('Enter')
    await said(page, /送审稿/)
    await type('到位注册外资', '1.6亿美元')

    await palette('会前三分钟')
    const dialog = page.getByRole('dialog', { name: '会前三分钟' })
    const paper = dialog.frameLocator('iframe')
    await dialog.getByText('共1页，A4').waitFor()
    const text = async () => (await paper.locator('body').innerText()).replace(/\s/g, '')
    await expect
      .poll(text)
      .toContain('到位注册外资实绩1.6亿美元，2021年上半年为1.84亿美元，减少0.24亿美元（13%）。')
    const all = await text()
    expect(all).toContain('低6.4个百分点')
    expect(all).toContain('还差8.4亿美元；余下6个月每月须完成1.4亿美元，前6个月月均约0.267亿美元。')
    expect(all).toContain('与版本“送审稿”不同的（1个单元格）')
    expect(all).toContain('待填')
    const file = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出Word' }).press('Enter')
    expect((await file).suggestedFilename()).toMatch(/会前三分钟.*\.docx$/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
