import { describe, expect, it } from 'vitest'
import { headerCells } from '../../../shared/attachment/header.ts'
import { type Attachment, cellText, columnOf } from '../../../shared/attachment/model.ts'
import { templateOf, templates } from '../../../shared/attachment/templates.ts'
import { recognise } from '../../../shared/recognise/recognise.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { shownTexts } from '../../../shared/verdict/shown.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { newId } from '../support/ids.ts'

const rolesOf = ({ columns }: Attachment) => columns.map(({ role }) => role)
const headersOf = ({ columns }: Attachment) => columns.map(({ header }) => header.join('/'))

/** The attachment on a page as another program would hold it: heading, header with its merges, body. */
function onPaper(attachment: Attachment): Sheet {
  const { heading, columns } = attachment
  const lines = [heading.label, ...heading.title, ...heading.above].map((line) => [line])
  const { header, body } = shownTexts(attachment, judgeAttachment(attachment, BUILT_IN))
  const merges = headerCells(columns).map(({ top, left, bottom, right }) => ({
    top: top + lines.length,
    left,
    bottom: bottom + lines.length,
    right,
  }))
  return {
    name: 'Sheet1',
    texts: [...lines, ...header, ...body],
    merges,
    widths: [],
    hiddenRows: [],
    hiddenColumns: [],
    warnings: [],
  }
}

describe('templates', () => {
  it('are the four attachments of a report, 附件1 to 附件4', () => {
    expect(templates.map(({ name }) => templateOf(name, 2025, newId).heading.label)).toEqual([
      '附件1',
      '附件2',
      '附件3',
      '附件4',
    ])
  })

  it.each(templates)('$label: is dated, titled, to be filled in, with ids of its own', ({ name }) => {
    const one = templateOf(name, 2025, newId)
    const other = templateOf(name, 2025, newId)
    expect(one.heading).toMatchObject({ year: 2025, months: 6 })
    expect(one.heading.title[0]).toMatch(/^2025年上半年全市/)
    for (const role of ['target', 'actual', 'status'] as const) {
      const column = columnOf(one.columns, role)
      expect(column, role).toBeDefined()
      expect(one.rows.every((row) => cellText(row, column) === '')).toBe(true)
    }
    // Of the official table every indicator is waited for; the others have no rows with a name yet.
    const { blank } = judgeAttachment(one, BUILT_IN).summary
    expect(blank).toBe(name === 'indicators' ? 14 : 0)
    expect(judgeAttachment(one, BUILT_IN).rows.filter(({ verdict }) => verdict !== null)).toHaveLength(blank)
    const ids = [one, other].flatMap(({ id, rows, columns }) => [
      id,
      ...rows.map((row) => row.id),
      ...columns.map((column) => column.id),
    ])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(templates)('$label: is recognised when it comes back', ({ name }) => {
    const template = templateOf(name, 2024, newId)
    const { found, questions } = recognise([onPaper(template)], newId, [])
    expect(questions).toEqual([])
    expect(found).toHaveLength(1)
    const back = found[0]?.attachment
    expect(back?.heading).toEqual({ ...template.heading, told: '标题' })
    expect(back && headersOf(back)).toEqual(headersOf(template))
    expect(back && rolesOf(back)).toEqual(rolesOf(template))
    expect(back?.rows).toHaveLength(template.rows.length)
  })

  it('an investment project is judged by the schedule of the year', () => {
    const template = templateOf('investment', 2021, newId)
    const { columns } = template
    const cells = Object.fromEntries(
      (
        [
          ['name', '智造园二期'],
          ['target', '5亿元'],
          ['actual', '20000万元'],
        ] as const
      ).map(([role, text]) => [columnOf(columns, role)?.id ?? '', text]),
    )
    const filled = { ...template, rows: [{ id: newId(), cells }] }
    const { rows } = judgeAttachment(filled, BUILT_IN)
    expect(rows[0]?.verdict).toMatchObject({ status: '未完成', progress: '40', schedule: '50' })
  })
})
