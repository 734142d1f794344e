import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../../../electron/files/docx/write/write.ts'
import { attribute, elementsOf, unescapeXml } from '../../../../electron/files/xml/edit.ts'
import { readHtml } from '../../../../electron/files/xml/xml.ts'
import { readDirectory, readEntry } from '../../../../electron/files/zip/zip.ts'
import { headerCells } from '../../../../shared/attachment/header.ts'
import type { Attachment, Heading } from '../../../../shared/attachment/model.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { shownTexts } from '../../../../shared/verdict/shown.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { linesOf, official, pdfOf, rowsOf, wide, writerAbsent } from '../../../facts/docx/attachments.ts'

const write = (...attachments: Attachment[]) =>
  writeDocx(attachments.map((attachment) => ({ attachment, judged: judgeAttachment(attachment, BUILT_IN) })))

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for (const entry of readDirectory(bytes)) {
    parts.set(entry.name, new TextDecoder().decode(await readEntry(bytes, entry, 1e8)))
  }
  return parts
}

async function part(name: string, ...attachments: Attachment[]): Promise<string> {
  return (await partsOf(await write(...attachments))).get(name) ?? ''
}

const main = (...attachments: Attachment[]) => part('word/document.xml', ...attachments)

const withHeading = (attachment: Attachment, heading: Partial<Heading>): Attachment => ({
  ...attachment,
  heading: { ...attachment.heading, ...heading },
})

/** Texts of all paragraphs in their order. */
const paragraphs = (xml: string): string[] =>
  elementsOf(xml, ['p']).map(({ inner }) =>
    elementsOf(xml, ['t', 'br', 'tab'], ...inner)
      .filter(({ tag }) => attribute(tag, 'w:pos') === null)
      .map(({ name, inner: [from, to] }) =>
        name === 't' ? unescapeXml(xml.slice(from, to)) : name === 'br' ? '\n' : '\t',
      )
      .join(''),
  )

/** Cells as a reader of tables sees them: text with its spans, row by row. */
async function cellsRead(bytes: Uint8Array): Promise<string[][]> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  const rows: string[][] = []
  let cell: { text: string; spans: string } | null = null
  readHtml(value, {
    open: (name, { rowspan = '1', colspan = '1' }) => {
      if (name === 'tr') rows.push([])
      if (name === 'td' || name === 'th') cell = { text: '', spans: `${rowspan}x${colspan}` }
      if (name === 'br' && cell) cell.text += '\n'
    },
    text: (text) => {
      if (cell) cell.text += text
    },
    close: (name) => {
      if ((name === 'td' || name === 'th') && cell) {
        rows.at(-1)?.push(`${cell.text}|${cell.spans}`)
        cell = null
      }
    },
  })
  return rows
}

