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
  it('are opened one after the other; one that fails stops no other', async () => {
    const deeds: Deed[] = []
    const { asked, host } = hostOf({ importFile: { ids: ['b', 'c'], warnings: [], questions: [] } })
    const context = contextOf(cells(0, 0), {
      host: async (method, args) => {
        if (JSON.stringify(args).includes('坏')) throw new Problem('damaged', '文件损坏。')
        return host(method, args)
      },
      carryOut: async (deed) => void deeds.push(deed),
    })
    expect(await openFiles(context, [file('坏.xlsx'), file('好.xlsx')])).toEqual({ library: true })
    expect(deeds).toEqual([
      { notice: { kind: 'error', text: '“坏.xlsx”没有打开：文件损坏。' } },
      {
        table: { id: 'b', warnings: [] },
        notice: { kind: 'info', text: '已打开“好.xlsx”，共2张表，点下面的标签切换。' },
      },
    ])
    expect(asked).toHaveLength(1)
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

  it.each([
    ['later', { later: [{ sheet: '表', shape: 's' }], skipped: [] }],
    [null, { later: [], skipped: [{ sheet: '表', shape: 's' }] }],
  ] as const)('whose question is answered by %s are asked about once', async (answer, told) => {
    const given: unknown[] = []
    const said: Deed[] = []
    const context = contextOf(cells(0, 0), {
      host: (async (_: string, { answers, later, skipped }: Record<string, readonly unknown[]>) => {
        given.push({ later: [...(later ?? [])], skipped: [...(skipped ?? [])] })
        const question = { sheet: '表', shape: 's' } as SheetQuestion
        expect(answers).toEqual([])
        return { ids: [], warnings: [], questions: given.length === 1 ? [question] : [] }
      }) as never,
      askMapping: async () => answer,
      carryOut: async (deed) => void said.push(deed),
    })
    await openFiles(context, [file('甲.xlsx')])
    expect(given).toEqual([{ later: [], skipped: [] }, told])
    expect(said[0]?.notice?.text).toMatch(/没有打开.*再打开一次/)
  })

  it('that nobody chose are not opened', async () => {
    const context = contextOf(cells(0, 0), { chooseFiles: async () => [] })
    expect(await actionOf('open').perform(context)).toEqual({ library: true })
    expect(await actionOf('into-report').perform(context)).toEqual({})
  })

  it('new ones and the sample come on the desk and into the library', async () => {
    const { asked, host } = hostOf({ create: { id: 'n' }, sample: { id: 's' } })
    const context = contextOf(cells(0, 0), { host })
    expect(await actionOf('new-livelihood').perform(context)).toEqual({
      table: { id: 'n', warnings: [] },
      library: true,
    })
    expect(await actionOf('sample').perform(context)).toMatchObject({ table: { id: 's' } })
    expect(asked[0]).toEqual(['create', { template: 'livelihood', year: new Date().getFullYear() }])
    expect(actionOf('home').perform(context)).toEqual({ table: null, library: true })
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
    expect(deed).toEqual({ download, notice: { kind: 'done', text: '已导出“表.xlsx”。' } })
    expect(order).toEqual(['settled', 'exportFile'])
    expect(asked).toEqual([['exportFile', { id: 'a', job: 'job', format: 'xlsx' }]])
  })

  it('that the shell saved say where; one that was called off says nothing', async () => {
    const saved = hostOf({ exportFile: { kind: 'saved', path: '/表.pdf' } })
    expect(await actionOf('export-pdf').perform(contextOf(cells(0, 0), { host: saved.host }))).toEqual({
      notice: { kind: 'done', text: '已导出到 /表.pdf 。' },
    })
    const left = hostOf({ exportFile: { kind: 'cancelled' } })
    expect(await actionOf('export-pdf').perform(contextOf(cells(0, 0), { host: left.host }))).toEqual({})
  })

  it('of each attachment are as many', async () => {
    const deeds: Deed[] = []
    const { asked, host } = hostOf({ exportFile: download })
    const open = editorOf(cells(0, 0))
    const siblings = ['a', 'b'].map((id) => ({ id, label: '', title: [] }))
    const context = contextOf(cells(0, 0), {
      open: { ...open, report: { ...open.report, siblings } },
      host,
      carryOut: async (deed) => void deeds.push(deed),
    })
    expect(actionOf('export-each').refusal(open)).toBe('这份报告只有一个附件。')
    expect(actionOf('export-each').refusal(context.open)).toBeNull()
    await actionOf('export-each').perform(context)
    expect(asked.map(([, args]) => args)).toMatchObject([{ id: 'a' }, { id: 'b' }])
    expect(deeds).toHaveLength(2)
  })

  it('into the workbook say what stays out of it', async () => {
    const { asked, host } = hostOf({ exportFile: download })
    const heading = { ...table.heading, explanations: { k: { text: '属实', finding: '甲' } } }
    const open = editorOf(cells(0, 0), { ...table, heading })
    const deed = await actionOf('export-source').perform(contextOf(cells(0, 0), { open, host }))
    expect(deed.notice?.text).toContain('审核提示的说明没有写进去')
    expect(asked[0]?.[1]).toMatchObject({ layout: 'source' })
    expect(actionOf('export-source').refusal(open)).toMatch(/不是从文件打开的/)
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
    const opened = { attachment: second, revision: 4, undo: null, redo: null }
    const { asked, host } = hostOf({
      importFile: { ids: ['b', 'c'], warnings: [], questions: [] },
      open: { ...opened, siblings: [], hasSource: false, sourceKind: 'none' },
      apply: { revision: 5, undo: null, redo: null },
    })
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
    expect(questions).toEqual([['甲.xlsx', 2]])
    const heading = { ...table.heading, months: null }
    const edits = [{ type: 'heading', from: heading, to: { ...heading, months: 6, told: '人工' } }]
    expect(carried.at(-1)?.step).toEqual({ name: '选择时期', edits })
    expect(asked.at(-1)).toEqual(['apply', { id: 'c', base: 4, step: { name: '选择时期', edits } }])
  })

  it('stays as it is where nobody answers', async () => {
    const { context, asked, carried } = opening('41', null)
    await openFiles(context, [file('甲.xlsx')])
    expect(carried.map(({ step }) => step)).toEqual([undefined])
    expect(asked.map(([method]) => method)).toEqual(['importFile', 'open'])
  })

  it('is not asked about where no row waits for it', async () => {
    const { context, questions } = opening('61', 6)
    await openFiles(context, [file('甲.xlsx')])
    expect(questions).toEqual([])
  })
})
