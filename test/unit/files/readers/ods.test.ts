import { describe, expect, it } from 'vitest'
import { only, openSheets, utf8 } from './support.ts'

describe('OpenDocument by hand', () => {
  const flat = (body: string) =>
    utf8(
      `<?xml version="1.0"?><office:document xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style><style:style style:name="c"><style:table-column-properties style:column-width="1.9cm"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document>`,
    )
  const p = (text: string, attributes = '') =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

  it('repeats, spans, hides, and leaves comments and tracked changes aside', async () => {
    const bytes = flat(`
      <table:tracked-changes><table:table-cell><text:p>旧</text:p></table:table-cell></table:tracked-changes>
      <table:table table:name="甲">
        <table:table-column table:style-name="c" table:number-columns-repeated="2"/>
        <table:table-column table:visibility="collapse"/>
        <table:table-row>${p('题<text:s text:c="2"/>目', 'table:number-columns-spanned="3"')}<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
        <table:table-row table:number-rows-repeated="2" table:visibility="filter">${p('一', 'table:number-columns-repeated="2"')}</table:table-row>
        <table:table-row><table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>二<text:line-break/>行</text:p><text:p>三</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table>
      <table:table table:name="乙" table:style-name="h"><table:table-row>${p('藏')}</table:table-row></table:table>`)
    const sheet = only(await openSheets('a', bytes))
    expect(sheet.texts).toEqual([
      ['题  目', ''],
      ['一', '一'],
      ['一', '一'],
      ['二\n行\n三', ''],
    ])
    expect(sheet).toMatchObject({
      name: '甲',
      hiddenRows: [1, 2],
      widths: [10, 10],
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      warnings: [{ cell: '', message: '工作表“乙”是隐藏的，没有读入。' }],
    })
  })

  it('that repeats a text without end is refused', async () => {
    const bytes = flat(
      `<table:table table:name="甲"><table:table-row table:number-rows-repeated="1048576">${p('炸', 'table:number-columns-repeated="16384"')}</table:table-row></table:table>`,
    )
    await expect(openSheets('a', bytes)).rejects.toMatchObject({ code: 'too-large' })
  })
})