describe('the document', () => {
  it('has the table with its spans, read back by another program', async () => {
    const attachment = official()
    const { body } = shownTexts(attachment, judgeAttachment(attachment, BUILT_IN))
    const rows = await cellsRead(await write(attachment))
    const header = headerCells(attachment.columns)
    expect(rows.slice(0, 2)).toEqual(
      [0, 1].map((level) =>
        header
          .filter(({ top }) => top === level)
          .map(({ text, top, bottom, left, right }) => `${text}|${bottom - top + 1}x${right - left + 1}`),
      ),
    )
    expect(rows.slice(2)).toEqual(
      body.map((texts, row) =>
        // 序号 9 stands over 城镇 and 农村.
        texts.flatMap((text, at) =>
          at === 0 && row === 9 ? [] : [`${text}|${at === 0 && row === 8 ? 2 : 1}x1`],
        ),
      ),
    )
  })

  it('has three header levels and a group row over the whole width', async () => {
    const rows = await cellsRead(await write(wide()))
    expect(rows[0]).toEqual(['序号|3x1', '项目名称|3x1', '投资情况|1x6', '建设进度|1x10', '备注|3x1'])
    expect(rows[1]).toEqual(['年度计划|1x6', '上半年|1x6', ...[14, 15, 16, 17].map((at) => `阶段${at}|2x1`)])
    expect(rows[2]).toHaveLength(12)
    expect(rows[3]).toEqual(['一、产业项目|1x19'])
    expect(rows[4]).toHaveLength(19)
  })

  it('stands in the order of the page', async () => {
    const attachment = withHeading(official(), {
      label: '附件1',
      above: ['填报单位：某市发改委　　单位：%'],
      below: ['注：初步核算数。', '2.年度指标。'],
    })
    const texts = paragraphs(await main(attachment))
    expect(texts.slice(0, 5)).toEqual([
      '附件1',
      '',
      ...attachment.heading.title,
      '填报单位：某市发改委\t单位：%',
    ])
    expect(texts.slice(-3)).toEqual(['注：初步核算数。', '2.年度指标。', ''])
  })

  it('leaves hidden columns out, and what stands over them narrows', async () => {
    const attachment = wide()
    const columns = attachment.columns.map((column, at) =>
      at === 0 || at === 3 || at === 15 ? { ...column, hidden: true } : column,
    )
    const rows = await cellsRead(await write({ ...attachment, columns }))
    expect(rows[0]).toEqual(['项目名称|3x1', '投资情况|1x5', '建设进度|1x9', '备注|3x1'])
    expect(rows[3]).toEqual(['一、产业项目|1x16'])
    expect(rows[4]).toHaveLength(16)
  })

  it('has rows that are never split, a header on every page, and a fixed grid as wide as its cells', async () => {
    const xml = await main(wide())
    const rows = elementsOf(xml, ['tr']).map(({ inner }) => xml.slice(...inner))
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, at) => at < 3))
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>')
    const width = (names: string[], from: number, to: number) =>
      elementsOf(xml, names, from, to).reduce((sum, { tag }) => sum + Number(attribute(tag, 'w:w')), 0)
    const grid = width(['gridCol'], 0, xml.length)
    for (const { inner } of elementsOf(xml, ['tr'])) expect(width(['tcW'], ...inner)).toBe(grid)
    // A4 turned, less 35 and 37 mm.
    expect(grid).toBeLessThanOrEqual(((297 - 72) * 1440) / 25.4 + 20)
  })

  it('has pages as the standard has them, each attachment a section', async () => {
    const narrow = withHeading(wide(), { page: { marginTop: 20, marginLeft: 15, marginBottom: 8 } })
    const xml = await main(official(), wide(), narrow)
    const sections = elementsOf(xml, ['sectPr']).map(({ inner }) => xml.slice(...inner))
    const geometry = sections.map((section) =>
      ['pgSz', 'pgMar'].flatMap((name) => {
        const tag = elementsOf(section, [name])[0]?.tag ?? ''
        return ['w', 'h', 'orient', 'top', 'right', 'bottom', 'left'].flatMap((key) => {
          const value = attribute(tag, `w:${key}`)
          return value === null ? [] : [key === 'orient' ? value : Math.round((Number(value) / 1440) * 25.4)]
        })
      }),
    )
    expect(geometry).toEqual([
      [210, 297, 'portrait', 37, 26, 35, 28],
      [297, 210, 'landscape', 28, 37, 26, 35],
      [297, 210, 'landscape', 15, 20, 26, 8],
    ])
  })

  it('names its styles as official documents do, each with its Chinese font', async () => {
    const xml = await part('word/styles.xml', official())
    const styles = elementsOf(xml, ['style']).map(({ inner }) => xml.slice(...inner))
    const known = Object.fromEntries(
      styles.map((style) => [
        attribute(elementsOf(style, ['name'])[0]?.tag ?? '', 'w:val'),
        [
          attribute(elementsOf(style, ['rFonts'])[0]?.tag ?? '', 'w:eastAsia'),
          Number(attribute(elementsOf(style, ['sz'])[0]?.tag ?? '', 'w:val')) / 2,
        ],
      ]),
    )
    expect(known).toMatchObject({
      附件标识: ['黑体', 16],
      文件标题: ['方正小标宋简体', 22],
      表格表头: ['黑体', 12],
      表格正文: ['仿宋_GB2312', 12],
      表注: ['仿宋_GB2312', 12],
      页码: ['宋体', 14],
    })
  })

  it('keeps the order that the format wants in properties', async () => {
    const order = {
      pPr: 'pStyle keepNext autoSpaceDE autoSpaceDN spacing ind jc rPr sectPr',
      rPr: 'rFonts b bCs i iCs snapToGrid color spacing w sz szCs lang',
    }
    const parts = await partsOf(await write(wide(), official()))
    for (const name of ['word/document.xml', 'word/styles.xml', 'word/footer1.xml']) {
      const xml = (parts.get(name) ?? '').replace(/<w:tabs>.*?<\/w:tabs>/g, '')
      for (const [element, names] of Object.entries(order)) {
        for (const { inner } of elementsOf(xml, [element])) {
          const children = elementsOf(xml, names.split(' '), ...inner).map((child) => child.name)
          const sorted = [...children].sort(
            (a, b) => names.split(' ').indexOf(a) - names.split(' ').indexOf(b),
          )
          expect(children).toEqual(sorted)
        }
      }
    }
  })
})

