/** Corrections in a report's Word document: tracked, at the right characters, and nothing else of it touched. */
import { describe, expect, it } from 'vitest'
import { corrected } from '../../../../electron/files/docx/corrections.ts'
import { differing, partsOf } from '../../support/parts.ts'
import {
  AUTHOR,
  changed,
  DATE,
  linesOf,
  p,
  refused,
  report,
  run,
  STRICT,
  WORD,
  withXml,
  xmlOf,
} from './corrections-support.ts'

const SIGNED = `w:author="双过半 &amp; 核对" w:date="${DATE}"`
const numbered = (xml: string) => xml.replace(/(w:id)="\d+"/g, '$1="#"')

describe('a correction', () => {
  it('is the characters struck out and the new ones put in, in their look, with the reason beside them', async () => {
    const before = p(run('竹溪区'), run('工业投资增长8.6%，', '<w:b/>'), run('增速平稳。'))
    const { xml, left, bytes } = await changed(report(before), [
      '8.6',
      '9.1',
      '表中第3行为9.1%\n（工业投资）',
    ])
    expect(left).toEqual([])
    const bold = (tag: string, text: string) =>
      `<w:r w:rsidR="00C1"><w:rPr><w:b/></w:rPr><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
    expect(numbered(xml)).toContain(
      p(
        run('竹溪区'),
        bold('t', '工业投资增长'),
        '<w:commentRangeStart w:id="#"/>',
        `<w:del w:id="#" ${SIGNED}>${bold('delText', '8.6')}</w:del>`,
        `<w:ins w:id="#" ${SIGNED}><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">9.1</w:t></w:r></w:ins>`,
        '<w:commentRangeEnd w:id="#"/><w:r><w:commentReference w:id="#"/></w:r>',
        bold('t', '%，'),
        run('增速平稳。'),
      ),
    )
    expect(numbered(await xmlOf(bytes, 'word/comments.xml'))).toBe(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${WORD}"><w:comment w:id="#" ${SIGNED} w:initials="双"><w:p><w:r><w:t xml:space="preserve">表中第3行为9.1%</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">（工业投资）</w:t></w:r></w:p></w:comment></w:comments>`,
    )
    expect(await linesOf(bytes)).toEqual(['竹溪区工业投资增长9.1%，增速平稳。'])
  })

  it('leaves every other part byte for byte, and adds the one with the comments', async () => {
    const styles = `<w:styles xmlns:w="${WORD}"/>`
    const before = report(p(run('税收完成3.4亿元。')), { styles })
    const { bytes } = await changed(before, ['3.4', '3.5', '表中为3.5'])
    expect(differing(before, bytes)).toEqual([
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/comments.xml',
    ])
    expect(await xmlOf(bytes, 'word/_rels/document.xml.rels')).toMatch(
      /Id="rId1" [^>]*styles\.xml"\/><Relationship Id="rId2" Type="[^"]*\/comments" Target="comments\.xml"\/><\/R/,
    )
    expect(await xmlOf(bytes, '[Content_Types].xml')).toMatch(
      /<Override PartName="\/word\/comments\.xml" ContentType="[^"]*\.comments\+xml"\/><\/Types>$/,
    )
    // Without a reason there is no comment, and no part for it.
    expect(differing(before, (await changed(before, ['3.4', '3.5'])).bytes)).toEqual(['word/document.xml'])
  })

  it('puts its reason behind the comments that there are', async () => {
    const own = '<c:comment c:id="4" c:author="甲"><c:p/></c:comment>'
    const comments = `<c:comments xmlns:c="${WORD}">${own}</c:comments>`
    const commented = `<w:commentRangeStart w:id="4"/>${run('用电量增长')}<w:commentRangeEnd w:id="4"/>`
    const before = report(p(commented, run('6.2%。')), { comments })
    const { bytes, xml } = await changed(before, ['6.2', '6.3', '甲'], ['增长', '下降', '乙'])
    expect(differing(before, bytes)).toEqual(['word/comments.xml', 'word/document.xml'])
    const after = await xmlOf(bytes, 'word/comments.xml')
    expect(after).toMatch(
      /^<c:comments [^>]*><c:comment c:id="4" c:author="甲"><c:p\/><\/c:comment><c:comment c:id="1"/,
    )
    expect([...after.matchAll(/c:comment c:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['4', '1', '2'])
    // Each begins once, ends once behind it, and is told of once.
    for (const id of ['1', '2']) {
      const places = ['RangeStart', 'RangeEnd', 'Reference'].map((mark) =>
        xml.split(`<w:comment${mark} w:id="${id}"/>`),
      )
      expect(places.map(({ length }) => length)).toEqual([2, 2, 2])
      const starts = places.map(([before = '']) => before.length)
      expect(starts.toSorted((a, b) => a - b)).toEqual(starts)
    }
    expect(await linesOf(bytes)).toEqual(['用电量下降6.3%。'])
  })

  it('may only put in, or only take out', async () => {
    const before = report(p(run('进出口增长4%。'), run('其中出口'), run('持平。')))
    const lines = await linesOf(before)
    const at = (from: number, to: number, text: string) => ({ paragraph: 0, from, to, text, comment: '' })
    const made = await corrected(before, [at(7, 7, '左右'), at(8, 10, ''), at(0, 0, '全区')], AUTHOR, DATE)
    expect(made.left).toEqual([])
    expect(await linesOf(made.bytes)).toEqual(['全区进出口增长4%左右。出口持平。'])
    const xml = await xmlOf(made.bytes)
    expect([xml.match(/<w:ins /g)?.length, xml.match(/<w:del /g)?.length]).toEqual([2, 1])
    expect(await linesOf(withXml(made.bytes, refused(xml)))).toEqual(lines)
  })
})

