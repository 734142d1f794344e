import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../electron/files/writers/csv.ts'
import { headerCells } from '../../../shared/attachment/header.ts'
import type { Attachment, Column } from '../../../shared/attachment/model.ts'
import { officialTemplate } from '../../../shared/attachment/official.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { shownTexts } from '../../../shared/verdict/shown.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import facts from '../../facts/table_000.json' with { type: 'json' }
import { newId } from '../support/ids.ts'

describe('the official template', () => {
  const template = officialTemplate(2025, newId)
  const shown = shownTexts(template, judgeAttachment(template, BUILT_IN))

  it('has the official columns and rows, and nothing filled in', () => {
    expect(template.heading.title).toEqual(['2025年上半年全市国民经济主要指标', '“双过半”完成情况'])
    expect(shown.header).toEqual(facts.header.map((row) => row.map((text) => text.replace('2021', '2025'))))
    expect(shown.body.map((row) => row.slice(0, 3))).toEqual(facts.rows.map((row) => row.slice(0, 3)))
    expect(shown.body.every((row) => row[3] === '' && row[4] === '')).toBe(true)
    expect(template.merges).toHaveLength(1)
  })

  it('has ids of its own each time', () => {
    const ids = [template, officialTemplate(2025, newId)].flatMap(({ id, rows, columns }) => [
      id,
      ...rows.map((row) => row.id),
      ...columns.map((column) => column.id),
    ])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('header cells', () => {
  const columns = (...paths: string[][]): Column[] =>
    paths.map((header, index) => ({ id: String(index), header, role: 'none', width: 10 }))
  const cells = (...paths: string[][]) =>
    headerCells(columns(...paths)).map(
      ({ top, left, bottom, right, text }) => `${text}:${top},${left}-${bottom},${right}`,
    )

  it('span their columns and levels', () => {
    expect(cells(['序号'], ['半年', '实绩'], ['半年', '情况'], ['备注'])).toEqual([
      '序号:0,0-1,0',
      '半年:0,1-0,2',
      '备注:0,3-1,3',
      '实绩:1,1-1,1',
      '情况:1,2-1,2',
    ])
  })

  it('join one header over two columns, but not two blank ones, nor groups that differ above', () => {
    expect(cells(['指标'], ['指标'], [''], [''])).toEqual(['指标:0,0-0,1', ':0,2-0,2', ':0,3-0,3'])
    expect(cells(['甲组', '增速'], ['乙组', '增速'])).toEqual([
      '甲组:0,0-0,0',
      '乙组:0,1-0,1',
      '增速:1,0-1,0',
      '增速:1,1-1,1',
    ])
  })

  it('keep the line of column numbers apart', () => {
    expect(cells(['指标', '甲'], ['半年', '实绩', '1'], ['半年', '同比', '2'])).toEqual([
      '指标:0,0-1,0',
      '半年:0,1-0,2',
      '实绩:1,1-1,1',
      '同比:1,2-1,2',
      '甲:2,0-2,0',
      '1:2,1-2,1',
      '2:2,2-2,2',
    ])
  })
})

describe('csv', () => {
  const lineOf = (text: string) => {
    const attachment: Attachment = {
      id: 'a',
      heading: { label: '', title: [], above: [], below: [], year: null, months: 6 },
      columns: [{ id: 'c', header: ['备注'], role: 'note', width: 10 }],
      rows: [{ id: 'r', cells: { c: text } }],
      merges: [],
      sheet: '',
    }
    return toCsv(attachment, judgeAttachment(attachment, BUILT_IN)).slice('备注\r\n'.length, -2)
  }

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|x', "'+cmd|x"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['＝1', "'＝1"],
    ['-0.5%', '-0.5%'],
    ['+1.2', '+1.2'],
    ['-1,234', '"-1,234"'],
    ['-', '-'],
    ['—', '—'],
    ['a"b', '"a""b"'],
    ['一\n二', '"一\n二"'],
    ['3% ', '"3% "'],
    ['', ''],
  ])('%j → %j', (text, expected) => expect(lineOf(text)).toBe(expected))
})