describe('page numbers', () => {
  const page = (settings: Heading['page']) => withHeading(official(), settings ? { page: settings } : {})
  const sectionsOf = async (...attachments: Attachment[]) => {
    const xml = await main(...attachments)
    return elementsOf(xml, ['sectPr']).map(({ inner }) => ({
      starts: elementsOf(xml, ['pgNumType'], ...inner).flatMap(({ tag }) => attribute(tag, 'w:start') ?? []),
      footers: elementsOf(xml, ['footerReference'], ...inner).map(({ tag }) => attribute(tag, 'w:type')),
    }))
  }

  it('begin as set in the first section and go on after it', async () => {
    const [first, second] = await sectionsOf(page({ firstNumber: 7 }), page({ firstNumber: 3 }))
    expect(first).toEqual({ starts: ['7'], footers: ['default', 'even'] })
    expect(second?.starts).toEqual([])
  })

  it('stand at the right of odd pages and at the left of even ones', async () => {
    const parts = await partsOf(await write(page({})))
    const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml)
    expect(footers.map((xml) => attribute(elementsOf(xml, ['jc'])[0]?.tag ?? '', 'w:val'))).toEqual([
      'right',
      'left',
    ])
    for (const xml of footers) {
      expect(paragraphs(xml)).toEqual(['—  —'])
      expect(xml).toMatch(/<w:instrText[^>]*>\s*PAGE\s*<\/w:instrText>/)
    }
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  it('stand turned beside a landscape page, where the portrait ones have them', async () => {
    const parts = await partsOf(await write(official(), wide()))
    const turned = [...parts].flatMap(([name, xml]) =>
      /^word\/footer\d+\.xml$/.test(name) && xml.includes('w:val="tbRl"') ? [xml] : [],
    )
    const places = turned.map((xml) => {
      const tag = elementsOf(xml, ['tblpPr'])[0]?.tag ?? ''
      return ['X', 'Y'].map((side) => Math.round((Number(attribute(tag, `w:tblp${side}`)) / 1440) * 25.4))
    })
    // 7 mm off the text, a character in from its edges: below for odd pages, above for even ones.
    expect(places).toEqual([
      [22, 149],
      [22, 33],
    ])
  })

  it('are absent where they are switched off, also behind pages that have them', async () => {
    expect(await sectionsOf(page({ numbered: false }))).toEqual([{ starts: [], footers: [] }])
    const parts = await partsOf(await write(page({}), page({ numbered: false })))
    const numbers = [...parts].filter(([name, xml]) => /footer\d+\.xml$/.test(name) && xml.includes('PAGE'))
    const all = [...parts].filter(([name]) => /word\/footer\d+\.xml$/.test(name))
    expect([numbers.length, all.length]).toEqual([2, 4])
  })
})

describe('type and texts', () => {
  const sizes = (xml: string) =>
    [...xml.matchAll(/<w:style\b[^>]*w:styleId="TableBody".*?<w:sz w:val="(\d+)"/g)].map(
      ([, size]) => Number(size) / 2,
    )

  it.each([
    ['18 rows as they are', 18, undefined, 12],
    ['20 rows on one page with less air', 20, { onePage: true }, 12],
    ['26 rows on one page', 26, { onePage: true }, 10],
    ['30 rows on one page', 30, { onePage: true }, 9],
    ['never below the floor', 90, { onePage: true, floor: 10.5 }, 10.5],
  ] as const)('%s', async (_, count, page, size) => {
    const attachment = withHeading(rowsOf(count), page ? { page } : {})
    expect(sizes(await part('word/styles.xml', attachment))).toEqual([size])
  })

  it('sets another attachment in its own type', async () => {
    const small = withHeading(official(), { page: { bodyFont: '宋体', bodySize: 10.5 } })
    const xml = await main(official(), small)
    const own = elementsOf(xml, ['rPr']).filter(({ inner }) =>
      xml.slice(...inner).includes('w:sz w:val="21"'),
    )
    expect(own.length).toBeGreaterThan(50)
    expect(own.every(({ inner }) => xml.slice(...inner).includes('w:eastAsia="宋体"'))).toBe(true)
  })

  it('takes texts for texts', async () => {
    const texts = [
      '</w:t><w:br/>&amp;',
      '一\n二\r\n三',
      'a\u0000b\u0007c\uFFFE',
      ' 3% ',
      '{PAGE}',
      '\uD800甲',
      '镕𠮷',
    ]
    const [first] = official().rows
    const name = official().columns[1]?.id ?? ''
    const attachment = official()
    const rows = texts.map((text, at) => ({ id: `t${at}`, cells: { ...first?.cells, [name]: text } }))
    const xml = await main({ ...attachment, rows, merges: [] })
    const found = paragraphs(xml)
    for (const text of ['</w:t><w:br/>&amp;', '一\n二\n三', 'abc', ' 3% ', '{PAGE}', '甲', '镕𠮷']) {
      expect(found).toContain(text)
    }
    expect(Array.from(xml, (char) => char.codePointAt(0) ?? 0).filter((code) => code < 32)).toEqual([])
  })

  it('gives the same bytes for the same attachments, and says who made it and in which language', async () => {
    const [one, two] = [await write(official(), wide()), await write(official(), wide())]
    expect(Buffer.compare(one, two)).toBe(0)
    const core = (await partsOf(one)).get('docProps/core.xml') ?? ''
    expect(core).toContain(
      `<dc:title>${official().heading.title.join('')}；${wide().heading.title.join('')}</dc:title>`,
    )
    expect(core).toContain('<dc:creator>双过半</dc:creator>')
    expect(core).toContain('<dc:language>zh-CN</dc:language>')
    expect(core).not.toContain('dcterms:created')
  })

  it('has a paragraph behind each table, for Word wants one', async () => {
    const xml = await main(official(), wide())
    expect(xml).not.toMatch(/<\/w:tbl><w:(?:sectPr|tbl)\b/)
    expect([...xml.matchAll(/<\/w:tbl><w:p>/g)]).toHaveLength(2)
  })

  it('writes an attachment without columns, rows or title', async () => {
    const bare: Attachment = { ...official(), rows: [], merges: [], columns: [] }
    const xml = await main(withHeading(bare, { label: '', title: [] }))
    expect(elementsOf(xml, ['tbl'])).toEqual([])
    expect(elementsOf(await main({ ...official(), rows: [], merges: [] }), ['tr'])).toHaveLength(2)
  })
})

describe.skipIf(writerAbsent)(`LibreOffice${writerAbsent ? ` (skipped: ${writerAbsent})` : ''}`, () => {
  it.each([
    ['1 row', () => [rowsOf(1)], 1],
    ['18 rows', () => [official()], 1],
    ['60 rows', () => [rowsOf(60)], 3],
    ['30 rows on one page', () => [withHeading(rowsOf(30), { page: { onePage: true } })], 1],
    [
      'portrait, landscape, portrait',
      () => [official(), withHeading(wide(), { label: '附件2' }), rowsOf(1)],
      6,
    ],
  ] as const)(
    'opens %s',
    async (_, attachments, count) => {
      const pages = await pdfOf(await write(...attachments()))
      expect(pages).toHaveLength(count)
      for (const [at, page] of pages.entries()) {
        // The header on every page, and the number below.
        expect(linesOf(page).join('')).toMatch(/序号/)
        expect(page.replace(/\s/g, '')).toContain(`—${at + 1}—`)
      }
    },
    60_000,
  )

  it('prints the texts in their order', async () => {
    const attachment = withHeading(official(), { below: ['注：初步核算数。'] })
    const [page = ''] = await pdfOf(await write(attachment))
    const text = page.replace(/\s/g, '')
    const wanted = ['附件', ...attachment.heading.title, '指标名称', '地区生产总值', '一般公共预算收入']
    const places = [...wanted, '空气质量优良率', '注：初步核算数。', '—1—'].map((each) => text.indexOf(each))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  }, 60_000)
})
