import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guarded, unguarded } from '../../../../electron/files/formula-guard.ts'
import { lines, only, openSheets, sheetsOf, utf8 } from './support.ts'

describe('text files', () => {
  const CHISHUI = [
    '附件5',
    '赤水乡2025年一季度主要指标',
    '序号|指标名称|单位|全年目标|一季度完成',
    '1|工业产值|亿元|12.5|3.06',
    '2|税收，含“非税”|万元|1,800|４６２.5',
    '3|失业率|%|5.5以内|5.1',
  ]

  it.each(['gb18030.csv', 'utf16.txt'])('%s', async (name) => {
    expect(lines(only(await sheetsOf(name)))).toEqual(CHISHUI)
  })

  const quoted = CHISHUI.map((line) =>
    line
      .split('|')
      .map((field) => `"${field}"`)
      .join(','),
  ).join('\n')
  const utf16 = (mark: number[], big: boolean) => {
    const bytes = Buffer.from(quoted, 'utf16le')
    return new Uint8Array([...mark, ...(big ? bytes.swap16() : bytes)])
  }

  it.each([
    ['UTF-8', utf8(quoted)],
    ['UTF-8 with its mark', utf8(`\ufeff${quoted}`)],
    ['UTF-16LE with its mark', utf16([0xff, 0xfe], false)],
    ['UTF-16BE with its mark', utf16([0xfe, 0xff], true)],
    ['UTF-16LE', utf16([], false)],
    ['UTF-16BE', utf16([], true)],
    ['with the end mark of old systems', utf8(`${quoted}\n\x1a`)],
  ])('%s', async (_, bytes) => {
    expect(lines(only(await openSheets('a.csv', bytes)))).toEqual(CHISHUI)
  })

  it.each([
    ['commas', '指标,目标,实绩\n甲,1,2\n', ['指标|目标|实绩', '甲|1|2']],
    ['tabs', '指标\t目标\t实绩\n甲,乙\t1\t2', ['指标|目标|实绩', '甲,乙|1|2']],
    [
      'semicolons',
      '指标;目标;实绩\r\n甲;1,5;2,5\r\n乙;3,5;4,5',
      ['指标|目标|实绩', '甲|1,5|2,5', '乙|3,5|4,5'],
    ],
    ['full-width commas', '指标，目标，实绩\n甲，1，2', ['指标|目标|实绩', '甲|1|2']],
    ['told', 'sep=;\r\n指标;目标\r\n甲,乙;1', ['指标|目标', '甲,乙|1']],
    [
      'a title that begins with a quote',
      '"双过半"完成情况,,\n指标,目标,实绩\n甲,"1",2\n',
      ['"双过半"完成情况', '指标|目标|实绩', '甲|1|2'],
    ],
    ['quotes and line ends', '"指\r\n标","a""b",c\r"x"y,"1', ['指\n标|a"b|c', '"x"y|"1']],
    ['digits as text', '编号,目标\n="001",="2"', ['编号|目标', '001|2']],
    ['blank lines and short ones', '指标,目标,实绩\n\n甲\n', ['指标|目标|实绩', '', '甲']],
  ])('%s', async (_, text, expected) => {
    expect(lines(only(await openSheets('a.csv', utf8(text))))).toEqual(expected)
  })

  it('give back what left as csv letter for letter, and no spreadsheet runs any of it', () => {
    const letter = fc.constantFrom(
      "'",
      '=',
      '-',
      '+',
      '＝',
      '@',
      ' ',
      '\n',
      '\u00a0',
      '\u3000',
      '\ufeff',
      '\t',
      '5',
      '%',
      '左',
    )
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 6 }), (text) => {
        expect(unguarded(guarded(text))).toBe(text)
      }),
    )
  })

  it.each([
    ['-3%左右', "'-3%左右"],
    ['+0.5个百分点', "'+0.5个百分点"],
    ['-其中：工业', "'-其中：工业"],
    ["'=1", "''=1"],
    ['\u00a0=1+1', "'\u00a0=1+1"],
    ['\n=1+1', "'\n=1+1"],
    ['\ufeff＝1+1', "'\ufeff＝1+1"],
    ['  @SUM(A1)', "'  @SUM(A1)"],
    ["'十四五'规划", "'十四五'规划"],
    ["'-5", "'-5"],
    ['-3.5%', '-3.5%'],
    ['+1,234', '+1,234'],
    ['—', '—'],
    ['--', '--'],
  ])('%j leaves as %j and comes back', async (text, guardedText) => {
    expect(guarded(text)).toBe(guardedText)
    const csv = `指标,目标,实绩\r\n甲,"${guardedText.replaceAll('"', '""')}",1\r\n`
    expect(only(await openSheets('a.csv', utf8(csv))).texts[1]?.[1]).toBe(text)
  })

  it('say which figures have lost their digits', async () => {
    const sheet = only(await openSheets('a.csv', utf8('指标,目标,实绩\n甲,2.46914E+11,########\n')))
    expect(sheet.texts[1]).toEqual(['甲', '2.46914E+11', '########'])
    expect(sheet.warnings).toMatchObject([{ cell: 'B2' }, { cell: 'C2' }])
  })

  it('are told from prose by what they hold, unless they are called .csv', async () => {
    const text = utf8('今年以来，全县经济平稳。\n一是投资增长，二是消费回暖。\n')
    await expect(openSheets('报告.txt', text)).rejects.toMatchObject({ code: 'not-a-workbook' })
    expect(lines(only(await openSheets('报告.csv', text)))).toHaveLength(2)
    const rows = utf8('指标\t目标\t实绩\n甲\t1\t2\n乙\t3\t4\n')
    expect(lines(only(await openSheets('无名', rows)))).toHaveLength(3)
  })
})
