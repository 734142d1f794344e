import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { width } from '../../../electron/doors/command/text.ts'
import { findChromium } from '../../../electron/files/pdf.ts'
import { databaseFile } from '../../../electron/host/folder.ts'
import { samplePath } from '../../../electron/samples/workbook.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { call, openHost } from '../host/support.ts'
import { factPath } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'

const cli = fileURLToPath(new URL('../../../electron/doors/command/cli.ts', import.meta.url))

function sgb(words: readonly string[], input = '', data?: string) {
  const env = data === undefined ? process.env : { ...process.env, SGB_DATA: data }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    input,
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr, lines: stdout.split('\n').slice(0, -1) }
}

/** The sample under a plain name. */
function sample(): string {
  const file = join(temporaryFolder(), 'official.xlsx')
  copyFileSync(samplePath(), file)
  return file
}

describe('sgb show', () => {
  test('prints one JSON object a file, with the keys that programs rely on', () => {
    const file = sample()
    const { status, lines, stderr } = sgb(['show', '--json', file])
    expect({ status, stderr, count: lines.length }).toEqual({ status: 0, stderr: '', count: 1 })
    const shown = JSON.parse(lines[0] ?? '')
    expect(Object.keys(shown)).toEqual(['file', 'attachments', 'warnings'])
    expect(shown.file).toBe(file)
    const [attachment] = shown.attachments
    expect(Object.keys(attachment)).toEqual([
      'label',
      'title',
      'sheet',
      'year',
      'months',
      'columns',
      'rows',
      'summary',
    ])
    expect(attachment).toMatchObject({ label: '附件', year: 2021, months: 6 })
    expect(attachment.columns.map(({ role }: { role: string }) => role)).toEqual([
      'no',
      'name',
      'unit',
      'target',
      'actual',
      'status',
    ])
    expect(attachment.rows).toHaveLength(18)
    const investment = attachment.rows[4]
    expect(Object.keys(investment)).toEqual([
      'no',
      'name',
      'unit',
      'target',
      'actual',
      'status',
      'level',
      'cells',
      'verdict',
    ])
    expect(investment).toMatchObject({
      no: '5',
      name: '固定资产投资',
      unit: '%',
      target: '10%左右',
      actual: '4.1%',
      status: '未完成',
      level: 0,
      cells: ['5', '固定资产投资', '%', '10%左右', '4.1%', '未完成'],
      verdict: { status: '未完成', rule: 'growth', certain: true },
    })
    expect(Object.keys(investment.verdict)).toEqual([
      'status',
      'rule',
      'certain',
      'suggest',
      'reason',
      'progress',
      'schedule',
      'gap',
    ])
    expect(attachment.rows[13]).toMatchObject({ target: '', actual: '', verdict: null })
    expect(attachment.summary).toMatchObject({ done: 9, missed: 3, pending: 2, blank: 0 })
    expect(Object.keys(attachment.summary)).toEqual(['done', 'missed', 'pending', 'blank', 'rates'])
    expect(Object.keys(attachment.summary.rates[0])).toEqual(['of', 'done', 'total', 'percent'])
  })

  test('shows the others where one file cannot be read, and ends with 1', () => {
    const file = sample()
    const text = join(temporaryFolder(), 'letter.xlsx')
    writeFileSync(text, '你好')
    const { status, lines } = sgb(['show', text, '/none.xlsx', file, '--json'])
    expect(status).toBe(1)
    const [first, second, third] = lines.map((line) => JSON.parse(line))
    expect(first).toEqual({
      file: text,
      error: { code: 'not-a-workbook', message: expect.stringMatching(/。$/) },
    })
    expect(second).toEqual({
      file: '/none.xlsx',
      error: { code: 'not-found', message: expect.stringMatching(/。$/) },
    })
    expect(third.attachments).toHaveLength(1)

    const plain = sgb(['show', text, file])
    expect(plain.status).toBe(1)
    expect(plain.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(plain.stdout).toContain('固定资产投资')
  })

  test('prints a table for people whose columns stand under each other', () => {
    const { status, lines } = sgb(['show', sample()])
    expect(status).toBe(0)
    const header = lines.find((line) => line.includes('指标名称')) ?? ''
    const row = lines.find((line) => line.includes('固定资产投资')) ?? ''
    const place = (line: string, text: string) => width(line.slice(0, line.indexOf(text)))
    expect(place(row, '4.1%')).toBe(place(header, '实绩'))
    expect(place(row, '未完成')).toBe(place(header, '双过半完成情况'))
    expect(lines.some((line) => line.includes('完成9项，未完成3项，待核2项'))).toBe(true)
  })
})

describe('sgb judge', () => {
  const row = { indicator: '固定资产投资', unit: '%', target: '10%左右', actual: '4.1%', months: 6 }

  test('answers every line with a verdict, numbers or texts', () => {
    const input = [
      row,
      { ...row, unit: '亿元', target: 100, actual: 60 },
      {
        ...row,
        indicator: '城镇居民人均可支配收入',
        target: '与经济增长同步',
        actual: '12.5%',
        gdp_growth: 12.3,
      },
      {
        ...row,
        indicator: '城镇居民人均可支配收入',
        target: '与经济增长同步',
        actual: '12.1%',
        gdp_growth: '12.3',
      },
      { ...row, target: '', actual: '' },
      { ...row, unit: '亿元', target: 100, actual: 60, months: null },
      { ...row, unit: '亿元', target: 100, actual: 101, months: undefined },
    ]
    const { status, lines } = sgb(
      ['judge'],
      `\uFEFF${input.map((each) => JSON.stringify(each)).join('\r\n\r\n')}`,
    )
    expect(status).toBe(0)
    const verdicts = lines.map((line) => JSON.parse(line))
    expect(verdicts.map((verdict) => verdict.status)).toEqual([
      '未完成',
      '完成',
      '完成',
      '未完成',
      '',
      '待核',
      '完成',
    ])
    for (const verdict of verdicts) {
      expect(Object.keys(verdict)).toEqual([
        'status',
        'rule',
        'certain',
        'suggest',
        'reason',
        'progress',
        'schedule',
        'gap',
      ])
    }
    expect(verdicts[1]).toMatchObject({ rule: 'amount', progress: '60', schedule: '50', gap: '10' })
    expect(verdicts[4]).toEqual({
      status: '',
      rule: null,
      certain: true,
      suggest: [],
      reason: expect.stringMatching(/。$/),
      progress: null,
      schedule: null,
      gap: null,
    })
  })

  test('a bad line is answered with its error, the others with their verdicts, and it ends with 1', () => {
    const input = ['rubbish', '[]', JSON.stringify({ ...row, months: 13 }), JSON.stringify(row)].join('\n')
    const { status, lines } = sgb(['judge'], input)
    expect(status).toBe(1)
    const answers = lines.map((line) => JSON.parse(line))
    for (const [at, answer] of answers.slice(0, 3).entries()) {
      expect(answer).toEqual({
        error: { code: 'invalid', message: expect.stringMatching(`^第${at + 1}行：`) },
      })
    }
    expect(answers[3].status).toBe('未完成')
  })

  test('answers each line before the next one comes', async () => {
    const child = spawn(process.execPath, [cli, 'judge'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const answers = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]()
    for (let turn = 0; turn < 2; turn++) {
      child.stdin.write(`${JSON.stringify(row)}\n`)
      expect(JSON.parse((await answers.next()).value).status).toBe('未完成')
    }
    child.stdin.end()
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
  })

  test('is quiet when nobody reads on', async () => {
    const child = spawn(process.execPath, [cli, 'judge'], { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.on('error', () => {})
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
    child.stdout.destroy()
    child.stdin.end(`${JSON.stringify(row)}\n`.repeat(2_000))
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
    expect(words).toBe('')
  })
})

describe('sgb export', () => {
  test('writes the official workbook, which shows the same again', () => {
    const file = sample()
    const out = join(temporaryFolder(), 'out.xlsx')
    expect(sgb(['export', file, '-o', out])).toMatchObject({ status: 0, stderr: '' })
    const shown = (name: string) => {
      const { sheet: _, ...attachment } = JSON.parse(sgb(['show', '--json', name]).lines[0] ?? '')
        .attachments[0]
      return attachment
    }
    expect(shown(out)).toEqual(shown(file))
  })

  test('writes back into the workbook itself', () => {
    const folder = temporaryFolder()
    for (const name of ['charts-and-pictures.xlsx', 'comments.xlsm']) {
      const out = join(folder, name)
      const source = factPath(`patch/${name}`)
      expect(sgb(['export', source, '-o', out, '--layout', 'source'])).toMatchObject({
        status: 0,
        stderr: '',
      })
      expect(readFileSync(out).equals(readFileSync(source))).toBe(true)
    }
    // The other ending would be a workbook that Excel does not open.
    const wrong = sgb([
      'export',
      factPath('patch/comments.xlsm'),
      '-o',
      join(folder, 'a.xlsx'),
      '--layout',
      'source',
    ])
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringMatching(/\.xlsm.*。\n$/)])
    const csv = join(folder, 'a.csv')
    writeFileSync(csv, '序号,指标名称,计量单位,年度目标,实绩\n1,地区生产总值,%,8%,9%\n')
    const none = sgb(['export', csv, '-o', join(folder, 'b.xlsx'), '--layout', 'source'])
    expect([none.status, none.stderr]).toEqual([1, expect.stringMatching(/官方格式。\n$/)])
  })

  test('writes CSV that Excel reads as UTF-8', () => {
    const out = join(temporaryFolder(), 'out.csv')
    expect(sgb(['export', sample(), '-o', out, '--layout', 'official']).status).toBe(0)
    const text = readFileSync(out, 'utf8')
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text).toContain('固定资产投资')
  })

  test('writes the printed pages as HTML, and as Word', () => {
    const folder = temporaryFolder()
    const html = join(folder, 'out.html')
    expect(sgb(['export', sample(), '-o', html])).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>[\s\S]*固定资产投资[\s\S]*— 1 —/)
    const docx = join(folder, 'out.docx')
    expect(sgb(['export', sample(), '-o', docx])).toMatchObject({ status: 0, stderr: '' })
    expect(sgb(['show', docx, '--json']).lines[0]).toContain('固定资产投资')
  })

  test.skipIf(findChromium() === null)('writes a PDF with the browser of the machine', () => {
    const out = join(temporaryFolder(), 'out.pdf')
    expect(sgb(['export', sample(), '-o', out])).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(out, 'latin1')).toMatch(/^%PDF-[\s\S]*\/Lang \(zh-CN\)/)
  })

  test('says what to do where nothing can make a PDF', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [cli, 'export', sample(), '-o', join(temporaryFolder(), 'a.pdf')],
      { encoding: 'utf8', env: { ...process.env, CHROMIUM: '/none', ELECTRON_OVERRIDE_DIST_PATH: '/none' } },
    )
    expect([status, stderr.trimEnd()]).toEqual([1, expect.stringMatching(/^[^\n]*没有找到Chrome[^\n]*。$/)])
  })

  test.each(['out.exe', 'out'])('says that it cannot write %s', (out) => {
    const { status, stderr, stdout } = sgb(['export', sample(), '-o', join(temporaryFolder(), out)])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr.trimEnd()).toMatch(/^[^\n]*\.xlsx[^\n]*。$/)
  })

  test('tells programs of an error in JSON', () => {
    const { status, lines } = sgb(['export', '/none.xlsx', '-o', join(temporaryFolder(), 'a.xlsx'), '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      error: { code: 'not-found', message: expect.stringMatching(/。$/) },
    })
  })
})

