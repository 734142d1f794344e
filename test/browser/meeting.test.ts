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

  it('turns its pages by the wheel and by two buttons too', async () => {
    const { page } = program
    const first = await shown()
    const next = page.getByRole('button', { name: '下一页' })
    const previous = page.getByRole('button', { name: '上一页' })
    await expect.poll(() => previous.isDisabled()).toBe(true)
    await page.mouse.move(900, 500)
    await page.mouse.wheel(0, 120)
    await page.getByText(/第2页，共\d页/).waitFor()
    const second = await shown()
    expect(second).not.toContain(first[0])
    await expect.poll(() => current()).toBe(second[0])
    await page.mouse.wheel(0, -120)
    await expect.poll(() => shown()).toEqual(first)
    await next.click()
    await expect.poll(() => shown()).toEqual(second)
    // The keys are still the wall's.
    await keys(page, 'Space')
    await expect.poll(() => current()).toBe(second[1])
    await previous.click()
    await expect.poll(() => shown()).toEqual(first)
  })

  it('has all names in one size, and its foot grows with the wall', async () => {
    const { page } = program
    const sizes = (what: string) =>
      page
        .locator(what)
        .evaluateAll((all) => [...new Set(all.map((each) => getComputedStyle(each).fontSize))])
    expect(await sizes('.meeting .name')).toHaveLength(1)
    const [small = ''] = await sizes('.meeting footer button')
    await page.setViewportSize({ width: 3840, height: 2160 })
    const grown = 1.9 * Number.parseFloat(small)
    await expect
      .poll(async () =>
        (await sizes('.meeting footer :is(button, kbd, .ant-segmented-item-label)')).map(Number.parseFloat),
      )
      .toSatisfy((all: number[]) => all.every((size) => size >= grown))
    await page.setViewportSize({ width: 1920, height: 1080 })
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

  it("says whose word it is where it is a person's, and paints its bar in no colour of a verdict", async () => {
    const { page } = program
    await goTo(page, 'F8')
    await page.keyboard.type('完成')
    await keys(page, 'Enter', 'Alt+F5')
    const line = lines().filter({ hasText: '到位注册外资' })
    await expect.poll(() => line.locator('.said').innerText()).toMatch(/^完成\s*人工认定$/)
    await expect.poll(() => line.locator('.track').getAttribute('class')).toBe('track ruled')
    // As the program judges it nobody is named.
    const own = lines().filter({ hasText: '固定资产投资' })
    await expect.poll(() => own.locator('.said').innerText()).toBe('未完成')
    await keys(page, 'Escape', 'Control+z')
  })
})
