import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTsv, toHtml, toTsv } from '../../../renderer/grid/clipboard.ts'

describe('texts on the clipboard', () => {
  it.each([
    ['one cell', 'a', [['a']]],
    [
      'Excel ends with a line end of its own',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line break in a cell', '"计量\n单位"\t%', [['计量\n单位', '%']]],
    ['quotes in a cell', '"他说""好"""', [['他说"好"']]],
    ['a quote that is only a character', '"左右\t5', [['"左右', '5']]],
    [
      'an empty cell and row',
      'a\t\n\t\nb\t',
      [
        ['a', ''],
        ['', ''],
        ['b', ''],
      ],
    ],
  ])('%s', (_, source, block) => {
    expect(fromTsv(source)).toEqual(block)
  })

  it('what goes out comes in', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '完', ' ', ',', '𠮷') })
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(text, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    fc.assert(
      fc.property(block, (cells) => {
        expect(fromTsv(`${toTsv(cells)}\r\n`)).toEqual(cells)
      }),
    )
  })

  it('only what would be read otherwise is quoted', () => {
    expect(toTsv([['他说"好"', '"好"', 'a\tb', 'a\nb']])).toBe('他说"好"\t"""好"""\t"a\tb"\t"a\nb"')
  })

  it('a table with its merges, and with nothing that could be taken for markup', () => {
    const html = toHtml(
      [
        ['a<b', 'x'],
        ['', 'y\nz'],
      ],
      [{ top: 0, left: 0, bottom: 1, right: 0 }],
    )
    expect(html).toContain('<td rowspan="2" style')
    expect(html).toContain('a&lt;b')
    expect(html.match(/<td/g)).toHaveLength(3)
    expect(html).toContain('y<br')
  })

  it.each([
    ['12', '0'],
    ['-4.10', '0\\.00'],
    ['12.3%', '0\\.0%'],
    ['1,234.5', '\\#\\,\\#\\#0\\.0'],
    ['（1）', '\\@'],
    ['1-6', '\\@'],
    ['007', '\\@'],
    ['3% ', '\\@'],
    ['1,23', '\\@'],
    ['12345678901234567', '\\@'],
  ])('Excel takes %s with the format %s', (text, format) => {
    expect(toHtml([[text]], [])).toContain(`mso-number-format:'${format}'`)
  })

  it('spaces that HTML would fold stay', () => {
    expect(toHtml([['3% ']], [])).toContain('3%<span style="mso-spacerun:yes">&nbsp;</span></td>')
    expect(toHtml([['a b']], [])).toContain('>a b</td>')
  })

  it('a bomb of quotes is read at once', () => {
    const bomb = `"${'""\t'.repeat(100_000)}`
    expect(fromTsv(bomb)[0]?.length).toBeGreaterThan(50_000)
  })
})
