/** Reports that Word would write, and what is in them after the attachments went in. */

import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { beforeAll, expect } from 'vitest'
import { intoReport } from '../../../../electron/files/docx/report/report.ts'
import { elementsOf } from '../../../../electron/files/xml/edit.ts'
import { readXml } from '../../../../electron/files/xml/xml.ts'
import { replaceParts } from '../../../../electron/files/zip/replace.ts'
import { readDirectory, readEntry } from '../../../../electron/files/zip/zip.ts'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'

/** A report's own page: odd margins, so that they are known again. */
const SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'
export const MARGINS =
  '<w:pgMar w:top="1701" w:right="1531" w:bottom="1701" w:left="1531" w:header="851" w:footer="1361" w:gutter="0"/>'
export let FOOTER = ''
/** The last section: numbered from 3 with dashes, its first page set apart. */
export const last = () =>
  `<w:sectPr w:rsidR="00AB12CD">${FOOTER}${SIZE}${MARGINS}<w:pgNumType w:fmt="numberInDash" w:start="3"/><w:titlePg/></w:sectPr>`

export const p = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`
export const breakPage = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
export const table = (text = '旧表') =>
  `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>${p(text)}</w:tc></w:tr></w:tbl>`
export const main = `${p('关于上半年经济运行的情况汇报')}${p('今年以来，全市各项工作按计划推进。')}${p('附件：1.指标表')}${p('市发展改革委')}${p('2025年7月10日')}`
export const old = (label = '附件', text = '旧表') =>
  `${p(label)}${p('')}${p('某某指标表')}${table(text)}${p('注：旧的说明。')}`

/** The report into which bodies are put; it and its footer are there before the first test. */
export let base: Uint8Array
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

export async function mainOf(bytes: Uint8Array): Promise<string> {
  const entry = readDirectory(bytes).find(({ name }) => name === 'word/document.xml')
  return entry ? new TextDecoder().decode(await readEntry(bytes, entry, 1e8)) : ''
}

export async function reportOf(body: string, section = last()): Promise<Uint8Array> {
  const xml = await mainOf(base)
  const made = xml.replace(/<w:body>.*<\/w:body>/s, () => `<w:body>${body}${section}</w:body>`)
  return replaceParts(base, new Map([['word/document.xml', new TextEncoder().encode(made)]]))
}

export const item = (attachment: Attachment) => ({
  attachment,
  judged: judgeAttachment(attachment, BUILT_IN),
})
export const labelled = (attachment: Attachment, label: string): Attachment => ({
  ...attachment,
  heading: { ...attachment.heading, label },
})

/** The body after the attachments went in. */
export async function bodyOf(
  body: string,
  attachments: readonly Attachment[],
  section = last(),
): Promise<string> {
  const xml = await mainOf(await intoReport(await reportOf(body, section), attachments.map(item)))
  readXml(new TextEncoder().encode(xml), { open: () => {}, text: () => {}, close: () => {} })
  return /<w:body>(.*)<\/w:body>/s.exec(xml)?.[1] ?? ''
}

export const sections = (xml: string): string[] =>
  elementsOf(xml, ['sectPr']).map(({ start, end }) => xml.slice(start, end))
export const texts = (xml: string): string[] =>
  elementsOf(xml, ['p', 'tbl']).map(({ name, inner }) =>
    name === 'tbl'
      ? '[表]'
      : elementsOf(xml, ['t'], ...inner)
          .map(({ inner: [from, to] }) => xml.slice(from, to))
          .join(''),
  )
export const OURS = ['', '2025年上半年全市国民经济主要指标', '“双过半”完成情况', '[表]', '']
export const rawOf = (bytes: Uint8Array) =>
  readDirectory(bytes)
    .filter(({ name }) => name !== 'word/document.xml')
    .map(({ name, offset, packed }) => {
      const data = new DataView(bytes.buffer, bytes.byteOffset)
      const start = offset + 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true)
      return [name, Buffer.from(bytes.subarray(offset, start + packed)).toString('base64')]
    })
