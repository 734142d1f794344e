/** Another program opens the report with the attachment in it. */
import { describe, expect, it } from 'vitest'
import { intoReport } from '../../../../electron/files/docx/report/report.ts'
import { official, pdfOf, wide, writerAbsent } from '../../../facts/docx/attachments.ts'
import { breakPage, item, labelled, main, old, reportOf } from './report-support.ts'

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
