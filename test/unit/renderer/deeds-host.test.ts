/** Actions that call the host, with a host of the test's own. */
import { describe, expect, it } from 'vitest'
import type { Deed } from '../../../renderer/actions/deed.ts'
import { openFiles } from '../../../renderer/actions/files.ts'
import { actionOf } from '../../../renderer/actions/index.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { Problem } from '../../../shared/problem.ts'
import type { Mapping } from '../../../shared/recognise/answer.ts'
import type { SheetQuestion } from '../../../shared/recognise/mapping.ts'
import { cells, contextOf, editorOf, hostOf, table } from './deed-support.ts'

const file = (name: string) => new File(['x'], name)

describe('files', () => {
  const imported = { ids: ['b', 'c'], undated: [], sealed: [], warnings: [], questions: [], document: null }
  /** A host that cannot read a file called 坏, and is not sure of one called 疑 before it has an answer. */
  const severalFrom = (...names: string[]) => {
    const deeds: Deed[] = []
    const order: string[] = []
    const context = contextOf(cells(0, 0), {
      host: (async (_: string, { name, answers }: { name: string; answers: readonly Mapping[] }) => {
        order.push(name)
        if (name.startsWith('坏')) throw new Problem('damaged', '文件损坏。')
        const unsure = name.startsWith('疑') && answers.length === 0
        return unsure ? { ...imported, ids: [], questions: [{ sheet: '表', shape: 's' }] } : imported
      }) as never,
      askMapping: async (name) => {
        order.push(`问${name}`)
        return { sheet: '表', shape: 's' } as Mapping
      },
      carryOut: async (deed) => void deeds.push(deed),
    })
    return openFiles(context, names.map(file)).then((deed) => ({ deed, deeds, order }))
  }

  it('one is put on the desk, also where it is the only one of several that can be read', async () => {
    const shown = {
      table: { id: 'b', warnings: [] },
      notice: { kind: 'done', text: '已打开“好.xlsx”，共2张表，点下面的标签切换。' },
    }
    const one = await severalFrom('好.xlsx')
    expect([one.deed, one.deeds]).toEqual([{ library: true }, [shown]])
    const two = await severalFrom('坏.xlsx', '好.xlsx')
    expect(two.deeds).toEqual([shown])
    const text = '已打开“好.xlsx”。“坏.xlsx”没有打开：文件损坏。'
    expect(two.deed).toEqual({ library: true, notice: { kind: 'error', text } })
  })

  it('the only one that cannot be read is named', async () => {
    await expect(severalFrom('坏.xlsx')).rejects.toThrow('“坏.xlsx”：文件损坏。')
  })

  it('of several nothing comes on the desk but the library, with one sentence', async () => {
    const { deed, deeds } = await severalFrom('甲.xlsx', '乙.xlsx', '丙.xlsx')
    expect(deeds).toEqual([{ table: null }])
    expect(deed).toEqual({ library: true, notice: { kind: 'done', text: '已打开3个文件，共6张表。' } })
  })

  it('of several that cannot be read each is listed with its reason', async () => {
    const { deed } = await severalFrom('坏1.xlsx', '甲.xlsx', '坏2.xlsx', '乙.xlsx')
    expect(deed.notice).toEqual({ kind: 'error', text: '已打开2个文件，共4张表，2个没有打开。' })
    const remark = (name: string) => ({ name, failed: true, lines: ['文件损坏。'] })
    expect(deed.open).toEqual({ kind: 'remarks', files: [remark('坏1.xlsx'), remark('坏2.xlsx')] })
  })

  it('of several are asked about when the others are in', async () => {
    const { order } = await severalFrom('疑.xlsx', '甲.xlsx', '乙.xlsx')
    expect(order).toEqual(['疑.xlsx', '甲.xlsx', '乙.xlsx', '疑.xlsx', '问疑.xlsx', '疑.xlsx'])
  })

  it('whose columns are not sure are asked about, and read with the answer', async () => {
    const question = { sheet: '表', shape: 's' } as SheetQuestion
    const mapping = { sheet: '表', shape: 's' } as Mapping
    const given: unknown[] = []
    const context = contextOf(cells(0, 0), {
      host: (async (_: string, args: { answers: readonly Mapping[] }) => {
        given.push([...args.answers])
        return {
          ids: args.answers.length > 0 ? ['b'] : [],
          undated: [],
          sealed: [],
          warnings: [],
          questions: args.answers.length > 0 ? [] : [question],
        }
      }) as never,
      askMapping: async () => mapping,
      carryOut: async () => {},
    })
    await openFiles(context, [file('甲.xlsx')])
    expect(given).toEqual([[], [mapping]])
  })

  it('with a report in it show its text beside the table, and alone where it holds none', async () => {
    const imported = { undated: [], sealed: [], warnings: [], questions: [], document: 'd' }
    const opening = (ids: string[], wide: boolean) =>
      contextOf(cells(0, 0), {
        host: (async () => ({ ...imported, ids })) as never,
        carryOut: async () => {},
        wide,
      })
    const report = [file('报告.docx')]
    expect(await openFiles(opening(['b'], true), report)).toEqual({ report: 'd', library: true })
    expect(await openFiles(opening(['b'], false), report)).toEqual({ library: true })
    expect(await openFiles(opening([], false), report)).toMatchObject({ report: 'd', library: true })
  })

  it('of a report is shown and put away by one key, and where there is none one is chosen', async () => {
    const deedOf = (report: { shown: boolean; beside: string | null }) =>
      actionOf('report').perform(contextOf(cells(0, 0), { report }))
    expect(deedOf({ shown: false, beside: 'd' })).toEqual({ report: 'd' })
    expect(deedOf({ shown: true, beside: 'd' })).toMatchObject({ report: null })
    expect(deedOf({ shown: false, beside: null })).toEqual({ open: { kind: 'choose-report' } })
    // One that was put away comes back first, whose ever it is.
    const left = { report: 'e', table: table.id, place: { from: 3, to: 9 }, active: 'k' }
    const report = { shown: false, beside: 'd' }
    expect(actionOf('report').perform(contextOf(cells(0, 0), { report, left }))).toEqual({ left })
  })

  it('goes back to the table that was there before, with the report that stood beside it', () => {
    const back = (report: string | null) =>
      actionOf('last-table').perform(contextOf(cells(0, 0), { before: { table: 'b', report } }))
    expect(back('d')).toEqual({ table: { id: 'b', warnings: [] }, beside: 'd', focus: 'sheet' })
    expect(back(null)).toEqual({ table: { id: 'b', warnings: [] }, focus: 'sheet' })
    expect(actionOf('last-table').perform(contextOf(cells(0, 0)))).toMatchObject({ notice: { kind: 'info' } })
  })

  it.each([
    ['later', { later: [{ sheet: '表', shape: 's' }], skipped: [] }],
    [null, { later: [], skipped: [{ sheet: '表', shape: 's' }] }],
  ] as const)('whose question is answered by %s are asked about once', async (answer, told) => {
    const given: unknown[] = []
    const context = contextOf(cells(0, 0), {
      host: (async (_: string, { answers, later, skipped }: Record<string, readonly unknown[]>) => {
        given.push({ later: [...(later ?? [])], skipped: [...(skipped ?? [])] })
        const question = { sheet: '表', shape: 's' } as SheetQuestion
        expect(answers).toEqual([])
        const questions = given.length === 1 ? [question] : []
        return { ids: [], undated: [], sealed: [], warnings: [], questions, document: null }
      }) as never,
      askMapping: async () => answer,
    })
    const deed = await openFiles(context, [file('甲.xlsx')])
    expect(given).toEqual([{ later: [], skipped: [] }, told])
    expect(deed.notice?.text).toMatch(/没有打开.*再打开一次/)
  })

  it('that nobody chose are not opened', async () => {
    const context = contextOf(cells(0, 0), { chooseFiles: async () => [] })
    expect(await actionOf('open').perform(context)).toEqual({})
    expect(await actionOf('into-report').perform(context)).toEqual({})
  })

  it('new ones and the sample come on the desk and into the library', async () => {
    const { asked, host } = hostOf({ create: { id: 'n' }, sample: { id: 's' } })
    const done: Deed[] = []
    const carryOut = async (deed: Deed) => void done.push(deed)
    const rows = table.rows.map((row) => (row.id === 'r2' ? { ...row, cells: { name: '甲' } } : row))
    const blank: Attachment = { ...table, rows }
    const opened = { ...contextOf(cells(0, 0)), open: editorOf(cells(0, 0), blank) }
    const context = contextOf(cells(0, 0), { host, carryOut, now: () => opened })
    // In the first 目标 that nobody has filled in yet.
    expect(await actionOf('new-livelihood').perform(context)).toEqual({ selection: cells(1, 2) })
    expect(done).toEqual([{ table: { id: 'n', warnings: [] }, library: true }])
    expect(await actionOf('sample').perform(context)).toMatchObject({ table: { id: 's' } })
    expect(asked[0]).toEqual(['create', { template: 'livelihood', year: new Date().getFullYear() }])
    expect(actionOf('home').perform(context)).toEqual({
      table: null,
      report: null,
      library: true,
    })
  })
})

