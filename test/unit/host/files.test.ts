import { describe, expect, test } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { readDirectory } from '../../../electron/files/zip/zip.ts'
import type { Host } from '../../../electron/host/host.ts'
import { templates } from '../../../shared/attachment/templates.ts'
import type { Methods } from '../../../shared/contract/contract.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { fact } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'
import { cellIn, differing, partsOf } from '../support/parts.ts'
import { call, openHost } from './support.ts'

async function download(host: Host, args: Methods['exportFile']['arguments']) {
  const exported = await call(host, 'exportFile', args)
  if (exported.kind !== 'download') throw new Error(exported.kind)
  return exported
}

/** Types into the cell of a role. */
async function type(host: Host, id: string, row: number, role: string, to: string): Promise<void> {
  const { attachment, revision } = await call(host, 'open', { id })
  const column = attachment.columns.find((one) => one.role === role)?.id ?? ''
  const cells = attachment.rows[row]
  const from = cells?.cells[column] ?? ''
  const edits = [{ type: 'cell' as const, row: cells?.id ?? '', column, from, to }]
  await call(host, 'apply', { id, base: revision, step: { name: '填写', edits } })
}

describe('a file and the way back into it', () => {
  test('the workbook goes back as it came, also after a restart, with nothing but the changes in it', async () => {
    const folder = temporaryFolder()
    const bytes = fact('patch/charts-and-pictures.xlsx')
    const first = openHost(folder)
    const { ids } = await call(first, 'importFile', { name: '某市 指标.xlsx', bytes })
    const id = ids[0] ?? ''
    expect(await call(first, 'open', { id })).toMatchObject({ hasSource: true, sourceKind: 'xlsx' })
    await first.close()

    const host = openHost(folder)
    const back = { id, format: 'xlsx', layout: 'source' } as const
    const same = await download(host, back)
    expect(same.name).toBe('某市 指标.xlsx')
    expect(Buffer.from(same.bytes).equals(Buffer.from(bytes))).toBe(true)
    await type(host, id, 0, 'name', '生产总值')
    const { bytes: after } = await download(host, back)
    expect(differing(bytes, after)).toEqual(['xl/worksheets/sheet1.xml'])
    expect(cellIn((await partsOf(after)).get('xl/worksheets/sheet1.xml'), 'C5')).toContain('>生产总值<')
    expect(await host.call('exportFile', { ...back, format: 'csv' })).toMatchObject({
      ok: false,
      error: { code: 'unsupported', message: expect.stringMatching(/。$/) },
    })
  })

  test('a workbook with macros keeps its ending and its macros', async () => {
    const host = openHost()
    const bytes = fact('patch/comments.xlsm')
    const { ids } = await call(host, 'importFile', { name: '带宏.XLSM', bytes })
    const id = ids[0] ?? ''
    await type(host, id, 0, 'actual', '1.0%')
    const file = await download(host, { id, format: 'xlsx', layout: 'source' })
    expect(file).toMatchObject({ name: '带宏.xlsm', mime: 'application/vnd.ms-excel.sheet.macroEnabled.12' })
    expect(differing(bytes, file.bytes)).not.toContain('xl/vbaProject.bin')
  })

  test('all tables of the file go back in one go, those of another opening of it stay out', async () => {
    const host = openHost()
    const bytes = fact('two-tables.xlsx')
    const { ids } = await call(host, 'importFile', { name: '两张.xlsx', bytes })
    const again = await call(host, 'importFile', { name: '两张.xlsx', bytes })
    const [one = '', two = ''] = ids
    await type(host, one, 0, 'name', '甲')
    await type(host, two, 0, 'target', '乙')
    await type(host, again.ids[0] ?? '', 0, 'name', '丙')
    const names = async (id: string) => {
      const file = await download(host, { id, format: 'xlsx', layout: 'source' })
      const { attachments } = await openFile('两张.xlsx', file.bytes, { indicators: [] })
      return attachments.map(({ origin }) => origin.rows[0]?.texts[1])
    }
    expect(await names(two)).toEqual(['甲', '乙'])
    expect(await names(again.ids[1] ?? '')).toEqual(['丙', expect.not.stringMatching('乙')])
    const { siblings } = await call(host, 'open', { id: two })
    expect(siblings.map(({ id }) => id)).toEqual(ids)
    const entries = await call(host, 'library', {})
    expect(new Set(entries.map(({ reportId }) => reportId)).size).toBe(2)
    expect(new Set(entries.map(({ source }) => source))).toEqual(new Set(['两张.xlsx']))
  })

  test('what came from another format, or from nowhere, has no way back and says so', async () => {
    const host = openHost()
    const csv = new TextEncoder().encode('序号,指标名称,计量单位,年度目标,实绩\n1,地区生产总值,%,8%,9%\n')
    const { ids } = await call(host, 'importFile', { name: '表.csv', bytes: csv })
    const made = await call(host, 'create', { template: 'indicators', year: 2026 })
    for (const [id, kind] of [
      [ids[0] ?? '', 'other'],
      [made.id, 'none'],
    ] as const) {
      expect(await call(host, 'open', { id })).toMatchObject({ hasSource: false, sourceKind: kind })
      expect(await host.call('exportFile', { id, format: 'xlsx', layout: 'source' })).toMatchObject({
        ok: false,
        error: { code: 'unsupported', message: expect.stringMatching(/官方格式。$/) },
      })
    }
  })
})

