/** A kept report given away: its Word document with what was changed since it came, or its text. */
import { describe, expect, it } from 'vitest'
import { openReport } from '../../../electron/files/open.ts'
import { wordReport } from '../../report-file.ts'
import { p, report, run } from '../files/docx/corrections-support.ts'
import { partsOf } from '../support/parts.ts'
import { call, openHost } from './support.ts'

const LINES = [
  '关于沙溪镇2022年上半年计划执行情况的报告',
  '各位代表：',
  '上半年，全镇税收收入增长6.5%，新增床位180张，各项工作有序推进，群众生活继续改善，发展环境不断优化。',
  '下半年，要围绕全年目标抓好项目建设，确保如期完成各项任务，让群众得到更多实惠。',
  '附件',
  '沙溪镇2022年上半年主要指标完成情况',
]
const ROWS = [
  ['序号', '指标名称', '计量单位', '2022年目标', '上半年完成'],
  ['1', '税收收入', '%', '6%', '5.6%'],
  ['2', '新增床位', '张', '300', '180'],
]

/** A host with that report in it, and a way to put one text in place of another in it. */
async function taken(bytes: Uint8Array<ArrayBuffer>, name = '汇报.docx') {
  const host = openHost()
  const { id } = await call(host, 'takeReport', { name, bytes })
  const edit = async (was: string, made: string): Promise<void> => {
    const { text, revision } = await call(host, 'openDocument', { id })
    const from = text.indexOf(was)
    await call(host, 'editDocument', {
      ...{ id, base: revision },
      edits: [{ from, to: from + was.length, text: made }],
    })
  }
  return { host, id, edit }
}

const word = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await wordReport(LINES, ROWS))

describe('the Word document of a report', () => {
  it('comes back with one figure changed, signed by the person, and why beside it', async () => {
    const bytes = await word()
    const { host, id, edit } = await taken(bytes)
    await call(host, 'keepSettings', { person: '周敏' })
    await edit('增长6.5%', '增长5.6%')
    await edit('有序推进', '稳步推进')
    const { exported, ...rest } = await call(host, 'reviseReport', { id })
    expect(rest).toEqual({ made: 2, explained: 1, left: [], added: [] })
    if (exported?.kind !== 'download') throw new Error('the report was not handed out')
    expect(exported.name).toBe('汇报（修订）.docx')
    const [before, after] = [await partsOf(bytes), await partsOf(exported.bytes)]
    const xml = after.get('word/document.xml') ?? ''
    const texts = (tag: string) =>
      Array.from(xml.matchAll(new RegExp(`<w:${tag} [^>]*>[\\s\\S]*?</w:${tag}>`, 'g')), ([part]) =>
        part.replace(/<[^>]*>/g, ''),
      )
    expect([texts('del'), texts('ins')]).toEqual([
      ['6.5%', '有序'],
      ['5.6%', '稳步'],
    ])
    expect(xml.match(/<w:(?:ins|del) [^>]*w:author="周敏"/g)).toHaveLength(4)
    const comments = (after.get('word/comments.xml') ?? '').replace(/<[^>]*>/g, '')
    expect(comments).toContain('6.5%')
    expect(comments).toContain('5.6%')
    // Everything but the text and what a comment needs is what it was.
    const touched = [
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
      'word/document.xml',
    ]
    const others = (parts: typeof before) => [...parts].filter(([name]) => !touched.includes(name))
    expect(others(after)).toEqual(others(before))
    const lines = await openReport(exported.name, exported.bytes)
    expect(lines[2]).toBe(LINES[2]?.replace('6.5%', '5.6%').replace('有序', '稳步'))
  })

  it('does not come where nothing was changed, and tells what it has no place for', async () => {
    const { host, id, edit } = await taken(await word())
    expect(await call(host, 'reviseReport', { id })).toEqual({
      ...{ exported: null, made: 0, explained: 0, left: [], added: [] },
    })
    await edit('各位代表：\n', '各位代表：\n现将有关情况报告如下。\n')
    expect(await call(host, 'reviseReport', { id })).toMatchObject({
      exported: null,
      added: ['现将有关情况报告如下。'],
    })
  })

  it('tells what it does not take', async () => {
    const field = p(run('目标'), `<w:fldSimple w:instr="REF a">${run('7.8')}</w:fldSimple>`)
    const { host, id, edit } = await taken(report(p(run('园区税收完成5.6亿元。')) + field))
    await edit('7.8', '7.9')
    await edit('5.6', '5.9')
    expect(await call(host, 'reviseReport', { id })).toMatchObject({
      made: 1,
      left: [{ correction: { text: '7.9' }, why: expect.stringContaining('域') }],
    })
  })
})

it('a report that was no Word document is told so, and its text is saved', async () => {
  const { host, id } = await taken(new TextEncoder().encode(LINES.join('\n')), '汇报.txt')
  const refused = await host.call('reviseReport', { id })
  expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('保存文本') } })
  const saved = await call(host, 'saveReportText', { id })
  if (saved.kind !== 'download') throw new Error('the text was not handed out')
  expect(saved.name).toBe(`${LINES[0]}.txt`)
  expect(new TextDecoder().decode(saved.bytes)).toBe(LINES.join('\r\n'))
})