describe('exports', () => {
  const bytes = new Uint8Array([1])
  const download = { kind: 'download', name: '表.xlsx', mime: 'm', bytes } as const

  it('are written first, then downloaded, and named', async () => {
    const order: string[] = []
    const { asked, host } = hostOf({ exportFile: download })
    const context = contextOf(cells(0, 0), {
      host: (method, args) => {
        order.push(method)
        return host(method, args)
      },
      settled: async () => void order.push('settled'),
    })
    const deed = await actionOf('export-xlsx').perform(context)
    expect(deed).toEqual({ download, handedOut: true, notice: { kind: 'done', text: '已导出“表.xlsx”。' } })
    expect(order).toEqual(['settled', 'exportFile'])
    expect(asked).toEqual([['exportFile', { id: 'a', job: 'job', format: 'xlsx' }]])
  })

  it('that the shell saved say where; one that was called off says nothing', async () => {
    const saved = hostOf({ exportFile: { kind: 'saved', path: '/表.pdf' } })
    expect(await actionOf('export-pdf').perform(contextOf(cells(0, 0), { host: saved.host }))).toEqual({
      handedOut: true,
      notice: { kind: 'done', text: '已导出到 /表.pdf 。' },
    })
    const left = hostOf({ exportFile: { kind: 'cancelled' } })
    expect(await actionOf('export-pdf').perform(contextOf(cells(0, 0), { host: left.host }))).toEqual({})
  })

  it('of each attachment are as many', async () => {
    const deeds: Deed[] = []
    const { asked, host } = hostOf({ exportFile: download })
    const open = editorOf(cells(0, 0))
    const siblings = ['a', 'b'].map((id) => ({
      id,
      label: '',
      title: [],
      remark: '',
      indicator: '',
      sheet: '',
    }))
    const context = contextOf(cells(0, 0), {
      open: { ...open, report: { ...open.report, siblings } },
      host,
      carryOut: async (deed) => void deeds.push(deed),
    })
    expect(actionOf('export-each').refusal(open)).toBe('这份报告只有一个附件。')
    expect(actionOf('export-each').refusal(context.open)).toBeNull()
    const deed = await actionOf('export-each').perform(context)
    expect(asked.map(([, args]) => args)).toMatchObject([{ id: 'a' }, { id: 'b' }])
    expect(deeds).toEqual([{ download }, { download }])
    expect(deed).toEqual({ notice: { kind: 'done', text: '已导出2个Excel。' } })
  })

  it('into the workbook say what stays out of it', async () => {
    const none = { added: [], removed: [] }
    const { asked, host } = hostOf({ exportFile: download, sourceColumns: none })
    const heading = { ...table.heading, explanations: { k: { text: '属实', finding: '甲' } } }
    const open = editorOf(cells(0, 0), { ...table, heading })
    const deed = await actionOf('export-source').perform(contextOf(cells(0, 0), { open, host }))
    expect(deed.notice?.text).toContain('审核提示的说明没有写进去')
    expect(asked[1]?.[1]).toMatchObject({ layout: 'source' })
    expect(actionOf('export-source').refusal(open)).toMatch(/不是从文件打开的/)
  })

  it('into the workbook ask first where columns of it or of the table stay out', async () => {
    const columns = { added: ['责任单位'], removed: ['备注'] }
    const { asked, host } = hostOf({ exportFile: download, sourceColumns: columns })
    const context = contextOf(cells(0, 0), { host })
    const { ask } = await actionOf('export-source').perform(context)
    expect(ask?.text).toBe(
      '“责任单位”是打开以后加的列，原来的工作簿里没有它的位置，不写进去；“备注”已从表里删去，原来的工作簿里照旧留着。其余改动照写；连列一起要的，请导出官方格式。',
    )
    expect(asked.map(([method]) => method)).toEqual(['sourceColumns'])
    const deed = await ask?.agreed(context)
    expect(asked.at(-1)?.[1]).toMatchObject({ layout: 'source' })
    expect(deed?.notice?.text).toContain('“责任单位”没有写进去。')
    await ask?.other?.chosen(context)
    expect(asked.at(-1)?.[1]).not.toHaveProperty('layout')
  })
})

