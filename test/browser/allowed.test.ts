/** 有效性: a column's list and bounds as a person sets them, is offered them, and is told what does not fit. */
import { describe, expect, it } from 'vitest'
import { column, freshTables, menu } from './editing.ts'
import { goTo, keys, said, texts } from './hands.ts'
import { skipped } from './program.ts'

describe.skipIf(skipped)('what a column takes', () => {
  const program = freshTables()

  it('a list is set from what stands there, offered while typing, and nothing else is refused', async () => {
    const { page } = program
    await menu(page, 'C3', '列', '列设置…')
    const dialog = page.getByRole('dialog', { name: /列设置/ })
    await dialog.getByLabel('有效性').click()
    await page.getByTitle('从列表里选').click()
    await dialog.getByRole('button', { name: /加上本栏已有的内容/ }).click()
    await expect.poll(() => dialog.getByLabel('可选的内容').inputValue()).toBe('%\n亿美元')
    await dialog.getByLabel('可选的内容').fill('%\n亿美元\n亿元')
    await dialog.getByRole('button', { name: '确定' }).click()

    await goTo(page, 'C14')
    await page.keyboard.type('亿')
    const list = page.getByRole('list', { name: '本栏可选的内容' })
    await expect.poll(() => list.locator('li').allTextContents()).toEqual(['亿美元', '亿元', 'Alt+↓ 选用'])
    await keys(page, 'Alt+ArrowDown', 'Alt+ArrowDown')
    await expect.poll(() => page.locator('.text-layer').inputValue()).toBe('亿元')
    await keys(page, 'Enter')
    await expect.poll(() => column(page, 'C14')).toEqual(['亿元'])
    await expect.poll(() => list.count()).toBe(0)

    await goTo(page, 'C15')
    await page.keyboard.type('万')
    await keys(page, 'Enter')
    await said(page, '“万”不在本栏可选的内容里，已照写，请核对。')
    await expect.poll(() => column(page, 'C15')).toEqual(['万'])
    await goTo(page, 'C15')
    await page.getByText('“万”不在本栏可选的内容里，请核对。').waitFor()
    await keys(page, 'Control+z', 'Control+z', 'Control+z')
    await goTo(page, 'C15')
    await page.keyboard.type('万')
    await expect.poll(() => list.count()).toBe(0)
    await keys(page, 'Escape')
    await expect.poll(() => texts(page, 'C14:C15')).toEqual([[''], ['']])
  })

  it('bounds are numbers, and a figure beyond them is told', async () => {
    const { page } = program
    await menu(page, 'E3', '列', '列设置…')
    const dialog = page.getByRole('dialog', { name: /列设置/ })
    await dialog.getByLabel('有效性').click()
    await page.getByTitle('数的范围').click()
    await dialog.getByLabel('最小').fill('零')
    await expect.poll(() => dialog.getByRole('button', { name: '确定' }).isDisabled()).toBe(true)
    await dialog.getByText('最小、最大请填数字，如0、100。').waitFor()
    await dialog.getByLabel('最小').fill('１00')
    await dialog.getByLabel('最大').fill('1')
    await dialog.getByText('最大不能小于最小，请改过来。').waitFor()
    await dialog.getByLabel('最小').fill('-50')
    await dialog.getByLabel('最大').fill('100')
    await dialog.getByRole('button', { name: '确定' }).click()
    await goTo(page, 'E2')
    await page.keyboard.type('162%')
    await keys(page, 'Enter')
    await said(page, '“162%”不在本栏的范围（-50—100）内，已照写，请核对。')
  })
})