describe('reports', () => {
  test('one with every template, exported into one workbook with a sheet each', async () => {
    const host = openHost()
    const { id } = await call(host, 'create', { template: 'report', year: 2026 })
    const { siblings } = await call(host, 'open', { id })
    expect(siblings).toHaveLength(templates.length)
    expect(siblings[0]?.id).toBe(id)
    const { bytes } = await download(host, { id, format: 'xlsx', scope: 'report' })
    const sheets = readDirectory(bytes).filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    expect(sheets).toHaveLength(templates.length)
  })

  test('a file with two tables goes out whole or one by one', async () => {
    const host = openHost()
    const { ids } = await call(host, 'importFile', { name: '两张.xlsx', bytes: fact('two-tables.xlsx') })
    const id = ids[1] ?? ''
    const count = async (scope: 'attachment' | 'report') => {
      const { bytes } = await download(host, { id, format: 'xlsx', scope })
      return (await openFile('出.xlsx', bytes, { indicators: [] })).attachments.length
    }
    expect([await count('attachment'), await count('report')]).toEqual([1, 2])
    const csv = await download(host, { id, format: 'csv', scope: 'report' })
    expect(csv.name).toBe('两张.csv')
    await call(host, 'remove', { ids: [ids[0] ?? ''] })
    expect((await call(host, 'open', { id })).siblings).toHaveLength(1)
  })
})

describe('a report in Word', () => {
  test('takes the attachment in the place of the one it had, and nothing that is no Word document', async () => {
    const host = openHost()
    const { id } = await call(host, 'sample', {})
    const report = await download(host, { id, format: 'docx' })
    expect(report.name).toMatch(/\.docx$/)
    const { attachment } = await call(host, 'open', { id })
    const at = attachment.rows.findIndex((row) => Object.values(row.cells).includes('固定资产投资'))
    await type(host, id, at, 'actual', '10.6%')
    const put = await call(host, 'intoReport', { id, name: '报告.docx', bytes: report.bytes })
    if (put.kind !== 'download') throw new Error('the report was not handed out')
    expect(put.name).toBe('报告.docx')
    const { attachments } = await openFile('报告.docx', put.bytes, { indicators: [] })
    expect(attachments).toHaveLength(1)
    const [read] = attachments
    const texts = read?.attachment.rows.map((row) => Object.values(row.cells).join('|')) ?? []
    expect(texts[at]).toContain('固定资产投资')
    expect(texts[at]).toContain('10.6%')
    const wrong = await host.call('intoReport', { id, name: '报告.xlsx', bytes: fact('official.xlsx') })
    expect(wrong).toMatchObject({
      ok: false,
      error: { code: 'unsupported', message: expect.stringMatching(/docx/) },
    })
  })
})

describe('questions', () => {
  const bytes = new TextEncoder().encode('编码,科目,期初,期末\n1,地区生产总值,8%,9%\n2,财政收入,5%,6%\n')
  const file = { name: '县里.csv', bytes }

  test('are asked while nothing is kept; the answer is remembered, listed and forgotten', async () => {
    const host = openHost()
    const asked = await call(host, 'importFile', { ...file, answers: [] })
    expect(asked).toMatchObject({ ids: [], questions: [{ texts: expect.any(Array) }] })
    expect(await call(host, 'library', {})).toEqual([])
    const guess = asked.questions[0]?.guess
    if (!guess) throw new Error('no guess')
    const answer = { ...guess, roles: ['no', 'name', 'target', 'actual'] as const }
    const { ids, questions } = await call(host, 'importFile', {
      ...file,
      answers: [{ ...answer, roles: [...answer.roles] }],
    })
    expect(questions).toEqual([])
    const { attachment } = await call(host, 'open', { id: ids[0] ?? '' })
    expect(attachment.columns.map(({ role }) => role)).toEqual(answer.roles)

    const kept = await call(host, 'mappings', {})
    expect(kept).toMatchObject([{ mapping: answer, label: expect.stringContaining('县里.csv') }])
    // The next file of that shape is read without a question.
    const next = await call(host, 'importFile', { ...file, name: '另一个.csv', answers: [] })
    expect([next.ids.length, next.questions]).toEqual([1, []])
    await call(host, 'forgetMapping', { shape: answer.shape })
    expect(await call(host, 'mappings', {})).toEqual([])
    expect((await call(host, 'importFile', { ...file, answers: [] })).questions).toHaveLength(1)
  })

  test('are not asked of one who gives no answers: the program guesses, and remembers nothing', async () => {
    const host = openHost()
    const unsure = new TextEncoder().encode('序号,事项,甲,乙\n1,地区生产总值,8%,9%\n2,财政收入,5%,6%\n')
    const { ids, questions } = await call(host, 'importFile', { name: '表.csv', bytes: unsure })
    expect([ids.length, questions]).toEqual([1, []])
    expect(await call(host, 'mappings', {})).toEqual([])
  })
})

