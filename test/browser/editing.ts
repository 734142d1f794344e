/** What the tests of editing share: the official table anew before each, columns and headers to read, menus to go through. */
import type { Page } from 'playwright-core'
import { beforeEach, expect } from 'vitest'
import { freshTable, spot, texts } from './hands.ts'
import type { Program } from './program.ts'
import { running } from './running.ts'

/** The program with the official table just opened before each test of a describe. */
export function freshTables(): Pick<Program, 'page'> {
  const program = running()
  beforeEach(() => freshTable(program.page))
  return program
}

export const column = async (page: Page, address: string) => (await texts(page, address)).flat()
export const headers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.grid .ag-header-cell[col-id]:not(.gutter)')]
      .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
      .map((header) => header.innerText.replaceAll(/\s/g, '')),
  )

const begin = (name: string): RegExp => new RegExp(`^${name.replace(/[（）()]/g, '.')}`)

export async function menu(page: Page, address: string, ...names: string[]): Promise<void> {
  const place = await spot(page, address)
  await page.mouse.click(place.x, place.y, { button: 'right' })
  for (const [n, name] of names.entries()) {
    const item = page.getByRole('menuitem', { name: begin(name) }).last()
    // The mouse waits until the menu stands still, as a hand does.
    await page.waitForFunction(() => document.getAnimations().length === 0)
    const next = names[n + 1]
    if (next === undefined) await item.click()
    else
      await expect
        .poll(async () => {
          await item.hover()
          return page
            .getByRole('menuitem', { name: begin(next) })
            .last()
            .isVisible()
        })
        .toBe(true)
  }
}
