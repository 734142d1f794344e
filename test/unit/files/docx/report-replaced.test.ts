/** A report with the attachment gets the new one in its place. */
import { describe, expect, it } from 'vitest'
import { intoReport } from '../../../../electron/files/docx/report/report.ts'
import { writeDocx } from '../../../../electron/files/docx/write/write.ts'
import { official, wide } from '../../../facts/docx/attachments.ts'
import {
  bodyOf,
  breakPage,
  FOOTER,
  item,
  labelled,
  last,
  MARGINS,
  main,
  mainOf,
  OURS,
  old,
  p,
  reportOf,
  sections,
  table,
  texts,
} from './report-support.ts'

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
