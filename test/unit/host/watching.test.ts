/** Old figures of a table in the reports of the library, by the log of the table. */
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

const FILLER =
  '总的看，全县上下齐心协力，各项工作有序推进，群众生活继续改善，营商环境不断优化，社会大局保持稳定。'
const report = [
  '关于石岭县2023年上半年国民经济和社会发展计划执行情况的报告',
  '上半年，地区生产总值增长6.4%，一般公共预算收入增长8.1%。',
  FILLER,
  '附件',
  '2023年上半年全县国民经济主要指标完成情况',
  '序号\t指标名称\t计量单位\t2023年目标\t上半年实绩',
  '1\t地区生产总值\t%\t6%\t6.4%',
  '2\t一般公共预算收入\t%\t7%\t8.1%',
  '3\t固定资产投资\t%\t5%\t7.5%',
].join('\n')
const brief = ['石岭县2023年上半年经济运行情况的通报', '今年上半年，全县GDP同比增长6.4%。', FILLER].join('\n')

async function opened(folder = temporaryFolder()) {
  const host = openHost(folder)
  const { ids } = await call(host, 'importFile', { name: '报告.txt', bytes: utf8(report) })
  await call(host, 'takeReport', { name: '', bytes: utf8(brief) })
  const id = ids[0] ?? ''
  const { attachment } = await call(host, 'open', { id })
  const column = attachment.columns.find(({ role }) => role === 'actual')?.id ?? ''
  const row = attachment.rows[0]?.id ?? ''
  let base = 0
  const type = async (from: string, to: string) => {
    const edits = [{ type: 'cell' as const, row, column, from, to }]
    ;({ revision: base } = await call(host, 'apply', { id, base, step: { name: '填写', edits } }))
  }
  const old = async () => {
    const found = await call(host, 'oldFigures', { id })
    return found.flatMap(({ title, figures }) =>
      figures.map(({ quote, expected }) => `${title.slice(0, 4)} ${quote} ${expected?.text ?? '?'}`),
    )
  }
  return { host, id, type, old, base: () => base }
}

describe('the reports of the library', () => {
  it('are searched for what a table said before, every one of them', async () => {
    const { host, id, type, old, base } = await opened()
    expect(await old()).toEqual([])
    await type('6.4%', '6.9%')
    expect((await old()).sort()).toEqual(['关于石岭 6.4 6.9', '石岭县2 6.4 6.9'])
    // What was typed on the way there hides nothing.
    await type('6.9%', '7%')
    expect((await old()).sort()).toEqual(['关于石岭 6.4 7', '石岭县2 6.4 7'])
    await call(host, 'undo', { id, base: base() })
    await call(host, 'undo', { id, base: base() + 1 })
    expect(await old()).toEqual([])
  })

  it('are clean once they are mended, and an answer stays with the place', async () => {
    const { host, id, type, old } = await opened()
    await type('6.4%', '6.9%')
    const [first, second] = await call(host, 'oldFigures', { id })
    const [figure] = first?.figures ?? []
    const { expected = null } = figure ?? {}
    if (first === undefined || second === undefined || expected === null) throw new Error('nothing found')
    await call(host, 'editDocument', {
      id: first.id,
      base: first.revision,
      edits: [{ ...expected.span, text: expected.text }],
    })
    expect(await old()).toHaveLength(1)
    const [other] = second.figures
    const answer = { text: '初步数', finding: other?.message ?? '' }
    await call(host, 'answerFinding', { id: second.id, key: other?.key ?? '', answer })
    const [left] = await call(host, 'oldFigures', { id })
    expect(left?.figures[0]).toMatchObject({ explanation: '初步数', outdated: false })
  })

  it('are searched though one of them is damaged', async () => {
    const folder = temporaryFolder()
    const { host, id, type } = await opened(folder)
    await type('6.4%', '6.9%')
    await host.close()
    const database = new Database(databaseFile(folder))
    database
      .prepare("UPDATE document SET text = replace(text, '6.4%', '6.5%') WHERE title LIKE '%通报'")
      .run()
    database.close()
    const found = await call(openHost(folder), 'oldFigures', { id })
    expect(found.map(({ title }) => title.slice(0, 4))).toEqual(['关于石岭'])
  })
})
