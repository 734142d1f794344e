/** One table in two windows: each shows what the other does, and nothing that is being typed goes under. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saved } from '../sheet.ts'
import { freshTable, goTo, keys, rowCount, said, texts, where, whole } from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('two windows on one table', () => {
  let program: Program
  let one: Page
  let two: Page
  beforeAll(async () => {
    program = await startProgram()
    one = program.page
    await one.getByRole('button', { name: '打开表格' }).first().waitFor()
  })
  afterAll(() => program.close())

  beforeEach(async () => {
    await freshTable(one)
    two = await one.context().newPage()
    await two.goto(one.url())
    await two
      .getByRole('button', { name: /双过半”完成情况/ })
      .first()
      .click()
    await two.locator('.ag-row').first().waitFor()
    await two.waitForFunction(() => document.activeElement?.className === 'text-layer ready')
  })
  afterEach(async () => {
    await two.close()
    await one.bringToFront()
  })

  const fill = async (page: Page, address: string, text: string): Promise<void> => {
    await page.bringToFront()
    await goTo(page, address)
    await page.keyboard.type(text)
    await keys(page, 'Enter')
  }
  /** Another window calls the host. */
  const ask = (page: Page, method: string, args: unknown): Promise<unknown> =>
    page.evaluate(
      async ([name, json]) => {
        const body = new FormData()
        body.set('json', json)
        // None of these answers carries bytes: each is JSON alone.
        return (await (await fetch(`call/${name}`, { method: 'POST', body })).json()).value
      },
      [method, JSON.stringify(args)] as const,
    )
  const shows = (page: Page, address: string, text: string) =>
    expect.poll(() => texts(page, address)).toEqual([[text]])

  it('show what the other types, inserts and takes back, and keep their own place', async () => {
    await two.bringToFront()
    await goTo(two, 'E5')
    const held = await whole(two)
    const was = (await texts(one, 'E2'))[0]?.[0] ?? ''
    await fill(one, 'E2', '13.7%')
    await shows(two, 'E2', '13.7%')
    const rows = await rowCount(two)
    await goTo(one, 'A2')
    await one.getByRole('button', { name: '上方插入行' }).click()
    await expect.poll(() => rowCount(two)).toBe(rows + 1)
    // Still on the same cell, which stands a row lower now.
    await expect.poll(() => where(two)).toBe('E6')
    expect(await whole(two)).toBe(held)
    await keys(one, 'Control+z')
    await expect.poll(() => rowCount(two)).toBe(rows)
    // What one did, two takes back.
    await two.bringToFront()
    await keys(two, 'Control+z')
    await shows(one, 'E2', was)
  })

  it('what the other did is taken back with a word of whose it was, and comes back', async () => {
    const was = (await texts(one, 'E2'))[0]?.[0] ?? ''
    await fill(two, 'E3', '5.5%')
    await saved(two)
    // One's own step goes without a word.
    await keys(two, 'Control+z')
    await expect.poll(() => texts(two, 'E3')).not.toEqual([['5.5%']])
    await fill(one, 'E2', '13.7%')
    await saved(one)
    await shows(two, 'E2', '13.7%')
    await two.bringToFront()
    expect(await two.locator('.notices .notice').count()).toBe(0)
    await keys(two, 'Control+z')
    await shows(two, 'E2', was)
    await said(two, /撤销了另一窗口（.*\d\d:\d\d）的“[^”]+”。/)
    await two.locator('.notices').getByRole('button', { name: '恢复' }).click()
    await shows(two, 'E2', '13.7%')
    await shows(one, 'E2', '13.7%')
    await said(two, /恢复了另一窗口（.*\d\d:\d\d）的“[^”]+”。/)
  })

  it('nothing of a table is read again where something else of the library changed', async () => {
    const asked: string[] = []
    two.on('request', (request) => asked.push(request.url().replace(/^.*\/call\//, '')))
    const [entry] = (await ask(one, 'library', {})) as { id: string }[]
    const { id } = entry ?? { id: '' }
    await two.bringToFront()
    for (const archived of [true, false]) {
      const before = asked.length
      await ask(one, 'archive', { ids: [id], archived })
      // The series looks a moment later than the table itself.
      await expect.poll(() => asked.slice(before)).toEqual(expect.arrayContaining(['revision', 'series']))
    }
    expect(asked.filter((method) => method === 'open')).toEqual([])
  })

  it('an open editor stays open, and what is typed in it comes to the cell that it was opened on', async () => {
    await two.bringToFront()
    await goTo(two, 'E5')
    await two.keyboard.type('77')
    await fill(one, 'E2', '14.1%')
    // Where nothing moves the table follows under it.
    await shows(two, 'E2', '14.1%')
    const rows = await rowCount(one)
    await goTo(one, 'A2')
    await one.getByRole('button', { name: '上方插入行' }).click()
    await expect.poll(() => rowCount(one)).toBe(rows + 1)
    await saved(one)
    await two.bringToFront()
    expect(await two.locator('.text-layer').inputValue()).toBe('77')
    expect(await rowCount(two)).toBe(rows)
    await two.keyboard.type('.5%')
    await keys(two, 'Enter')
    await expect.poll(() => rowCount(two)).toBe(rows + 1)
    await shows(two, 'E6', '77.5%')
    await shows(one, 'E6', '77.5%')
    await saved(two)
  })

  it('a composition is not ended by what the other does', async () => {
    await two.bringToFront()
    await goTo(two, 'B5')
    const input = await two.context().newCDPSession(two)
    await input.send('Input.imeSetComposition', { text: 'ren', selectionStart: 3, selectionEnd: 3 })
    // Not with the mouse: a window that comes to the front ends the other one's composition itself.
    const [entry] = (await ask(one, 'library', {})) as { id: string }[]
    const { id } = entry ?? { id: '' }
    const { revision } = (await ask(one, 'open', { id })) as { revision: number }
    const rows = await rowCount(one)
    const edits = [{ type: 'insertRows', at: 0, rows: [{ id: 'new', cells: {} }] }]
    await ask(one, 'apply', { id, base: revision, step: { name: '插入行', edits } })
    await expect.poll(() => rowCount(one)).toBe(rows + 1)
    expect(await two.locator('.text-layer').inputValue()).toBe('ren')
    await input.send('Input.insertText', { text: '人民' })
    expect(await two.locator('.text-layer').inputValue()).toBe('人民')
    await keys(two, 'Enter')
    await shows(two, 'B6', '人民')
    await shows(one, 'B6', '人民')
  })

  it('of two who write the same cell the later is told, with what was typed', async () => {
    await two.bringToFront()
    // What the panel reads by itself after each change does not take the sentence away.
    await two.getByRole('tab', { name: '历史' }).click()
    await goTo(two, 'E5')
    await two.keyboard.type('88.8%')
    await fill(one, 'E5', '66.6%')
    await saved(one)
    await two.bringToFront()
    await keys(two, 'Enter')
    await shows(two, 'E5', '66.6%')
    await two.locator('.history .entry').filter({ hasText: '66.6%' }).waitFor()
    await said(two, /您填的“88\.8%”没有写入；.*请核对后再填。/)
    await shows(one, 'E5', '66.6%')
    await saved(two)
  })
})
