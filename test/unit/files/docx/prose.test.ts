/** The prose of a table as a Word document: as a report is set, the same bytes each time, and read back as it was. */
import { describe, expect, it } from 'vitest'
import { writeProse } from '../../../../electron/files/docx/write/prose.ts'
import { exportProse } from '../../../../electron/files/export.ts'
import { readReport } from '../../../../electron/files/readers/report.ts'
import { textParts } from '../../../../electron/files/zip/texts.ts'

const prose = {
  title: '竹溪县2023年上半年国民经济主要指标完成情况',
  paragraphs: [
    '（一）地区生产总值增长6.4%；',
    '（二）进出口总额下降0.5%。',
    '2项指标中，1项实现“双过半” & <其他>。',
  ],
}

describe('prose as a Word document', () => {
  it('is set in 3号仿宋 on the official page, each paragraph two characters in', async () => {
    const parts = await textParts(await writeProse(prose))
    const xml = (name: string) => parts.find((part) => part.name === name)?.text ?? ''
    const main = xml('word/document.xml')
    expect(main.match(/<w:pStyle w:val="ReportText"\/>/g)).toHaveLength(3)
    expect(main.match(/w:firstLineChars="200"/g)).toHaveLength(3)
    // 37, 35, 28 and 26 mm.
    expect(main).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    const style = /<w:style [^>]*w:styleId="ReportText".*?<\/w:style>/s.exec(xml('word/styles.xml'))?.[0]
    expect(style).toContain('w:eastAsia="仿宋_GB2312"')
    expect(style).toContain('<w:sz w:val="32"/>')
    expect(style).toContain('w:line="580"')
  })

  it('is read back line by line, and the same prose gives the same bytes', async () => {
    const file = await exportProse(prose)
    expect(file.name).toBe(`${prose.title}（表述）.docx`)
    const { paragraphs } = await readReport(file.name, file.bytes, () => {})
    expect(paragraphs).toEqual([prose.title, ...prose.paragraphs])
    expect(Buffer.from(await writeProse(prose)).equals(Buffer.from(file.bytes))).toBe(true)
  })

  it('sets the items of a letter from the left: a long word would stretch a justified line', async () => {
    const letter = { to: '财政局：', from: '', date: '2031年7月2日' }
    const paragraphs = ['收悉。', '1．一般公共预算收入：报来“19.2”。', '特此函达。']
    const parts = await textParts(await writeProse({ title: '函', paragraphs, items: [1], letter }))
    const xml = parts.find(({ name }) => name === 'word/document.xml')?.text ?? ''
    const aligned = (words: string) =>
      xml
        .split('<w:p>')
        .find((one) => one.includes(words))
        ?.match(/<w:jc w:val="(\w+)"/)?.[1]
    expect([aligned('一般公共预算收入'), aligned('收悉'), aligned('特此函达')]).toEqual([
      'left',
      'both',
      'both',
    ])
  })
})
