import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { intoReport } from '../../electron/files/docx/report/report.ts'
import { writeDocx } from '../../electron/files/docx/write/write.ts'
import { attribute, elementsOf } from '../../electron/files/xml/edit.ts'
import { readXml } from '../../electron/files/xml/xml.ts'
import { replaceParts } from '../../electron/files/zip/replace.ts'
import { readDirectory, readEntry, writeZip } from '../../electron/files/zip/zip.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { Problem } from '../../shared/problem.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { official, pdfOf, wide, writerAbsent } from '../facts/docx/attachments.ts'

/** A report's own page: odd margins, so that they are known again. */
const SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'
const MARGINS =
  '<w:pgMar w:top="1701" w:right="1531" w:bottom="1701" w:left="1531" w:header="851" w:footer="1361" w:gutter="0"/>'
let FOOTER = ''
/** The last section: numbered from 3 with dashes, its first page set apart. */
const last = () =>
  `<w:sectPr w:rsidR="00AB12CD">${FOOTER}${SIZE}${MARGINS}<w:pgNumType w:fmt="numberInDash" w:start="3"/><w:titlePg/></w:sectPr>`

const p = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`
const breakPage = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
const table = (text = '旧表') =>
  `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>${p(text)}</w:tc></w:tr></w:tbl>`
const main = `${p('关于上半年经济运行的情况汇报')}${p('今年以来，全市各项工作按计划推进。')}${p('附件：1.指标表')}${p('市发展改革委')}${p('2025年7月10日')}`
const old = (label = '附件', text = '旧表') =>
  `${p(label)}${p('')}${p('某某指标表')}${table(text)}${p('注：旧的说明。')}`

let base: Uint8Array
beforeAll(async () => {
  const number = () =>
    new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { before: 0, after: 0, line: 300 },
          children: [new TextRun({ children: [PageNumber.CURRENT] })],
        }),
      ],
    })
  const bytes = new Uint8Array(
    await Packer.toArrayBuffer(
      new Document({
        evenAndOddHeaderAndFooters: false,
        // What must not reach our paragraphs.
        styles: {
          default: {
            document: {
              run: { size: 40, bold: true, color: 'FF0000' },
              paragraph: { indent: { firstLine: 640 }, spacing: { before: 300, after: 300, line: 560 } },
            },
          },
        },
        sections: [{ footers: { default: number() }, children: [new Paragraph('x')] }],
      }),
    ),
  )
  const xml = await mainOf(bytes)
  FOOTER = /<w:footerReference [^>]*>/.exec(xml)?.[0] ?? ''
  expect(FOOTER).not.toBe('')
  base = bytes
})

async function mainOf(bytes: Uint8Array): Promise<string> {
  const entry = readDirectory(bytes).find(({ name }) => name === 'word/document.xml')
  return entry ? new TextDecoder().decode(await readEntry(bytes, entry, 1e8)) : ''
}

async function reportOf(body: string, section = last()): Promise<Uint8Array> {
  const xml = await mainOf(base)
  const made = xml.replace(/<w:body>.*<\/w:body>/s, () => `<w:body>${body}${section}</w:body>`)
  return replaceParts(base, new Map([['word/document.xml', new TextEncoder().encode(made)]]))
}

const item = (attachment: Attachment) => ({ attachment, judged: judgeAttachment(attachment) })
const labelled = (attachment: Attachment, label: string): Attachment => ({
  ...attachment,
  heading: { ...attachment.heading, label },
})

/** The body after the attachments went in. */
async function bodyOf(body: string, attachments: readonly Attachment[], section = last()): Promise<string> {
  const xml = await mainOf(await intoReport(await reportOf(body, section), attachments.map(item)))
  readXml(new TextEncoder().encode(xml), { open: () => {}, text: () => {}, close: () => {} })
  return /<w:body>(.*)<\/w:body>/s.exec(xml)?.[1] ?? ''
}

const sections = (xml: string): string[] =>
  elementsOf(xml, ['sectPr']).map(({ start, end }) => xml.slice(start, end))
const texts = (xml: string): string[] =>
  elementsOf(xml, ['p', 'tbl']).map(({ name, inner }) =>
    name === 'tbl'
      ? '[表]'
      : elementsOf(xml, ['t'], ...inner)
          .map(({ inner: [from, to] }) => xml.slice(from, to))
          .join(''),
  )
const OURS = ['', '2025年上半年全市国民经济主要指标', '“双过半”完成情况', '[表]', '']
const rawOf = (bytes: Uint8Array) =>
  readDirectory(bytes)
    .filter(({ name }) => name !== 'word/document.xml')
    .map(({ name, offset, packed }) => {
      const data = new DataView(bytes.buffer, bytes.byteOffset)
      const start = offset + 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true)
      return [name, Buffer.from(bytes.subarray(offset, start + packed)).toString('base64')]
    })

describe('a report without the attachment', () => {
  it('gets it behind its last page, its own last section as it was', async () => {
    const body = await bodyOf(main, [official()])
    const lastText = p('2025年7月10日')
    expect(body.startsWith(main.slice(0, -lastText.length))).toBe(true)
    // The section moves into the last paragraph, letter for letter.
    expect(body).toContain(
      `<w:p><w:pPr>${last()}</w:pPr><w:r><w:t>2025年7月10日</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/>`,
    )
    expect(texts(body).slice(5)).toEqual(['附件', ...OURS])
  })

  it('numbers the pages on, as the report does', async () => {
    const [first, second = ''] = sections(await bodyOf(main, [official()]))
    expect(first).toBe(last())
    expect(second).toContain('<w:pgNumType w:fmt="numberInDash"/>')
    expect(second).not.toMatch(/footerReference|titlePg|w:start/)
    const tag = elementsOf(second, ['pgMar'])[0]?.tag ?? ''
    const mm = ['top', 'right', 'bottom', 'left'].map((side) =>
      Math.round((Number(attribute(tag, `w:${side}`)) / 1440) * 25.4),
    )
    expect(mm).toEqual([37, 26, 35, 28])
  })

  it('takes several, each on a page as it lies', async () => {
    const body = await bodyOf(main, [labelled(official(), '附件1'), labelled(wide(), '附件2')])
    expect(sections(body).map((section) => section.includes('w:orient="landscape"'))).toEqual([
      false,
      false,
      true,
    ])
    expect(texts(body).filter((text) => /^附件\d$|表\]/.test(text))).toEqual([
      '附件1',
      '[表]',
      '附件2',
      '[表]',
    ])
  })

  it.each([
    [
      'a paragraph with properties',
      p('末段', '<w:jc w:val="right"/>'),
      `<w:jc w:val="right"/>SECTION</w:pPr>`,
    ],
    ['an empty paragraph', '<w:p w:rsidR="00A1"/>', '<w:p w:rsidR="00A1"><w:pPr>SECTION</w:pPr></w:p>'],
    ['a page break', breakPage, '<w:p><w:pPr>SECTION</w:pPr><w:r></w:r></w:p>'],
    ['a table', table('主表'), `${table('主表')}<w:p>`],
    ['empty properties', '<w:p><w:pPr/><w:r><w:t>末</w:t></w:r></w:p>', '<w:p><w:pPr>SECTION</w:pPr><w:r>'],
  ])('is right behind %s', async (_, end, expected) => {
    const body = await bodyOf(main + end, [official()])
    expect(body).toContain(expected.replace('SECTION', last()))
    expect(sections(body)).toHaveLength(2)
    expect(body).not.toContain('w:type="page"')
  })

  it('keeps a paragraph that is being revised as it is', async () => {
    const revised = '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>新增一句。</w:t></w:r></w:ins></w:p>'
    const body = await bodyOf(main + revised, [official()])
    expect(body.startsWith(`${main}${revised}<w:p>`)).toBe(true)
  })

  it('may have no section of its own', async () => {
    const body = await bodyOf(main, [official()], '')
    expect(sections(body)).toHaveLength(2)
    expect(body.endsWith('</w:sectPr>')).toBe(true)
  })
})

describe('a report with the attachment', () => {
  it.each(['附件', '附 件', '附件1', '附件１', '附件一', '附件：', '附件1:'])(
    'has it replaced (%s)',
    async (label) => {
      const wanted = /[1１一]/.test(label) ? '附件1' : '附件'
      const body = await bodyOf(`${main}${breakPage}${old(label)}`, [labelled(official(), wanted)])
      expect(body).not.toMatch(/旧|某某指标表/)
      expect(texts(body)).toEqual([
        ...[
          '关于上半年经济运行的情况汇报',
          '今年以来，全市各项工作按计划推进。',
          '附件：1.指标表',
          '市发展改革委',
        ],
        ...['2025年7月10日', '', wanted, ...OURS],
      ])
      // A section break stands for the page break: no empty page between.
      expect(body).not.toContain('w:type="page"')
      expect(sections(body)[0]).toBe(last())
    },
  )

  it('keeps the section that it has', async () => {
    const before = main.replace(p('2025年7月10日'), p('2025年7月10日', last()))
    const own = `<w:sectPr w:rsidR="00EF">${FOOTER}<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape" w:code="9"/>${MARGINS}<w:vAlign w:val="center"/></w:sectPr>`
    const body = await bodyOf(`${before}${old()}`, [official()], own)
    expect(body.startsWith(before)).toBe(true)
    const [first, second = ''] = sections(body)
    expect(first).toBe(last())
    expect(second).toMatch(/^<w:sectPr w:rsidR="00EF"><w:footerReference/)
    expect(second).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait" w:code="9"/>')
    expect(second).toContain('<w:vAlign w:val="center"/>')
    expect(sections(body)).toHaveLength(2)
  })

  it('has one of several replaced, the others as they were', async () => {
    const two = `<w:p><w:pPr>${last()}</w:pPr></w:p>`
    const [first, second] = [old('附件1', '旧表一') + two, old('附件2', '旧表二')]
    const start = `${main.replace(p('2025年7月10日'), p('2025年7月10日', last()))}`
    const one = await bodyOf(start + first + second, [labelled(official(), '附件1')])
    expect(one.startsWith(start)).toBe(true)
    expect(one.endsWith(second + last())).toBe(true)
    expect(one).not.toContain('旧表一')
    expect(sections(one)).toHaveLength(3)
    const other = await bodyOf(start + first + second, [labelled(official(), '附件2')])
    expect(other.startsWith(start + first)).toBe(true)
    expect(other).not.toContain('旧表二')
  })

  it('has both replaced in one section, each on a page of its own', async () => {
    const body = await bodyOf(`${main}${breakPage}${old('附件1')}${breakPage}${old('附件2')}`, [
      labelled(official(), '附件1'),
      labelled(wide(), '附件2'),
    ])
    expect(body).not.toContain('旧')
    // The report's own page, then one for each.
    expect(sections(body)).toHaveLength(3)
    expect(sections(body).at(-1)).toContain('landscape')
    expect(texts(body).filter((text) => /^附件\d$|表\]/.test(text))).toEqual([
      '附件1',
      '[表]',
      '附件2',
      '[表]',
    ])
  })

  it('keeps the imprint behind it, and marks that others refer to', async () => {
    const mark = '<w:bookmarkStart w:id="7" w:name="fj"/>'
    const label = `<w:p>${mark}<w:r><w:t>附件</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>`
    const imprint = p('抄送：市委办公室。') + p('市政府办公室 2025年7月11日印发')
    const body = await bodyOf(`${main}${breakPage}${label}${p('某某指标表')}${table()}${imprint}`, [
      official(),
    ])
    expect(body.endsWith(imprint + last())).toBe(true)
    expect(body).toContain(`${mark}<w:bookmarkEnd w:id="7"/>`)
    expect(sections(body)).toEqual([last()])
    expect(body.startsWith(main + breakPage)).toBe(true)
  })

  it('stays the same when the same goes in again', async () => {
    const once = await intoReport(await reportOf(main), [item(official())])
    const twice = await intoReport(once, [item(official())])
    expect(await mainOf(twice)).toBe(await mainOf(once))
  })

  it('may be a document of ours', async () => {
    const [one, two] = [labelled(official(), '附件1'), labelled(official(), '附件2')]
    const written = await writeDocx([one, labelled(wide(), '附件2')].map(item))
    const [was, is] = [await mainOf(written), await mainOf(await intoReport(written, [item(two)]))]
    const place = was.indexOf('附件2')
    const untouched = was.lastIndexOf('</w:p>', place)
    expect(is.slice(0, untouched)).toBe(was.slice(0, untouched))
    expect(texts(is).filter((text) => /^附件\d$|表\]/.test(text))).toEqual(['附件1', '[表]', '附件2', '[表]'])
    expect(sections(is).map((section) => section.includes('landscape'))).toEqual([false, false])
  })

  it('takes an attachment without a number for the only one', async () => {
    const body = await bodyOf(`${main}${breakPage}${old('附件1')}`, [official()])
    expect(body).not.toContain('旧表')
  })
})

