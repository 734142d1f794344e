/** The real shell, from a double click to the database and back. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/state/host.ts'
import { cell, clickCell, counts, dropWorkbook, reopen, saved } from '../sheet.ts'
import { electronBinary, launch, type Shell, until } from './shell.ts'

const missing = electronBinary() === null
if (missing) {
  console.warn('已跳过：这里没有Electron程序文件 / skipped: there is no Electron binary on this machine')
}

const official = join(import.meta.dirname, '../facts/official.xlsx')

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

  /** A picture of the window, where somebody wants to look at it. */
  const picture = async (name: string): Promise<void> => {
    const folder = process.env.OUT
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await shell.page.screenshot({ path: join(folder, `${name}.png`) })
  }

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
    await dropWorkbook(shell.page, 'official.xlsx', readFileSync(official))
    await shell.page.locator('.ag-row').first().waitFor()
    await expect.poll(() => counts(shell.page)).toBe('完成 9未完成 3待核 2待填 0')
    await clickCell(shell.page, '固定资产投资', '实绩')
    await shell.page.keyboard.type('10.5%')
    await shell.page.keyboard.press('Enter')
    await expect
      .poll(async () => (await cell(shell.page, '固定资产投资', '完成情况')).innerText())
      .toBe('完成')
    await saved(shell.page)
    await picture('before')

    await expect.poll(() => shell.close()).toBe(0)
    shell = await launch(data)

    await reopen(shell.page)
    await expect.poll(async () => (await cell(shell.page, '固定资产投资', '实绩')).innerText()).toBe('10.5%')
    await expect.poll(() => counts(shell.page)).toBe('完成 10未完成 2待核 2待填 0')
    await clickCell(shell.page, '地区生产总值', '实绩')
    await shell.page.keyboard.press('Control+z')
    await until(async () => ((await counts(shell.page)) === '完成 9未完成 3待核 2待填 0' ? true : undefined))
    await expect.poll(async () => (await cell(shell.page, '固定资产投资', '实绩')).innerText()).toBe('4.1%')
    await picture('after')
  })

  test('backs up on a thread of its own, and looks the backup over', async () => {
    await shell.page.getByRole('button', { name: '我的表格' }).click()
    await shell.page.getByRole('button', { name: '备份与恢复' }).click()
    await shell.page.getByRole('button', { name: '立即备份' }).click()
    await shell.page.getByRole('listitem').filter({ hasText: '已检查，完好' }).waitFor()
    await shell.page.getByRole('button', { name: '选择文件夹' }).waitFor()
    await shell.page.keyboard.press('Escape')
    await reopen(shell.page)
  })

  /** The processes below the shell's that run Node: the host's own. */
  const hostProcesses = (): number[] => {
    const lines = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).stdout.split('\n')
    const all = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)?.slice(1) ?? [])
    const below = new Set([String(shell.process.pid)])
    for (let size = 0; size !== below.size; ) {
      size = below.size
      for (const [pid = '', parent = ''] of all) if (below.has(parent)) below.add(pid)
    }
    return all.flatMap(([pid = '', , words = '']) =>
      below.has(pid) && words.includes('node.mojom.NodeService') ? [Number(pid)] : [],
    )
  }

  test('goes on where its host process falls, with all that was saved', async () => {
    const entries = () => shell.page.evaluate(() => window.host?.call('library', {}))
    const before = await entries()
    const [pid = 0, ...more] = hostProcesses()
    expect([pid > 0, more]).toEqual([true, []])
    process.kill(pid, 'SIGKILL')
    await until(() => (hostProcesses().includes(pid) ? undefined : true))
    // What was under way when it fell may have failed; the next call starts another one.
    const after = await until(async () => ((await entries())?.ok === true ? await entries() : undefined))
    expect(after).toEqual(before)
    expect(hostProcesses()).not.toContain(pid)
  })

  test('prints a PDF by itself, for the face and for the command line', async () => {
    const { pdfWith } = await import('../../electron/files/pdf.ts')
    const html =
      '<!doctype html><html lang="zh-CN"><title>甲</title><style>@page{size:210mm 297mm;margin:0}</style><p>完成'
    const main = fileURLToPath(new URL('../../dist/electron/main.js', import.meta.url))
    const pdf = await pdfWith(
      (page, out, signal) =>
        new Promise((resolve, reject) => {
          const child = spawn(electronBinary() ?? '', [main, '--no-sandbox', '--print-pdf', page, out], {
            signal,
          })
          child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
        }),
      html,
    )
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/^%PDF-[\s\S]*\/MediaBox \[0 0 59[45]\.\d+ 84[12]/)
  })

  /** The windows of the display whose name is the printer dialog's, in the languages that the system may speak. */
  const dialogs = (): string[] =>
    spawnSync('xdotool', ['search', '--name', '^(Print|打印)$'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter(Boolean)
  const blind = spawnSync('xdotool', ['version']).status !== 0

  test.skipIf(blind)('goes to the printer through the system’s own dialog', async () => {
    await shell.page.keyboard.press('Control+p')
    await shell.page.frameLocator('iframe[title="打印的页面"]').locator('.page').first().waitFor()
    // The page stands still while the dialog is open, and the click with it.
    const click = shell.page
      .getByRole('button', { name: '打印', exact: true })
      .click()
      .catch(() => {})
    const [dialog = ''] = await until(() => (dialogs().length > 0 ? dialogs() : undefined))
    spawnSync('xdotool', ['windowfocus', '--sync', dialog, 'key', 'Escape'])
    await until(() => (dialogs().length === 0 ? true : undefined))
    await click
    await shell.page.keyboard.press('Escape')
    await until(async () => ((await shell.page.getByRole('dialog').count()) === 0 ? true : undefined))
  })

  test('starts only once on one data folder', async () => {
    await expect(launch(data)).rejects.toThrow(/ended with 0/)
  })

  test('opens a file that is double-clicked while it runs, in the window that is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sgb-双击 '))
    const file = join(folder, '双击的表.csv')
    writeFileSync(file, '序号,指标名称,计量单位,2021年目标,实绩\n1,双击打开的指标,亿元,10,6\n')
    try {
      await expect(launch(data, file)).rejects.toThrow(/ended with 0/)
      const row = shell.page.locator('.ag-row', { hasText: '双击打开的指标' })
      await until(async () => ((await row.count()) === 1 ? true : undefined))
      await picture('handed')
      // From where it lies it is read again as it is now; once it is gone one sentence says so.
      writeFileSync(file, '序号,指标名称,计量单位,2021年目标,实绩\n1,又改过的指标,亿元,10,6\n')
      const again = async (what: string): Promise<void> => {
        await shell.page.keyboard.press('Escape')
        await shell.page.keyboard.press('Control+w')
        await shell.page.getByRole('button', { name: '文件 双击的表.csv' }).click()
        await shell.page.getByRole('menuitem', { name: what }).click()
      }
      await again('重新打开这个文件')
      const changed = shell.page.locator('.ag-row', { hasText: '又改过的指标' })
      await until(async () => ((await changed.count()) === 1 ? true : undefined))
      // The place of a file that is chosen in the dialog is known too, though the page is never told a path.
      const chosen = join(folder, '选出的表.csv')
      writeFileSync(chosen, '序号,指标名称,计量单位,2021年目标,实绩\n1,选出来的指标,亿元,10,6\n')
      const session = await shell.page.context().newCDPSession(shell.page)
      await session.send('Page.enable')
      await session.send('Page.setInterceptFileChooserDialog', { enabled: true })
      const field = new Promise<number>((resolve) =>
        session.once('Page.fileChooserOpened', ({ backendNodeId = 0 }) => resolve(backendNodeId)),
      )
      // The file does not tell its period, and is asked about.
      const asked = shell.page.getByRole('dialog')
      await asked.waitFor()
      await shell.page.keyboard.press('Escape')
      await asked.waitFor({ state: 'detached' })
      await shell.page.keyboard.press('Control+w')
      await shell.page.locator('.beginnings').getByRole('button', { name: '打开表格' }).click()
      await session.send('DOM.setFileInputFiles', { files: [chosen], backendNodeId: await field })
      const own = shell.page.locator('.ag-row', { hasText: '选出来的指标' })
      await until(async () => ((await own.count()) === 1 ? true : undefined))
      expect((await shell.page.evaluate(() => window.host?.recent()))?.[0]).toMatchObject({
        name: '选出的表.csv',
        folder,
      })
      await session.detach()
      rmSync(file)
      await again('打开所在文件夹')
      const gone = shell.page.locator('.notice', { hasText: '“双击的表.csv”已不在' })
      await until(async () => ((await gone.count()) > 0 ? true : undefined))
      await picture('gone')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  // Last, because the driver waits for a navigation that it saw begin and that never comes.
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
})

describe.skipIf(missing)('the shell that is opened by a double click on a file', () => {
  test('shows the file; of one that cannot be read it says why', async () => {
    const data = mkdtempSync(join(tmpdir(), 'sgb-shell-'))
    const broken = join(data, '坏的.xlsx')
    writeFileSync(broken, 'PK no workbook')
    const shell = await launch(data, official)
    try {
      const rows = shell.page.locator('.ag-row', { hasText: '地区生产总值' })
      await until(async () => ((await rows.count()) > 0 ? true : undefined))
      await expect(launch(data, broken)).rejects.toThrow(/ended with 0/)
      await shell.page.getByText('“坏的.xlsx”').first().waitFor()
    } finally {
      await shell.close().catch(() => {})
      rmSync(data, { recursive: true, force: true })
    }
  })
})
