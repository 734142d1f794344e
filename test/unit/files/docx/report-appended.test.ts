/** A report without the attachment gets it at its end, on a page of its own. */
import { describe, expect, it } from 'vitest'
import { attribute, elementsOf } from '../../../../electron/files/xml/edit.ts'
import { official, wide } from '../../../facts/docx/attachments.ts'
import { bodyOf, breakPage, labelled, last, main, OURS, p, sections, table, texts } from './report-support.ts'

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
