import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ReturnFile, readReturns, takeReturns, unpacked } from '../../../electron/files/returns.ts'
import { writeZip } from '../../../electron/files/zip/zip.ts'
import { factPath } from '../support/facts.ts'
import { table } from '../support/table.ts'

const bytes = new Uint8Array(readFileSync(factPath('official.xlsx')))
const named = (name: string, content: Uint8Array = bytes): ReturnFile => ({ name, at: '', bytes: content })
const collected = {
  tables: [table([['1', '地区生产总值', '%', '', '', '']])],
  tasks: [],
  previous: new Map<string, string>(),
  indicators: [],
}

describe('files that came back', () => {
  test('are read in their order, batch after batch, and a damaged one costs nobody else’s', async () => {
    const files = Array.from({ length: 130 }, (_, at) =>
      at === 40 ? named('坏.xlsx', bytes.subarray(0, 900)) : named(`${at}.xlsx`),
    )
    const told: string[] = []
    const read = await readReturns(files, collected, { onProgress: (text) => told.push(text) })
    expect(read.map(({ value }) => value.file)).toEqual(files.map(({ name }) => name))
    expect(
      read.flatMap(({ code, value }) => (code === null ? [] : [[code, value.file, value.candidates]])),
    ).toEqual([['damaged', '坏.xlsx', []]])
    const [first] = read
    expect(
      first?.value.candidates.map(({ row, column, from }) => [row, column, from === first.value.id]),
    ).toContainEqual(['r0', 'actual', true])
    expect(told[0]).toBe('正在读返回表：第1份，共130份')
    expect(told.length).toBeGreaterThan(4)
  })

  test('come from the thread with all that is said of a figure', async () => {
    const { default: ExcelJS } = await import('exceljs')
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('附件1')
    sheet.addRow(['指标名称', '计量单位', '实绩', '备注'])
    sheet.addRow(['到位资金', '亿元', '52000万元', '含两个新项目'])
    const [read] = await readReturns([named('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))], {
      ...collected,
      tables: [table([['1', '到位资金', '亿元', '10', '', '']])],
    })
    expect(read?.value.candidates.filter(({ column }) => column === 'actual')).toMatchObject([
      {
        text: '5.2',
        converted: { typed: '52000万元', message: '按5.2亿元，原文“52000万元”。' },
        remark: '含两个新项目',
      },
    ])
  })

  test('can be called off between two of them', async () => {
    const stop = new AbortController()
    const files = Array.from({ length: 120 }, (_, at) => named(`${at}.xlsx`))
    const reading = readReturns(files, collected, { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('returns that are kept batch by batch', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => named(`${at}.xlsx`))

  test('come with their batch, each once', async () => {
    const files = many(150)
    const taken: [batch: number, files: string[]][] = []
    await takeReturns(files, collected, {}, (some, batch) =>
      taken.push([batch, some.map(({ value }) => value.file)]),
    )
    expect(taken.length).toBeGreaterThan(4)
    taken.sort(([a], [b]) => a - b)
    expect(taken.map(([batch]) => batch)).toEqual(taken.map((_, at) => at))
    expect(taken.flatMap(([, names]) => names)).toEqual(files.map(({ name }) => name))
  })

  test('where one cannot be kept, none is taken after it, on either thread', async () => {
    let taken = 0
    const taking = takeReturns(many(400), collected, {}, () => {
      taken += 1
      if (taken === 2) throw new Error('the disk is full')
    })
    await expect(taking).rejects.toThrow('the disk is full')
    // Behind whatever the other thread still had in hand.
    await readReturns(many(150), collected)
    expect(taken).toBe(2)
  })
})

describe('an archive', () => {
  const zip = (...names: string[]) =>
    writeZip(
      names.map((name) => ({ name, bytes })),
      'store',
    )

  test('gives its files under its name, without what programs leave behind', async () => {
    const found = await unpacked(
      named('返回表.zip', zip('甲镇.xlsx', '县直/乙局.xlsx', '~$甲镇.xlsx', '__MACOSX/x.xlsx')),
    )
    expect(found?.files.map(({ name }) => name)).toEqual([
      '返回表.zip/甲镇.xlsx',
      '返回表.zip/县直/乙局.xlsx',
    ])
    expect(found?.passed).toEqual(['返回表.zip/~$甲镇.xlsx', '返回表.zip/__MACOSX/x.xlsx'])
  })

  test('a workbook is none', async () => {
    expect(await unpacked(named('官方.xlsx'))).toBeNull()
  })

  test('names in the encoding of Windows are read', async () => {
    const packed = zip('AABB.xlsx')
    // 甲乙 in GB18030, without the mark that says UTF-8, in both places of the name.
    const whole = Buffer.from(packed)
    const name = Buffer.from('AABB')
    for (let at = whole.indexOf(name); at >= 0; at = whole.indexOf(name, at + 4))
      whole.set([0xbc, 0xd7, 0xd2, 0xd2], at)
    const central = whole.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    whole.writeUInt16LE(0, central + 8)
    const found = await unpacked(named('返回表.zip', new Uint8Array(whole)))
    expect(found?.files.map((one) => one.name)).toEqual(['返回表.zip/甲乙.xlsx'])
  })
})