describe('the person’s own indicators', () => {
  const csv = '序号,指标名称,计量单位,2021年目标,上半年实绩,双过半完成情况\n1,微笑次数,次,100,120,\n'
  const row = { indicator: '微笑次数', unit: '次', target: '100', actual: '120', months: 6 }

  /** A data folder whose owner says that fewer smiles are better, and a file that counts some. */
  async function own() {
    const folder = temporaryFolder()
    const host = openHost(folder)
    const indicator = { name: '微笑次数', kind: 'level', direction: 'down', source: '自定' } as const
    await call(host, 'keepSettings', { indicators: [{ ...indicator, aliases: [], units: ['次'] }] })
    await host.close()
    const file = join(temporaryFolder(), '微笑.csv')
    writeFileSync(file, csv)
    return { folder, file }
  }

  test('reach show, judge and export alike', async () => {
    const { folder, file } = await own()
    const status = (data: string) => ({
      judge: JSON.parse(sgb(['judge'], JSON.stringify(row), data).lines[0] ?? '').status,
      show: JSON.parse(sgb(['show', file, '--json'], '', data).lines[0] ?? '').attachments[0].rows[0].status,
    })
    expect(status(folder)).toEqual({ judge: '未完成', show: '未完成' })
    const none = join(temporaryFolder(), 'none')
    expect(status(none)).toEqual({ judge: '完成', show: '完成' })
    // Whoever only looks makes nothing.
    expect(existsSync(none)).toBe(false)
    const out = join(temporaryFolder(), 'out.csv')
    expect(sgb(['export', file, '-o', out], '', folder)).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(out, 'utf8')).toContain('未完成')
  })

  test.each<[string, (file: string) => void]>([
    ['damaged', (file) => writeFileSync(file, '这不是数据库'.repeat(200))],
    [
      'of a newer program',
      (file) => {
        const database = openDatabase(file)
        database.pragma('user_version = 999')
        database.close()
      },
    ],
    ['empty', (file) => writeFileSync(file, '')],
  ])('where the database is %s, are said to be missing only where there may be some', async (what, spoil) => {
    const { folder, file } = await own()
    const database = databaseFile(folder)
    spoil(database)
    const before = readFileSync(database)
    const { status, stderr, lines } = sgb(['show', file, '--json'], '', folder)
    expect([status, JSON.parse(lines[0] ?? '').attachments[0].rows[0].status]).toEqual([0, '完成'])
    if (what === 'empty') expect(stderr).toBe('')
    else expect(stderr).toMatch(/^读不到您保存的设置，这次按程序自带的指标判定：[^\n]*。\n$/)
    expect(readFileSync(database).equals(before)).toBe(true)
  })
})

describe('wrong usage', () => {
  test.each([
    [[]],
    [['show']],
    [['show', '--port', '1', 'a']],
    [['none']],
    [['judge', 'file']],
    [['export', 'a.xlsx']],
    [['export', 'a.xlsx', '-o', 'b.xlsx', '--layout', 'other']],
    [['serve', '--port', '99999']],
    [['serve', '--unknown']],
  ])('%j ends with 2 and one Chinese line', (words) => {
    const { status, stderr, stdout } = sgb(words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^用法：[^\n]*\n$/)
  })
})
