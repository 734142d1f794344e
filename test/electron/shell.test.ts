/** The real shell, from a double click to the database and back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleWorkbook } from '../../electron/samples/workbook.ts'
import type {} from '../../renderer/host.ts'
import type { Attachment } from '../../shared/attachment.ts'
import type { Method, Methods } from '../../shared/contract.ts'
import { electronBinary, launch, type Shell } from './shell.ts'

const missing = electronBinary() === null
if (missing) {
  console.warn('已跳过：这里没有Electron程序文件 / skipped: there is no Electron binary on this machine')
}

/** Calls the contract through the bridge, as the page does. */
async function call<M extends Method>(page: Page, method: M, args: Methods[M]['arguments']) {
  const result = await page.evaluate(([name, given]) => window.host?.call(name, given), [method, args] as [
    Method,
    unknown,
  ])
  if (result?.ok !== true) throw new Error(JSON.stringify(result))
  return result.value as Methods[M]['value']
}

/** The row of an indicator with the id of its 实绩 cell. */
function actualOf(attachment: Attachment, indicator: string) {
  const of = (role: string) => attachment.columns.find((column) => column.role === role)?.id ?? ''
  const row = attachment.rows.find((each) => each.cells[of('name')] === indicator)
  if (row === undefined) throw new Error(`no row ${indicator}`)
  return { row: row.id, column: of('actual'), text: row.cells[of('actual')] ?? '' }
}

describe.skipIf(missing)('the shell', () => {
  let data: string
  let shell: Shell

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sgb-shell-'))
    shell = await launch(data)
  })
  afterAll(async () => {
    await shell?.close().catch(() => {})
    rmSync(data, { recursive: true, force: true })
  })

  test('gives the page a host and nothing of Node', async () => {
    const seen = await shell.page.evaluate(() => ({
      host: typeof window.host?.call,
      others: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      address: location.href,
    }))
    expect(seen).toEqual({ host: 'function', others: [], address: 'https://sgb.invalid/' })
  })

  test('serves the page under a strict policy', async () => {
    const { policy, sniff, evaluated } = await shell.page.evaluate(async () => {
      const response = await fetch(location.href)
      let evaluated = true
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.head.append(script)
      if (!('injected' in window)) evaluated = false
      return {
        policy: response.headers.get('content-security-policy'),
        sniff: response.headers.get('x-content-type-options'),
        evaluated,
      }
    })
    expect(policy).toContain("default-src 'none'")
    expect(sniff).toBe('nosniff')
    expect(evaluated).toBe(false)
  })

  test('refuses to navigate, to open windows and to reach the network', async () => {
    const outcome = await shell.page.evaluate(async () => {
      const opened = window.open('https://example.com/') !== null
      location.href = 'https://example.com/'
      await new Promise((resolve) => setTimeout(resolve, 500))
      const fetched = await fetch('https://example.com/').then(
        () => true,
        () => false,
      )
      return { opened, fetched, address: location.href }
    })
    expect(outcome).toEqual({ opened: false, fetched: false, address: 'https://sgb.invalid/' })
  })

  test('does not serve what lies beside the page', async () => {
    const statuses = await shell.page.evaluate(() =>
      Promise.all(
        ['/%2e%2e/electron/main.js', '/..%2felectron/main.js', '/%2e%2e%5cmain.js'].map(async (path) => {
          const response = await fetch(path)
          return response.status
        }),
      ),
    )
    expect(statuses).toEqual([404, 404, 404])
  })

  test('refuses arguments that the contract does not allow', async () => {
    const result = await shell.page.evaluate(() => window.host?.call('open', { id: 5 }))
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  test('opens the official workbook, keeps an edit, and finds it after a restart', async () => {
    const { name, bytes } = await sampleWorkbook()
    const imported = await shell.page.evaluate(
      ([file, content]) => window.host?.call('importFile', { name: file, bytes: new Uint8Array(content) }),
      [name, [...bytes]] as [string, number[]],
    )
    if (imported?.ok !== true) throw new Error(JSON.stringify(imported))
    const [id = ''] = (imported.value as Methods['importFile']['value']).ids

    const opened = await call(shell.page, 'open', { id })
    const before = actualOf(opened.attachment, '固定资产投资')
    expect(before.text).toBe('4.1%')
    const saved = await call(shell.page, 'apply', {
      id,
      base: opened.revision,
      step: {
        name: '填写',
        edits: [{ type: 'cell', row: before.row, column: before.column, from: '4.1%', to: '10.5%' }],
      },
    })
    expect(saved).toEqual({ revision: 1, undo: '填写', redo: null })

    expect(await shell.close()).toBe(0)
    shell = await launch(data)

    const again = await call(shell.page, 'open', { id })
    expect(actualOf(again.attachment, '固定资产投资').text).toBe('10.5%')
    expect(again).toMatchObject({ revision: 1, undo: '填写' })
    const undone = await call(shell.page, 'undo', { id, base: 1 })
    expect(undone).toMatchObject({ name: '填写', revision: 2, redo: '填写' })
  })

  test('starts only once on one data folder', async () => {
    await expect(launch(data)).rejects.toThrow(/ended with 0/)
  })
})
