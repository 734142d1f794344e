import { describe, expect, it } from 'vitest'
import { lines, only, openSheets, utf8 } from './support.ts'

describe('web pages', () => {
  const page = async (html: string) => only(await openSheets('a.xls', utf8(html)))

  it('show texts as browsers do: white space, entities, breaks, hidden rows', async () => {
    const sheet = await page(`<html><head><title>不读</title><style>td{}</style></head><body>
      <h1>  上半年
         指标 </h1><script>var a = '<table>'</script><!-- <td>不读</td> -->
      <table><tr style="display:none"><td>藏<td>一</tr>
      <tr><td>&lt;5%&nbsp;<td><p>甲</p><p>乙<br>丙</p></tr></table><p>注</p>`)
    expect(sheet.texts).toEqual([
      ['上半年 指标', ''],
      ['藏', '一'],
      ['<5%', '甲\n乙\n丙'],
      ['', ''],
      ['注', ''],
    ])
    expect(sheet.hiddenRows).toEqual([1])
  })

  it('place cells under spans, also those that say too much', async () => {
    const sheet = await page(
      '<table><tr><td rowspan="99999999">a<td colspan="2">b<td>c<tr><td rowspan="2">d<td>e<td>f<tr><td>g<td>h</table>',
    )
    expect(sheet.texts).toEqual([
      ['a', 'b', '', 'c'],
      ['', 'd', 'e', 'f'],
      ['', '', 'g', 'h'],
    ])
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 2, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
      { top: 1, left: 1, bottom: 2, right: 1 },
    ])
  })

  it('laid out in tables give the inner table after the outer one’s own texts', async () => {
    const sheet = await page(
      '<table><tr><td>题目<table><tr><td>指标<td>目标<tr><td>税收<td>5</table></td></tr></table>',
    )
    expect(sheet.texts).toEqual([
      ['题目', ''],
      ['', ''],
      ['指标', '目标'],
      ['税收', '5'],
    ])
  })

  it('have a table within a cell of a row as the text of that cell', async () => {
    const sheet = await page(
      '<table><tr><td>指标<td>目标<td>备注<tr><td>税收<td>5<td>见下<table><tr><td>口径<td>调查<tr><td>频次<td>月</table><tr><td>出口<td>6<td></table>',
    )
    expect(sheet.texts).toEqual([
      ['指标', '目标', '备注'],
      ['税收', '5', '见下\n口径 调查\n频次 月'],
      ['出口', '6', ''],
    ])
  })

  it('have the head first and the foot last, wherever they are written, and no cell beyond its part', async () => {
    const sheet = await page(
      `<table><thead><tr><th rowspan="9">指标<th>目标<tfoot><tr><td>合计<td>11
      <tbody><tr><td>甲<td>5</tbody><tbody><tr><td>乙<td>6</table>`,
    )
    expect(sheet.texts).toEqual([
      ['指标', '目标'],
      ['甲', '5'],
      ['乙', '6'],
      ['合计', '11'],
    ])
    expect(sheet.merges).toEqual([])
  })

  it('leave out what was struck out in Word, and hidden words', async () => {
    const sheet = await page(
      '<table><tr><td>工业<del cite="a">旧</del><ins>新</ins><td>12<span style="display:none;mso-hide:all">5</span>.3</table>',
    )
    expect(sheet.texts).toEqual([['工业新', '12.3']])
  })

  it('have the figure where the column was too narrow for it, or say that they have not', async () => {
    const sheet = await page(
      '<table><tr><td x:num="123456789012">########<td sdval="246913578024">2.46914E+11<td x:num="-4.2">(4.2)<td>####<td>2.46914E+11<td x:num>5</table>',
    )
    expect(sheet.texts).toEqual([['123456789012', '246913578024', '-4.2', '####', '2.46914E+11', '5']])
    expect(sheet.warnings.map(({ cell }) => cell)).toEqual(['D1', 'E1'])
  })

  it('in GB2312, as old systems write them', async () => {
    const bytes = new Uint8Array([...utf8('<table><tr><td>'), 0xd6, 0xb8, 0xb1, 0xea, ...utf8('</table>')])
    expect((await openSheets('a.xls', bytes)).map(lines)).toEqual([['指标']])
  })
})