describe('a figure', () => {
  const inParts = async (inner: string, was: string, text: string, parts: Record<string, string> = {}) => {
    const before = report(p(run('产值'), inner, run('亿元。')), parts)
    const lines = await linesOf(before)
    const { xml, left, bytes } = await changed(before, [was, text, '依据'])
    expect(left).toEqual([])
    expect(await linesOf(withXml(bytes, refused(xml)))).toEqual(lines)
    const after = await linesOf(bytes)
    expect(after).toEqual(lines.map((line) => line.replace(was, text)))
    return xml
  }

  it('may be in several runs, with marks between them that stay', async () => {
    const marks = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="3" w:name="数"/>'
    const xml = await inParts(
      `${run('12')}${marks}${run('.', '<w:i/>')}${run('35')}<w:bookmarkEnd w:id="3"/>`,
      '12.3',
      '14.6',
    )
    expect(xml).toContain(marks)
    expect(xml.match(/<w:del /g)).toHaveLength(3)
    expect(xml.match(/<w:ins /g)).toHaveLength(1)
    // The new one comes behind all of the old, and no number is given twice.
    expect(xml.lastIndexOf('<w:del ')).toBeLessThan(xml.indexOf('<w:ins '))
    const ids = [...xml.matchAll(/<w:(?:ins|del|bookmarkStart) w:id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('may hold a tab or a sign of its own', async () => {
    await inParts(
      '<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r>',
      '\t2\u20113',
      '5\t6',
    )
    await inParts('<w:r><w:sym w:font="宋体" w:char="2462"/><w:t>7&lt;8</w:t></w:r>', '③7<8', '9&1')
  })

  it('may hold the mark of a footnote, which stays', async () => {
    const mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    const footnotes = `<w:footnotes xmlns:w="${WORD}"><w:footnote w:id="2">${p(run('初步数8.8。'))}</w:footnote></w:footnotes>`
    const before = report(p(run('产值8'), mark, run('.8亿元。')), { footnotes })
    expect(await linesOf(before)).toEqual(['产值8[1].8亿元。', '[1]初步数8.8。'])
    const { xml, left, bytes } = await changed(before, ['8[1].8', '9.9'], ['8.8', '9.9'])
    expect(xml).toContain(mark)
    expect(await linesOf(bytes)).toEqual(['产值[1]9.9亿元。', '[1]初步数8.8。'])
    expect(left.map(({ why }) => why)).toEqual(['这里在脚注里'])
    const marked = await changed(before, ['8[1].8', '9[1].9'])
    expect(await linesOf(marked.bytes)).toEqual(['产值[1]9.9亿元。', '[1]初步数8.8。'])
  })

  it('may end in a link', async () => {
    const xml = await inParts(
      `${run('5')}<w:hyperlink w:anchor="表">${run('6.7')}</w:hyperlink>`,
      '56.7',
      '58',
    )
    expect(xml).toMatch(/<w:hyperlink w:anchor="表"><w:del /)
    expect(xml.indexOf('<w:ins ')).toBeLessThan(xml.indexOf('<w:hyperlink'))
  })

  it('may be what somebody else has put in: their change stays theirs', async () => {
    const theirs = `<w:ins w:id="1" w:author="乙" w:date="2024-07-01T00:00:00Z">${run('甲4.')}${run('5丙')}</w:ins>`
    const xml = await inParts(
      `<w:del w:id="2" w:author="乙"><w:r><w:delText>9</w:delText></w:r></w:del>${theirs}`,
      '4.5',
      '4.8',
    )
    // Ours is beside theirs, not in it; and what is struck out of theirs stays in theirs.
    const inside = [...xml.matchAll(/<w:ins w:id="\d+" w:author="乙"[^>]*>(.*?)<\/w:ins>/g)].map(
      ([, inner]) => inner,
    )
    expect(inside.join('')).not.toContain('<w:ins ')
    expect(inside.join('').match(/<w:del /g)).toHaveLength(2)
    const ids = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps the spaces that the page shows, and brings up none that it does not', async () => {
    const before = report(p('<w:r><w:t>  客运量 3 万人 </w:t></w:r>', run(' 左右')))
    expect(await linesOf(before)).toEqual(['客运量 3 万人 左右'])
    expect(await linesOf((await changed(before, ['3', '4'])).bytes)).toEqual(['客运量 4 万人 左右'])
  })
})

describe('the lines of a document', () => {
  it('are its paragraphs and their breaks, numbered, without tables, deleted and hidden words', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '（%1）')}${level(1, 'decimal', '%2.')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
    const styles = `<w:styles xmlns:w="${WORD}"><w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style></w:styles>`
    const item = (text: string, level: number) =>
      p(
        `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="5"/></w:numPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>`,
        run(text),
      )
    const body = [
      p(`<w:pPr><w:pStyle w:val="H2"/></w:pPr>`, run('工业')),
      item('产值', 1),
      item('用电', 1),
      item('农业', 0),
      item('粮食', 1),
      p(),
      '<w:p/>',
      p(
        '<w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r>',
        run('藏', '<w:vanish/>'),
        `<w:moveFrom w:id="1">${run('移')}</w:moveFrom>`,
      ),
      `<w:tbl><w:tr><w:tc>${p(run('表'))}</w:tc></w:tr></w:tbl>`,
      p('<w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>', run('连')),
      p(run('成一段')),
      `<w:sdt><w:sdtPr/><w:sdtContent>${p(run('控件&#10;里'))}</w:sdtContent></w:sdt>`,
    ]
    expect(await linesOf(report(body.join(''), { numbering, styles }))).toEqual([
      '（一）工业',
      ...['1.产值', '2.用电', '（二）农业', '1.粮食', '', ''],
      ...['上行', '下行', '连成一段', '控件 里'],
    ])
  })

  it('take any prefix, none, and the strict namespace', async () => {
    const of = (root: string, prefix: string, own = prefix) =>
      report(
        `<${prefix}p><${prefix}r><${prefix}rPr><${prefix}b ${own}val="1"/></${prefix}rPr><${prefix}t>同比增长2.5%</${prefix}t></${prefix}r></${prefix}p>`,
        {},
        root,
      )
    for (const before of [
      of(`x:document xmlns:x="${WORD}"`, 'x:'),
      of(`w:document xmlns:w="${STRICT}"`, 'w:'),
      of(`document xmlns="${WORD}" xmlns:q="${WORD}"`, '', 'q:'),
    ]) {
      const { xml, left, bytes } = await changed(before, ['2.5', '2.8', '依据'])
      expect(left).toEqual([])
      expect(await linesOf(bytes)).toEqual(['同比增长2.8%'])
      expect(await linesOf(withXml(bytes, refused(xml)))).toEqual(['同比增长2.5%'])
      // Each new prefix is declared: the attributes of a change have one always.
      expect(xml).toMatch(/<(x:|w:|)ins(?: xmlns:w="[^"]*")? (?:x|w):id="\d+"/)
      if (xml.includes('<ins')) expect(xml).toContain(`<ins xmlns:w="${WORD}" w:id=`)
      if (xml.includes(STRICT)) {
        expect(await xmlOf(bytes, 'word/comments.xml')).toContain(`xmlns:w="${STRICT}"`)
        expect(await xmlOf(bytes, 'word/_rels/document.xml.rels')).toContain(
          'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"',
        )
      }
    }
  })
})

describe('what cannot be corrected in place', () => {
  const field = (result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF 数 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const box = (text: string) => `<w:txbxContent>${p(run(text))}</w:txbxContent>`
  const twice = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('框内1.5')}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框内1.5')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const locked = (setting: string) =>
    `<w:sdt><w:sdtPr>${setting}</w:sdtPr><w:sdtContent>${run('1.5')}</w:sdtContent></w:sdt>`
  const list = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
  const numbering = `<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="1.5"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
  it.each([
    ['a field', field('1.5'), '这里是域（自动更新的内容）'],
    [
      'a simple field',
      `<w:fldSimple w:instr="REF 数">${run('1.5')}</w:fldSimple>`,
      '这里是域（自动更新的内容）',
    ],
    ['a field within a field', field(`${field('甲')}${run('1.5')}`), '这里是域（自动更新的内容）'],
    ['a text box', twice, '这里在文本框里'],
    ['a locked control', locked('<w:lock w:val="sdtContentLocked"/>'), '这里在锁定的内容控件里'],
    ['a control with its data elsewhere', locked('<w:dataBinding w:xpath="/a"/>'), '这里在锁定的内容控件里'],
    ['a number that Word makes', list, '这里是自动编号'],
    [
      'changes within changes',
      `<w:ins w:id="1"><w:smartTag>${run('1.5')}</w:smartTag></w:ins>`,
      '这里已有别的修订',
    ],
  ])('is left and said: %s', async (_, inner, why) => {
    const before = report(`${p(inner, run('另有2.5亿元'))}`, { numbering })
    const { left, bytes } = await changed(before, ['1.5', '1.6', '依据'], ['2.5', '2.6'])
    expect(left).toMatchObject([{ correction: { text: '1.6', comment: '依据' }, why }])
    // The others are made, and of this one there is nothing.
    expect(differing(before, bytes)).toEqual(['word/document.xml'])
    expect((await linesOf(bytes)).join()).toContain('另有2.6亿元')
    expect((await linesOf(bytes)).join()).toContain('1.5')
  })

  it('half in a field stays whole', async () => {
    const before = report(p(run('产值1'), field('.5'), run('亿元')))
    const { left, bytes } = await changed(before, ['1.5', '1.6'])
    expect(left).toHaveLength(1)
    expect(bytes).toEqual(before)
  })

  it.each([
    ['readOnly', 1],
    ['forms', 1],
    ['comments', 1],
    ['trackedChanges', 0],
  ])('is all of a protected document (%s)', async (edit, count) => {
    const settings = `<w:settings xmlns:w="${WORD}"><w:documentProtection w:edit="${edit}" w:enforcement="1"/></w:settings>`
    const before = report(p(run('产值1.5亿元')), { settings })
    const { left, bytes } = await changed(before, ['1.5', '1.6'])
    expect(left).toHaveLength(count)
    expect(differing(before, bytes)).toHaveLength(1 - count)
  })

  it('is a place that is none, a text that cannot be, and the same twice', async () => {
    const before = report(p(run('产值1.5亿元')))
    const at = (paragraph: number, from: number, to: number, text = '9') => ({
      ...{ paragraph, from, to, text },
      comment: '',
    })
    const wrong = [
      at(1, 0, 1),
      at(0, 3, 99),
      at(0, 3, 2),
      at(0, -1, 2),
      at(0, 0.5, 2),
      at(0, 0, 1, '甲\n乙'),
      at(0, 0, 1, '\u0007'),
    ]
    const made = await corrected(
      before,
      [...wrong, at(0, 2, 5, '1.5'), at(0, 2, 5, '1.6'), at(0, 4, 6)],
      AUTHOR,
      DATE,
    )
    expect(made.left).toHaveLength(wrong.length + 2)
    expect(made.left.map(({ why }) => why)).toContain('与另一处更正重叠')
    expect(made.left.map(({ why }) => why)).toContain('与原文相同')
    expect(await linesOf(made.bytes)).toEqual(['产值1.6亿元'])
  })

  it('is a file that is no Word document', async () => {
    const cut = withXml(report(''), `<w:document xmlns:w="${WORD}"><w:body>`)
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('报告'), cut]) {
      await expect(corrected(bytes, [], AUTHOR, DATE)).rejects.toMatchObject({
        message: expect.stringMatching(/^\P{L}*[\p{Script=Han}].*。$/u),
      })
    }
    expect((await partsOf((await corrected(report(p(run('甲'))), [], AUTHOR, DATE)).bytes)).size).toBe(5)
  })
})