it('saving waits until everything is written', async () => {
  let written = false
  const settled = async () => {
    written = true
  }
  const deed = await actionOf('save').perform(contextOf(cells(0, 0), { settled }))
  expect(written).toBe(true)
  expect(deed.notice?.text).toContain('已保存在本机')
})

describe('a file that does not say its period', () => {
  const undatedAs = (id: string, actual: string): Attachment => ({
    ...table,
    id,
    heading: { ...table.heading, months: null },
    rows: [{ id: 'r1', cells: { name: '加装电梯（部）', target: '60', actual } }],
  })
  const opening = (actual: string, answer: number | null) => {
    const [first, second] = [undatedAs('b', actual), undatedAs('c', '98')]
    const asked: [string, unknown][] = []
    const answers: Readonly<Record<string, unknown>> = {
      importFile: {
        ids: ['b', 'c'],
        undated: ['b', 'c'],
        sealed: [],
        warnings: [],
        questions: [],
        document: null,
      },
      apply: { revision: 5, undo: null, redo: null },
    }
    const host = (async (method: string, args: { id: string }) => {
      asked.push([method, args])
      return method === 'open'
        ? { attachment: args.id === 'b' ? first : second, revision: 4 }
        : answers[method]
    }) as never
    const carried: Deed[] = []
    const questions: unknown[] = []
    const context = contextOf(cells(0, 0), {
      open: editorOf(cells(0, 0), first),
      host,
      askPeriod: async (...about) => {
        questions.push(about)
        return answer
      },
      carryOut: async (deed) => {
        carried.push(deed)
      },
    })
    return { context, asked, carried, questions }
  }

  it('is asked about once for all of its tables, and the answer is an edit of each', async () => {
    const { context, asked, carried, questions } = opening('41', 6)
    await openFiles(context, [file('甲.xlsx')])
    expect(questions).toEqual([['“甲.xlsx”', 2]])
    const heading = { ...table.heading, months: null }
    const edits = [{ type: 'heading', from: heading, to: { ...heading, months: 6, told: '人工' } }]
    expect(carried.at(-1)?.step).toEqual({ name: '选择时期', edits })
    expect(asked.at(-1)).toEqual(['apply', { id: 'c', base: 4, step: { name: '选择时期', edits } }])
  })

  it('stays as it is where nobody answers', async () => {
    const { context, asked, carried } = opening('41', null)
    await openFiles(context, [file('甲.xlsx')])
    expect(carried.map(({ step }) => step)).toEqual([undefined])
    expect(asked.map(([method]) => method)).toEqual(['importFile', 'open', 'open'])
  })

  it('is not asked about where no row waits for it', async () => {
    const { context, questions } = opening('61', 6)
    await openFiles(context, [file('甲.xlsx')])
    expect(questions).toEqual([])
  })
})