describe('a question that is not answered', () => {
  const sheets = {
    name: '表.csv',
    bytes: new TextEncoder().encode('序号,事项,甲,乙\n1,地区生产总值,8%,9%\n2,财政收入,5%,6%\n'),
  }

  test('leaves the table unread where it is skipped, and says so; nothing is kept or remembered', async () => {
    const host = openHost()
    const { questions } = await call(host, 'importFile', { ...sheets, answers: [] })
    const skipped = questions.map(({ sheet, shape }) => ({ sheet, shape }))
    expect(await call(host, 'importFile', { ...sheets, answers: [], skipped })).toMatchObject({
      ids: [],
      undated: [],
      questions: [],
      warnings: [{ message: expect.stringContaining('按您的选择没有读') }],
    })
    expect(await call(host, 'library', {})).toEqual([])
    expect(await call(host, 'mappings', {})).toEqual([])
  })

  test('is read as guessed where it is put off, or where nobody is asked: with what is open marked, and nothing certain', async () => {
    const host = openHost()
    const { questions } = await call(host, 'importFile', { ...sheets, answers: [] })
    const later = questions.map(({ sheet, shape }) => ({ sheet, shape }))
    for (const how of [{ answers: [], later }, {}]) {
      const { ids } = await call(host, 'importFile', { ...sheets, ...how })
      expect(ids).toHaveLength(1)
      const { attachment } = await call(host, 'open', { id: ids[0] ?? '' })
      expect(attachment.columns.map(({ role, unsure }) => [role, unsure === true])).toEqual([
        ['no', false],
        ['name', false],
        ['target', true],
        ['actual', true],
      ])
      expect(
        judgeAttachment(attachment, BUILT_IN).rows.map(({ verdict }) => [verdict?.status, verdict?.certain]),
      ).toEqual([
        ['待核', false],
        ['待核', false],
      ])
    }
    expect(await call(host, 'mappings', {})).toEqual([])
  })
})

/** What a job says that it is doing, as it comes. */
function saidBy(host: Host, job: string): string[] {
  const said: string[] = []
  host.subscribe((event) => {
    if (event.kind === 'job' && event.job === job) said.push(event.text)
  })
  return said
}

describe('jobs', () => {
  test('say what they do, and are called off', async () => {
    const host = openHost()
    const rows = Array.from({ length: 60_000 }, (_, at) => `${at + 1},指标${at},%,8%,9%,完成`)
    const bytes = new TextEncoder().encode(
      `序号,指标名称,计量单位,2021年目标,上半年实绩,双过半完成情况\n${rows.join('\n')}\n`,
    )
    const said = saidBy(host, 'j1')
    const importing = host.call('importFile', { name: '很长.csv', bytes, job: 'j1' })
    await expect.poll(() => said.at(-1)).toMatch(/^正在/)
    await call(host, 'cancel', { job: 'j1' })
    expect(await importing).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: expect.stringMatching(/。$/) },
    })
    expect(await call(host, 'library', {})).toEqual([])
    expect(await call(host, 'cancel', { job: 'nobody' })).toBeNull()
  })

  test('writing is called off as well, and leaves nothing', async () => {
    const host = openHost()
    const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
    const { attachment, revision } = await call(host, 'open', { id })
    const rows = Array.from({ length: 20_000 }, (_, at) => ({
      id: `many${at}`,
      cells: Object.fromEntries(attachment.columns.map((column) => [column.id, `${at}`])),
    }))
    const step = { name: '插入行', edits: [{ type: 'insertRows' as const, at: 0, rows }] }
    await call(host, 'apply', { id, base: revision, step })
    const said = saidBy(host, 'j2')
    const writing = host.call('exportFile', { id, format: 'xlsx', job: 'j2' })
    await expect.poll(() => said.at(-1)).toMatch(/^正在/)
    await call(host, 'cancel', { job: 'j2' })
    expect(await writing).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: '已取消导出，要用时请再导出一次。' },
    })
    expect((await download(host, { id, format: 'csv' })).name).toMatch(/csv$/)
  })
})
