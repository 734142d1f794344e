/** Reports of which it cannot be told where the attachment goes, and files that are no reports. */
import { describe, expect, it } from 'vitest'
import { intoReport } from '../../../../electron/files/docx/report/report.ts'
import { readDirectory, readEntry, writeZip } from '../../../../electron/files/zip/zip.ts'
import { Problem } from '../../../../shared/problem.ts'
import { official, wide } from '../../../facts/docx/attachments.ts'
import { base, breakPage, item, labelled, main, old, p, reportOf, table } from './report-support.ts'

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
