/** 设置 as a person meets it: asked once who they are, words of the district, and the way to another computer. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cell, clickCell, saved } from '../sheet.ts'
import { skipped, startProgram } from './program.ts'

const openSample = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /示例/ }).first().click()
  await page.locator('.ag-row').first().waitFor()
}

const typeActual = async (page: Page, text: string): Promise<void> => {
  await clickCell(page, '固定资产投资', '实绩')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await saved(page)
}

const palette = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

describe.skipIf(skipped)('settings in the browser', () => {
  it('ask for the name at the first edit, once, and history has it', async () => {
    const program = await startProgram()
    const { page } = program
    await openSample(page)
    const asks = page.getByRole('button', { name: '记谁的名字？' })
    expect(await asks.count()).toBe(0)
    await typeActual(page, '5.5%')
    await asks.waitFor()
    // In nobody's way: the keyboard is still the sheet's.
    await typeActual(page, '5.6%')
    await asks.focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: '姓名和单位' })
    await expect
      .poll(() =>
        form.getByRole('textbox', { name: '姓名' }).evaluate((field) => field === document.activeElement),
      )
      .toBe(true)
    await page.keyboard.type('沈南')
    await page.keyboard.press('Tab')
    await page.keyboard.type('竹溪县发改局')
    await page.keyboard.press('Enter')
    await asks.waitFor({ state: 'detached' })
    await typeActual(page, '5.7%')
    await palette(page, '历史')
    await page
      .getByText(/竹溪县发改局 沈南/)
      .first()
      .waitFor()
    await program.restart()
    await page
      .getByRole('region', { name: '我的表格' })
      .getByRole('listitem')
      .first()
      .getByRole('button')
      .first()
      .click()
    await page.locator('.ag-row').first().waitFor()
    await typeActual(page, '5.8%')
    expect(await asks.count()).toBe(0)
    await program.close()
  })

  it('say how long the bin keeps, which its lines tell, and that is taken back', async () => {
    const program = await startProgram()
    const { page } = program
    await openSample(page)
    await page.getByRole('button', { name: '我的表格' }).click()
    await page.locator('.library .take-off').first().click()
    const bin = page.locator('.library .bin')
    await bin.getByText('1项，一直保留到彻底删除').click()
    await openSample(page)
    await palette(page, '设置')
    await page.getByRole('tab', { name: '备份和回收站' }).click()
    await page.getByRole('combobox', { name: '回收站保留多久' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('满30天的自动彻底删除，不能再恢复').waitFor()
    if (process.env.SGB_PICTURES !== undefined)
      await page.screenshot({ path: join(process.env.SGB_PICTURES, 'settings-bin.png') })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '我的表格' }).click()
    await bin.getByText('1项，保留30天').click()
    await bin.getByText(/移除 · 保留到\d{4}年\d+月\d+日/).waitFor()
    await palette(page, '设置')
    await page.getByRole('tab', { name: '备份和回收站' }).click()
    await page.getByText('满30天的自动彻底删除').waitFor()
    await page.getByRole('combobox', { name: '回收站保留多久' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('满1年的自动彻底删除').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await page.getByText('满30天的自动彻底删除').waitFor()
    await program.close()
  })

  it('a word of the district is offered in tables and cells, is taken back, and shows in the other window', async () => {
    const program = await startProgram({ width: 900, height: 640 })
    const { page } = program
    await openSample(page)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('button', { name: '打开表格' }).first().waitFor()
    await other.keyboard.press('Control+,')
    await other.getByRole('tab', { name: '判定和用语' }).click()

    await page.bringToFront()
    await page.keyboard.press('Control+,')
    const dialog = page.getByRole('dialog', { name: '设置' })
    await expect
      .poll(() =>
        dialog.getByRole('textbox', { name: '姓名' }).evaluate((field) => field === document.activeElement),
      )
      .toBe(true)
    // By keys alone: from the tabs to the words.
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowRight')
    const add = dialog.getByRole('button', { name: '添加用语' })
    await add.focus()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('完成的用语', { exact: true }).fill('赶上进度')
    await dialog.getByLabel('未完成的用语').fill('赶不上进度')
    await dialog.getByLabel('达到全年目标的用语（可空）').fill('全年已到手')
    await dialog.getByRole('button', { name: '保存用语' }).press('Enter')
    const line = dialog
      .getByRole('list', { name: '本地的用语' })
      .getByText('全年已到手 / 赶上进度 / 赶不上进度')
    await line.waitFor()
    await dialog.getByText(/^本机 · /).waitFor()
    await other.bringToFront()
    await other.getByRole('list', { name: '本地的用语' }).getByText('赶上进度').waitFor()
    await other.close()

    // Taken off and back.
    await page.bringToFront()
    await dialog.getByRole('button', { name: /^删除 全年已到手/ }).press('Enter')
    await line.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await line.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await clickCell(page, '固定资产投资', '双过半')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('option', { name: '赶不上进度' }).waitFor()
    await page.keyboard.press('Escape')
    await palette(page, '表格设置')
    const table = page.getByRole('dialog', { name: '表格设置' })
    await table.getByLabel('完成情况的用语').click()
    await page.getByTitle('全年已到手 / 赶上进度 / 赶不上进度').click()
    await table.getByRole('button', { name: '确定' }).click()
    await table.waitFor({ state: 'detached' })
    const shown = async () => (await cell(page, '固定资产投资', '双过半')).innerText()
    await expect.poll(shown).toBe('赶不上进度')
    await program.close()
  })

  it('of new tables are what they begin with; the open one takes them where a person says so, and back', async () => {
    const program = await startProgram()
    const { page } = program
    await openSample(page)
    await page.keyboard.press('Control+,')
    const dialog = page.getByRole('dialog', { name: '设置' })
    await dialog.getByRole('tab', { name: '判定和用语' }).click()
    await dialog.getByLabel('“左右”的容差（百分点）').fill('很多')
    await page.keyboard.press('Enter')
    await dialog.getByText('“很多”不能作容差').waitFor()
    await dialog.getByLabel('“左右”的容差（百分点）').fill('０．８')
    await page.keyboard.press('Enter')
    await dialog.getByText('新表的容差改为0.8个百分点。').waitFor()
    await dialog.getByLabel('新表完成情况的用语').click()
    await page.getByTitle('已过半 / 未过半', { exact: true }).click()
    await dialog.getByText('新表的用语改为“已过半 / 未过半”。').waitFor()
    const shown = async () => (await cell(page, '固定资产投资', '双过半')).innerText()
    expect(await shown()).toBe('未完成')
    await dialog.getByRole('button', { name: '打开的这张表也改用' }).press('Enter')
    await expect.poll(shown).toBe('未过半')
    await page.keyboard.press('Escape')
    await saved(page)
    await page.keyboard.press('Control+z')
    await expect.poll(shown).toBe('未完成')
    await program.close()
  })

  it('go to a fresh library as a file: what would change is shown, chosen, and taken back at once', async () => {
    const [old, fresh] = [await startProgram(), await startProgram({ width: 900, height: 640 })]
    const { page: from } = old
    await from.getByRole('button', { name: '设置', exact: true }).click()
    const there = from.getByRole('dialog', { name: '设置' })
    await there.getByRole('textbox', { name: '姓名' }).fill('沈南')
    await there.getByRole('textbox', { name: '单位' }).fill('竹溪县发改局')
    await there.getByRole('tab', { name: '指标' }).click()
    await there.getByRole('button', { name: '打开指标库，查找或添加' }).press('Enter')
    await from.getByRole('button', { name: '新增指标' }).click()
    await from.getByLabel('指标名称').fill('古树挂牌数')
    await from.getByRole('button', { name: '保存' }).click()
    await from.getByLabel('查找指标').waitFor()
    await from.keyboard.press('Escape')
    // It leads back to where it was opened from.
    await there.getByRole('list', { name: '自定的指标' }).getByText('古树挂牌数').waitFor()
    await there.getByText(/本机 · 沈南 · /).waitFor()
    await there.getByRole('tab', { name: '导出和导入' }).click()
    const download = from.waitForEvent('download')
    await there.getByRole('button', { name: '导出设置' }).press('Enter')
    const file = await download
    const path = join(old.data, file.suggestedFilename())
    await file.saveAs(path)

    const { page } = fresh
    await palette(page, '设置')
    const dialog = page.getByRole('dialog', { name: '设置' })
    await dialog.getByRole('tab', { name: '导出和导入' }).click()
    const choose = async (): Promise<void> => {
      const chooser = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: '导入设置…' }).press('Enter')
      await (await chooser).setFiles(path)
    }
    await choose()
    // A name is its person's: it is there to be ticked, and is not.
    expect(await dialog.getByRole('checkbox', { name: /^姓名：沈南/ }).isChecked()).toBe(false)
    expect(await dialog.getByRole('checkbox', { name: /^指标“古树挂牌数”/ }).isChecked()).toBe(true)
    await dialog.getByRole('button', { name: '导入所选（2项）' }).press('Enter')
    await dialog.getByText(/已从“双过半-设置-.*\.json”导入2项。/).waitFor()
    await dialog.getByRole('tab', { name: '指标', exact: true }).click()
    await dialog
      .getByText(/^导入自“双过半-设置-.*\.json” · 竹溪县发改局 沈南|^导入自“双过半-设置-.*\.json” · 沈南/)
      .waitFor()
    await dialog.getByRole('button', { name: '撤销' }).press('Enter')
    await dialog.getByText('这里是您添加或改过的0个').waitFor()
    await dialog.getByRole('tab', { name: '姓名和单位' }).click()
    expect(await dialog.getByRole('textbox', { name: '单位' }).inputValue()).toBe('')
    await old.close()
    await fresh.close()
  })
})
