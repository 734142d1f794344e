/** What a person's hands do on the sheet, and what their eyes read there. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openWorkbook } from '../sheet.ts'

const official = join(import.meta.dirname, '../facts/official.xlsx')

/** The official table, just opened: nothing is left of what was done to another copy of it. */
export async function freshTable(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  // What an earlier test left on the desk may look the same.
  await page.evaluate(() => document.querySelector('.sheet')?.setAttribute('data-before', ''))
  await openWorkbook(page, official)
  await page.locator('.sheet:not([data-before])').waitFor()
  const first = page.locator('.grid .ag-row[row-index="0"]').filter({ hasText: '地区生产总值' })
  await first.filter({ hasText: '12.3%' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.className === 'text-layer ready')
  // Messages of earlier tests would answer for this one.
  await page.waitForFunction(
    () => document.querySelector<HTMLButtonElement>('[aria-label="撤销"]')?.disabled === true,
  )
}

/** Goes to an address (E7, B2:E7) through the name box. */
export async function goTo(page: Page, address: string): Promise<void> {
  const box = page.getByLabel('名称框')
  await box.click()
  await box.fill(address)
  await box.press('Enter')
}

/** What the name box says is selected. */
export const where = (page: Page): Promise<string> => page.getByLabel('名称框').inputValue()

/** The whole text of the active cell, as the bar above shows it. */
export const whole = async (page: Page): Promise<string> =>
  (await page.locator('.name-bar .whole').textContent()) ?? ''

/** The texts of a range as the sheet shows them, row by row. */
export async function texts(page: Page, address: string): Promise<string[][]> {
  const [from = '', to = from] = address.split(':')
  const at = (name: string) => ({ column: name.charCodeAt(0) - 65, row: Number(name.slice(1)) - 1 })
  return page.evaluate(
    ([first, last]) => {
      // By number: scrolled sideways, columns are under others or not drawn at all.
      const idOf = (column: number) =>
        document
          .querySelector(`.grid .ag-header-cell[col-id][aria-colindex="${column + 2}"]`)
          ?.getAttribute('col-id')
      const columns = Array.from({ length: last.column - first.column + 1 }, (_, at) => first.column + at)
      const rows: string[][] = []
      for (let row = first.row; row <= last.row; row++)
        rows.push(
          columns.map(
            (column) =>
              document.querySelector<HTMLElement>(
                `.grid .ag-row[row-index="${row}"] [col-id="${idOf(column)}"]`,
              )?.textContent ?? '(not drawn)',
          ),
        )
      return rows
    },
    [at(from), at(to)] as const,
  )
}

/** The middle of a cell on the screen. */
export async function spot(page: Page, address: string): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(
    ([column, row]) => {
      const line = document
        .querySelector(`.grid .ag-row[row-index="${row}"] .gutter`)
        ?.getBoundingClientRect()
      const header = document
        .querySelector(`.grid .ag-header-cell[col-id][aria-colindex="${column + 2}"]`)
        ?.getBoundingClientRect()
      return line && header ? { x: header.x + header.width / 2, y: line.y + line.height / 2 } : null
    },
    [address.charCodeAt(0) - 65, Number(address.slice(1)) - 1] as const,
  )
  if (place === null) throw new Error(`${address} is not on the screen`)
  return place
}

/** The middle of a row's number. */
export async function rowNumber(page: Page, row: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(`.grid .ag-row[row-index="${row - 1}"] .gutter`).boundingBox()
  if (box === null) throw new Error(`row ${row} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The middle of a column's letter. */
export async function letter(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await page
    .locator('.letters .letter')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .boundingBox()
  if (box === null) throw new Error(`column ${name} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export async function click(
  page: Page,
  { x, y }: { x: number; y: number },
  modifier?: 'Shift',
): Promise<void> {
  if (modifier !== undefined) await page.keyboard.down(modifier)
  await page.mouse.click(x, y)
  if (modifier !== undefined) await page.keyboard.up(modifier)
}

export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Presses keys one after the other. */
export async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key)
}

/** The newest sentence that the program said. */
export async function said(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.notice').filter({ hasText: text }).last().waitFor()
}

/** The number of rows, as the last row of the table says. */
export async function rowCount(page: Page): Promise<number> {
  const count = await page
    .locator('.grid [role="grid"], .grid [role="treegrid"]')
    .first()
    .getAttribute('aria-rowcount')
  const headers = await page.locator('.grid .ag-header-row').count()
  return Number(count) - headers
}
