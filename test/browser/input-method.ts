/**
 * Chinese typing in the sheet, played through the DevTools protocol as an input method plays it: key presses of code
 * 229, a composition that grows letter by letter, and the text that ends it. `npm run test:ime` does the same with a
 * real one.
 */
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { beforeAll, beforeEach, expect } from 'vitest'
import { cell, openWorkbook } from '../sheet.ts'
import { running } from './running.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

/** The keys and compositions of an input method. */
function inputMethod(cdp: CDPSession) {
  const key = async (name: string): Promise<void> => {
    const code = { key: name, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code })
  }
  const hold = (text: string) =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  return {
    /** A key that the input method keeps for itself. */
    key,
    /** Types letters that stay raw until they are chosen. */
    async compose(letters: string): Promise<void> {
      for (let at = 1; at <= letters.length; at++) {
        await key(letters.charAt(at - 1))
        await hold(letters.slice(0, at))
      }
    },
    /** The key that chooses, and the text it ends the composition with. */
    async choose(name: string, text: string): Promise<void> {
      await key(name)
      await cdp.send('Input.insertText', { text })
    },
    async cancel(name = 'Escape'): Promise<void> {
      await key(name)
      await hold('')
    },
  }
}

export type InputMethod = ReturnType<typeof inputMethod>

export const layer = (page: Page) => page.locator('.text-layer')
export const stateOf = (page: Page): Promise<string> =>
  layer(page).evaluate((element) => element.className.replace('text-layer ', ''))
export const written = (page: Page): Promise<string> => layer(page).inputValue()
export const focused = (page: Page): Promise<boolean> =>
  layer(page).evaluate((element) => element === document.activeElement)
/** The address of the active cell, as the name box says it. */
export const address = (page: Page): Promise<string> => page.getByLabel('名称框').inputValue()
export const textOf = async (page: Page, indicator: string, header: string): Promise<string> =>
  (await cell(page, indicator, header)).innerText()
/** The text of a cell by its address in the table: column from 0, row from 1. */
export const at = (page: Page, column: number, row: number): Promise<string> =>
  page
    .locator(`.grid .ag-row[row-index="${row - 1}"] [role="gridcell"]:not(.gutter)`)
    .nth(column)
    .innerText()

/** Ready, focused, nothing left in the text area. */
export async function expectReadyAt(page: Page, where: string): Promise<void> {
  await expect.poll(() => stateOf(page)).toBe('ready')
  await expect.poll(() => written(page)).toBe('')
  await expect.poll(() => focused(page)).toBe(true)
  await expect.poll(() => address(page)).toBe(where)
}

/** The official table newly opened before each test of a describe, and an input method to type into it with. */
export function onOfficialTable(take: (page: Page, ime: InputMethod) => void): void {
  const program = running()
  beforeAll(async () => {
    const { page } = program
    take(page, inputMethod(await page.context().newCDPSession(page)))
  })
  beforeEach(async () => {
    const { page } = program
    await page.reload()
    await openWorkbook(page, official)
    await page.locator('.ag-row').first().waitFor()
    await layer(page).waitFor({ state: 'attached' })
  })
}
