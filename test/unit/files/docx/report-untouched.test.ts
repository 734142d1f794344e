/** What is not the attachment stays as it is, and does not reach into the attachment. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intoReport } from '../../../../electron/files/docx/report/report.ts'
import { elementsOf } from '../../../../electron/files/xml/edit.ts'
import { replaceParts } from '../../../../electron/files/zip/replace.ts'
import { Problem } from '../../../../shared/problem.ts'
import { official } from '../../../facts/docx/attachments.ts'
import {
  base,
  bodyOf,
  breakPage,
  item,
  labelled,
  main,
  mainOf,
  old,
  p,
  rawOf,
  reportOf,
  table,
} from './report-support.ts'

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
