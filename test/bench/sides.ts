/** The two sides of the comparison, both with the same table: the program as it is, and a bare grid. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import type { Method, Methods } from '../../shared/contract/contract.ts'
import { unpack } from '../../shared/contract/wire.ts'
import type { Result } from '../../shared/problem.ts'
import { metered, type Side } from './measure.ts'
import { columns, tableRows } from './table.ts'

/** Calls the host through its loopback door, as the page does. */
async function call<M extends Method>(page: Page, method: M, args: Methods[M]['arguments']) {
  const { origin, href } = new URL(page.url())
  const response = await page.request.post(new URL(`call/${method}`, href).href, {
    headers: { origin },
    multipart: { json: JSON.stringify(args) },
  })
  const result = unpack(await response.text(), []) as Result<Methods[M]['value']>
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Puts the table into the library and on the desk; with the milliseconds from the click to its first row. */
export async function program(page: Page, rows: number): Promise<Side & { readonly opened: number }> {
  const { id } = await call(page, 'sample', {})
  const { attachment, revision } = await call(page, 'open', { id })
  await call(page, 'apply', {
    id,
    base: revision,
    step: {
      name: '换成大表',
      edits: [
        { type: 'merges', from: attachment.merges, to: [] },
        { type: 'deleteRows', at: 0, rows: attachment.rows },
        { type: 'deleteColumns', at: 0, columns: attachment.columns },
        { type: 'insertColumns', at: 0, columns },
        { type: 'insertRows', at: 0, rows: tableRows(rows) },
      ],
    },
  })
  await page.reload()
  const entry = page.getByRole('button', { name: /双过半”完成情况/ }).first()
  await entry.waitFor()
  const opened = await entry.evaluate(async (button: HTMLElement) => {
    const start = performance.now()
    button.click()
    while (document.querySelector('.ag-row') === null) await new Promise(requestAnimationFrame)
    return performance.now() - start
  })
  return {
    page,
    opened,
    session: await metered(page),
    grid: '.grid',
    field: '.text-layer:not(.ready)',
    async go(row, column) {
      // From below, so that the row is the first one in sight, as in the bare grid.
      for (const place of [Math.min(row + 60, rows - 1), row]) {
        await page.getByLabel('名称框').fill(`${String.fromCharCode(65 + column)}${place + 1}`)
        await page.keyboard.press('Enter')
        await page.keyboard.press('Escape')
        await page.locator(`.ag-row[row-index="${place}"]`).first().waitFor()
      }
    },
  }
}

/** A bare grid in a page of its own, as large on the screen as the program's. */
export async function bare(page: Page, rows: number, size: { width: number; height: number }): Promise<Side> {
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><body><div id="grid" style="width:${size.width}px;height:${size.height}px"></div>`,
  )
  await page.addScriptTag({ content: await bareScript() })
  await page.evaluate((given) => window.showBare(given), {
    // As wide as the program draws them.
    columns: columns.map(({ id, header, width }) => ({
      id,
      header: header.join(''),
      width: width * 7.5 + 12,
    })),
    rows: tableRows(rows).map(({ cells }) => cells),
  })
  await page.locator('.ag-row').first().waitFor()
  return {
    page,
    session: await metered(page),
    grid: '#grid',
    field: '.ag-cell-inline-editing input',
    async go(row, column) {
      await page.evaluate(
        ([at, id]) => {
          window.bare.ensureIndexVisible(at, 'top')
          window.bare.setFocusedCell(at, id)
        },
        [row, columns[column]?.id ?? ''] as [number, string],
      )
      await page.locator(`.ag-row[row-index="${row}"]`).first().waitFor()
    },
  }
}

/** The bare page as one script; nothing of it is written to the disk. */
async function bareScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, 'bare'),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: 'main.ts', formats: ['iife'], name: 'bare' },
      chunkSizeWarningLimit: 4000,
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('the bare page was not built')
  return chunk.code
}
