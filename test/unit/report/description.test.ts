/** Reports that people wrote: their paragraphs out of any file, and what they say of their attachments. */
import { AlignmentType, Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it, test } from 'vitest'
import { openReport } from '../../../electron/files/open.ts'
import { reportParts } from '../../../shared/report/description.ts'

const TITLE = '关于全区2024年上半年计划执行情况的报告'
const INDICATORS = '全区2024年上半年主要指标完成情况表'
const TASKS = '全区2024年上半年实事项目完成情况表'

describe('what a report says of its attachments', () => {
  test.each<[name: string, lines: readonly string[], title: string, description: string]>([
    ['nothing', ['各位代表：', '上半年，全区经济平稳运行。'], '', ''],
    ['no text at all', [], '', ''],
    [
      'one attachment',
      [TITLE, '区统计局', '各位代表：', `附件：${INDICATORS}`, '', '区统计局', '2024年7月12日'],
      TITLE,
      `附件：${INDICATORS}`,
    ],
    [
      'a title over two lines, below who issued it',
      [
        '区人民政府文件',
        '政发〔2024〕12号',
        '关于全区2024年上半年',
        '计划执行情况的报告',
        '（2024年7月20日）',
      ],
      TITLE,
      '',
    ],
    [
      'a title whose first line could be one',
      ['关于全区2024年国民经济和社会发展计划', '上半年执行情况的报告', '区发展改革局', '一、执行情况'],
      '关于全区2024年国民经济和社会发展计划上半年执行情况的报告',
      '',
    ],
    [
      'several, and a name that goes on in the next line',
      [TITLE, '正文。', '附件：1.全区2024年上半年主要指标', '完成情况表', `2.${TASKS}`, '— 8 —'],
      TITLE,
      `附件：1.全区2024年上半年主要指标\n完成情况表\n2.${TASKS}`,
    ],
    [
      'the list below its own line',
      [TITLE, '附件：', `1.${INDICATORS}`, `2.${TASKS}`, '区统计局'],
      TITLE,
      `附件：\n1.${INDICATORS}\n2.${TASKS}`,
    ],
    [
      '附件 on every line',
      [TITLE, `附件1：${INDICATORS}`, `附件2：${TASKS}`, '2024年7月12日'],
      TITLE,
      `附件1：${INDICATORS}\n附件2：${TASKS}`,
    ],
    ...[
      [`附件1 ${INDICATORS}`, `附件2 ${TASKS}`],
      ['附件', `1.${INDICATORS}`, `2.${TASKS}`],
      [`附：1.${INDICATORS}`, `2.${TASKS}`],
      [`附表：1.${INDICATORS}`, `2.${TASKS}`],
      [`附件：1.${INDICATORS}  2.${TASKS}`],
    ].map((list): [string, readonly string[], string, string] => [
      `the list written as ${list[0]}`,
      [TITLE, ...list, '区统计局', '2024年7月12日', '附件1', INDICATORS],
      TITLE,
      list.join('\n'),
    ]),
    ...['情况分析', '情况通报', '运行简报', '统计公报', '计划的请示'].map(
      (end): [string, readonly string[], string, string] => [
        `a title that ends in ${end}`,
        ['000001', '区政府常务会议材料之三', `2024年上半年全区经济${end}`, '上半年，全区经济平稳运行。'],
        `2024年上半年全区经济${end}`,
        '',
      ],
    ),
    [
      'the list before the attachments, not a word of them',
      [TITLE, `附件：1、${INDICATORS}`, '附件1', INDICATORS, '附件：不是这一份'],
      TITLE,
      `附件：1、${INDICATORS}`,
    ],
    ['a paragraph that speaks of 附件', [TITLE, '详见附件：下表。', '完成情况见附件1。'], TITLE, ''],
    [
      'a long paragraph below it',
      [TITLE, `附件：${INDICATORS}`, `${'全区经济总体平稳。'.repeat(12)}`],
      TITLE,
      `附件：${INDICATORS}`,
    ],
  ])('%s', (_, lines, title, description) => {
    expect(reportParts(lines)).toEqual({ title, description })
  })

  it('line ends and indents are the file’s, not the text’s', () => {
    expect(reportParts([`  ${TITLE}  \r\n　　附件：${INDICATORS}`])).toEqual({
      title: TITLE,
      description: `附件：${INDICATORS}`,
    })
  })
})

describe('the paragraphs of a report', () => {
  it('come out of a Word document, numbered as Word numbers them, without its tables', async () => {
    const item = (text: string) => new Paragraph({ text, numbering: { reference: 'list', level: 0 } })
    const cell = new TableCell({ children: [new Paragraph('表里的字')] })
    const bytes = new Uint8Array(
      await Packer.toArrayBuffer(
        new Document({
          numbering: {
            config: [
              {
                reference: 'list',
                levels: [
                  { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
                ],
              },
            ],
          },
          sections: [
            {
              children: [
                new Paragraph(TITLE),
                new Paragraph('附件：'),
                item(INDICATORS),
                item(TASKS),
                new Table({ rows: [new TableRow({ children: [cell] })] }),
              ],
            },
          ],
        }),
      ),
    )
    const lines = await openReport('报告.docx', bytes)
    expect(lines).toEqual([TITLE, '附件：', `1.${INDICATORS}`, `2.${TASKS}`])
    expect(reportParts(lines).description).toBe(`附件：\n1.${INDICATORS}\n2.${TASKS}`)
  })

  test.each<[name: string, bytes: Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(`${TITLE}\r\n附件：${INDICATORS}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${TITLE}\n附件：${INDICATORS}`, 'utf16le'))],
    ['commas in it', new TextEncoder().encode(`${TITLE}\n附件：${INDICATORS}\na,b\nc,d`)],
  ])('come out of plain text: %s', async (_, bytes) => {
    const lines = await openReport('报告.txt', bytes)
    expect(reportParts(lines)).toEqual({ title: TITLE, description: `附件：${INDICATORS}` })
  })

  test.each<[name: string, bytes: Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0)],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n%\u00ff\u00ff\n')],
  ])('%s is refused with one sentence', async (_, bytes) => {
    await expect(openReport('报告.docx', bytes)).rejects.toMatchObject({
      message: expect.stringMatching(/^[^A-Za-z]*(?:Word|PDF)?[^A-Za-z]*.*。$/),
    })
  })
})
