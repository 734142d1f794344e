/** The sheet as a person reads and touches it, in the browser and in the shell alike. */
import type { Locator, Page } from 'playwright-core'

/** Opens a file through the program's own button. */
export async function openWorkbook(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '打开表格' }).first().click()
  await (await chooser).setFiles(file)
}

/** Opens the attachment on the first page again. */
export async function reopen(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /双过半”完成情况/ })
    .first()
    .click()
  await page.locator('.ag-row').first().waitFor()
}

/** Drops a file onto the window. */
export async function dropWorkbook(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const files = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(content)], file))
      return transfer
    },
    [name, [...bytes]] as [string, number[]],
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: files })
  await page.dispatchEvent('body', 'drop', { dataTransfer: files })
}

/** The numbers of the bar below: 完成, 未完成, 待核, 待填. */
export const counts = (page: Page): Promise<string | null> => page.locator('.counts').textContent()

/** Waits until the host has written everything. */
export const saved = async (page: Page): Promise<void> =>
  page.getByRole('status').filter({ hasText: '已保存' }).waitFor()

/** The cell in the row of that indicator and the column of that header. */
export async function cell(page: Page, indicator: string, header: string): Promise<Locator> {
  const row = page.locator('.grid .ag-row').filter({ hasText: indicator }).first()
  const column = page.locator('.grid .ag-header-cell').filter({ hasText: header }).first()
  const id = await column.getAttribute('col-id')
  return row.locator(`[col-id="${id}"]`)
}

/** Clicks in the middle of a cell; the text area above it takes no clicks while it is at rest. */
export async function clickCell(page: Page, indicator: string, header: string): Promise<void> {
  const box = await (await cell(page, indicator, header)).boundingBox()
  if (box === null) throw new Error(`${indicator}/${header} is not on the screen`)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