describe('two attachments in one section', () => {
  it('each get their own page, and the same again the second time', async () => {
    const items = [item(labelled(official(), '附件1')), item(labelled(official(), '附件2'))]
    const report = await reportOf(`${main}${breakPage}${old('附件1')}${breakPage}${old('附件2')}`)
    const once = await intoReport(report, items)
    expect(sections(await mainOf(once))).toHaveLength(3)
    expect(await mainOf(await intoReport(once, items))).toBe(await mainOf(once))
  })
})

describe('everything else', () => {
  it('is byte for byte the same', async () => {
    const report = await reportOf(`${main}${breakPage}${old()}`)
    const made = await intoReport(report, [item(official())])
    expect(rawOf(made)).toEqual(rawOf(report))
  })

  it('of the text stays letter for letter, whatever it is', async () => {
    const block = fc.oneof(
      fc.string({ maxLength: 12 }).map((text) => p(text.replace(/[<>&"'\p{Cc}\p{Cs}]/gu, ''))),
      fc.constantFrom(
        '<w:p/>',
        '<w:p></w:p>',
        table('主表'),
        '<!-- <w:p> -->',
        '<w:bookmarkStart w:id="1" w:name="甲"/>',
      ),
      fc.constantFrom(
        '\n  ',
        '<w:p><w:pPr><w:numPr/></w:pPr></w:p>',
        p('附件：'),
        '<w:sdt><w:sdtContent/></w:sdt>',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 12 }), async (blocks) => {
        const before = `${blocks.join('')}${p('某句话。')}${p('2025年7月10日')}`
        const body = await bodyOf(`${before}${breakPage}${old('附件3')}`, [labelled(official(), '附件3')])
        expect(body.startsWith(before)).toBe(true)
        expect(body).not.toContain('旧表')
      }),
      { numRuns: 60 },
    )
  })

  it('is a sentence for people where the file is broken', async () => {
    const whole = await mainOf(await reportOf(`${main}${breakPage}${old()}`))
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(400), async (at, length) => {
        const part = new TextEncoder().encode(whole.slice(0, at) + whole.slice(at + length))
        const broken = replaceParts(base, new Map([['word/document.xml', part]]))
        const error: unknown = await intoReport(broken, [item(official())]).catch((caught: unknown) => caught)
        expect(error instanceof Problem || error instanceof Uint8Array).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('does not reach into our paragraphs', async () => {
    const body = await bodyOf(main, [official()])
    const ours = body.slice(body.indexOf('<w:t xml:space="preserve">附件</w:t>') - 900)
    for (const { inner } of elementsOf(ours, ['tbl']).flatMap(({ inner: [from, to] }) =>
      elementsOf(ours, ['p'], from, to),
    )) {
      const text = ours.slice(...inner)
      expect(text).toContain('w:firstLine="0" w:firstLineChars="0"')
      expect(text).toMatch(/<w:spacing w:after="0" w:before="0" [^>]*w:lineRule="exact"/)
      if (text.includes('<w:r>')) expect(text).toMatch(/<w:b w:val="false"\/>.*<w:color w:val="000000"\/>/)
      expect(text).not.toContain('pStyle')
    }
  })
})

describe('what cannot be told for sure', () => {
  const followed = (text: string) => `${main}${breakPage}${old()}${text}`
  const inside = (markup: string) => `${main}${p('附件')}${p('某某指标表')}${markup}`
  const cell = table().replace(
    /<w:p>.*?<\/w:p>/,
    '<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
  )
  it.each([
    ['other text behind the table', followed(p('下一步工作打算。')), /后面还有别的文字/],
    ['a second table', followed(table('又一张')), /不止一张/],
    ['the same label twice', `${main}${old()}${breakPage}${old()}`, /几个“附件”/],
    ['other labels', `${main}${old('附件2')}${breakPage}${old('附件3')}`, /改一致/],
    ['a label without a table', `${main}${breakPage}${p('附件')}${p('某某指标表')}`, /删去/],
    [
      'a label in a text box',
      `${main}<w:p><w:r><w:pict><w:txbxContent>${p('附件')}</w:txbxContent></w:pict></w:r></w:p>${table()}`,
      /删去/,
    ],
    ['a label in a table', `${main}${table('附件')}`, /删去/],
    ['a label in a content control', `${main}<w:sdt><w:sdtContent>${old()}</w:sdtContent></w:sdt>`, /删去/],
    [
      'a table in a content control',
      inside(`<w:sdt><w:sdtContent>${table()}</w:sdtContent></w:sdt>`),
      /控件/,
    ],
    ['a label and its title in one line', `${main}${breakPage}${p('附件：旧的指标表')}${table()}`, /删去/],
    ['the same title without a label', `${main}${p('2025年上半年全市国民经济主要指标')}${table()}`, /删去/],
    [
      'a date between label and table',
      `${main}${p('附件：')}${p('指标表')}${p('2025年7月10日')}${table()}`,
      /还有别的内容/,
    ],
    ['tracked changes', inside(cell), /修订/],
    ['a picture', inside(`${table()}<w:p><w:r><w:drawing/></w:r></w:p>`), /图片/],
    ['a comment', inside(`${table()}<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>`), /批注/],
    [
      'a field across its end',
      inside(`${table()}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`),
      /域/,
    ],
  ])('is refused: %s', async (_, body, message) => {
    const made = intoReport(await reportOf(body), [item(official())])
    await expect(made).rejects.toThrow(message)
    await expect(made).rejects.toMatchObject({ code: 'unsupported' })
  })

  it('is refused where a landscape table would turn what follows it', async () => {
    const body = `${main}${breakPage}${old('附件1')}${breakPage}${old('附件2')}`
    await expect(intoReport(await reportOf(body), [item(labelled(wide(), '附件1'))])).rejects.toThrow(
      /分节符/,
    )
  })

  it('is refused for attachments of one number', async () => {
    await expect(intoReport(await reportOf(main), [item(official()), item(official())])).rejects.toThrow(
      /相同/,
    )
  })
})

describe('a file that is no report', () => {
  const parts = async (change: (name: string, bytes: Uint8Array) => Uint8Array) => {
    const made = []
    for (const entry of readDirectory(base)) {
      if (!entry.name.endsWith('/')) {
        made.push({ name: entry.name, bytes: change(entry.name, await readEntry(base, entry, 1e8)) })
      }
    }
    return writeZip(made, 'deflate')
  }
  const swapped = (from: string | RegExp, to: string) =>
    parts((name, bytes) =>
      name === 'word/document.xml'
        ? new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to))
        : bytes,
    )
  it.each([
    ['nothing', async () => new Uint8Array(), 'empty-file'],
    ['a table of texts', async () => new TextEncoder().encode('a,b\n1,2\n'), 'unsupported'],
    ['half a document', async () => (await reportOf(main)).slice(0, 4000), 'damaged'],
    ['a text cut off', () => swapped(/<\/w:body>.*$/s, ''), 'damaged'],
    ['a document type', () => swapped('<w:document', '<!DOCTYPE x><w:document'), 'damaged'],
    [
      'the strict format',
      () =>
        swapped(
          'schemas.openxmlformats.org/wordprocessingml/2006/main',
          'purl.oclc.org/ooxml/wordprocessingml/main',
        ),
      'unsupported',
    ],
    ['a bomb', () => swapped('<w:body>', `<w:body><!--${' '.repeat(20_000_000)}-->`), 'too-large'],
    [
      'a signed one',
      async () =>
        writeZip(
          [
            { name: 'word/document.xml', bytes: new TextEncoder().encode('<w:document/>') },
            { name: '_xmlsignatures/sig1.xml', bytes: new Uint8Array() },
          ],
          'store',
        ),
      'unsupported',
    ],
  ])('is refused: %s', async (_, make, code) => {
    const made = intoReport(await make(), [item(official())])
    await expect(made).rejects.toBeInstanceOf(Problem)
    await expect(made).rejects.toMatchObject({ code })
  })
})

describe.skipIf(writerAbsent)(`LibreOffice${writerAbsent ? ` (skipped: ${writerAbsent})` : ''}`, () => {
  it.each([
    ['appended', () => main, [official()], 2],
    ['replaced', () => `${main}${breakPage}${old()}`, [official()], 2],
    ['two of them', () => main, [labelled(official(), '附件1'), labelled(wide(), '附件2')], 6],
  ] as const)(
    'opens the report: %s',
    async (_, body, attachments, count) => {
      const pages = await pdfOf(await intoReport(await reportOf(body()), attachments.map(item)))
      expect(pages).toHaveLength(count)
      expect(pages[0]).toContain('关于上半年经济运行的情况汇报')
      expect(pages[0]).not.toContain('地区生产总值')
      const second = (pages[1] ?? '').replace(/\s/g, '')
      expect(second).toMatch(/^附件.*国民经济主要指标.*地区生产总值.*空气质量优良率/)
      // The report begins at 3 and goes on.
      expect(second).toMatch(/4-?$/)
    },
    60_000,
  )
})
