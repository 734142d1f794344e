/** The wall of a meeting: by one key, all by keys and by the mouse, and the table as it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshTable, goTo, keys, where } from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('the wall of a meeting', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram({ width: 1920, height: 1080 })
    await freshTable(program.page)
  })
  afterAll(() => program.close())

  const lines = () => program.page.locator('.meeting li')
  const current = () => program.page.locator('.meeting li[aria-current="true"] .name').innerText()
  const shown = () => program.page.locator('.meeting .name').allInnerTexts()

  it('comes by Alt+F5, the worst first, in letters for ten metres', async () => {
    const { page } = program
    await goTo(page, 'C4:D6')
    await keys(page, 'Alt+F5')
    await expect.poll(() => lines().count()).toBeGreaterThan(4)
    const words = await page.locator('.meeting .word').allInnerTexts()
    expect(words.slice(0, 3)).toEqual(['未完成', '未完成', '未完成'])
    const wall = await page.locator('.meeting').boundingBox()
    expect(wall).toEqual({ x: 0, y: 0, width: 1920, height: 1080 })
    const size = await page
      .locator('.meeting .name')
      .first()
      .evaluate((name) => getComputedStyle(name).fontSize)
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(44)
  })

  it('goes on by the space bar, back with Shift, and turns its pages by itself', async () => {
    const { page } = program
    const before = await shown()
    await expect.poll(() => current()).toBe(before[0])
    await keys(page, 'Space')
    await expect.poll(() => current()).toBe(before[1])
    await keys(page, 'Shift+Space')
    await expect.poll(() => current()).toBe(before[0])
    for (const _ of before) await keys(page, 'Space')
    await expect.poll(() => shown()).not.toContain(before[0])
    await page.getByText(/第2页，共\d页/).waitFor()
    await keys(page, 'Home')
    await expect.poll(() => shown()).toEqual(before)
  })

  it('tells the reason at Enter and at a click, within the window', async () => {
    const { page } = program
    const why = page.locator('.meeting .why')
    await keys(page, 'Enter')
    await why.waitFor()
    await keys(page, 'Enter')
    await why.waitFor({ state: 'detached' })
    await lines().filter({ hasText: '到位注册外资' }).click()
    await expect.poll(() => why.innerText()).toContain('18.4%')
    const box = await why.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? Number.POSITIVE_INFINITY)).toBeLessThan(1080)
    await expect.poll(() => current()).toContain('到位注册外资')
  })

  it('stands as printed at an arrow or a click', async () => {
    const { page } = program
    await keys(page, 'ArrowRight')
    await expect.poll(async () => (await shown())[0]).toContain('地区生产总值')
    await page.getByText('差的在前').click()
    await expect.poll(async () => (await shown())[0]).not.toContain('地区生产总值')
  })

  it('is left by Esc with the table as it was: nothing to undo, the same cells selected, the keyboard in the sheet', async () => {
    const { page } = program
    await keys(page, 'Escape')
    await page.locator('.meeting').waitFor({ state: 'detached' })
    await expect.poll(() => where(page)).toBe('3行×2列')
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('text-layer ready')
  })
})
