/** What holds for the audit of any table, and that figures which were only rounded are never found fault with. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Attachment, Column } from '../../../../shared/attachment/model.ts'
import { ROLES } from '../../../../shared/attachment/roles.ts'
import { auditAttachment } from '../../../../shared/findings/audit/audit.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { table } from '../../support/table.ts'

const audit = (attachment: Attachment) =>
  auditAttachment(attachment, judgeAttachment(attachment, BUILT_IN), BUILT_IN)

const figure = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '—',
    '年度数据',
    '约5亿元',
    '下降3%',
    '5.0%—5.5%',
    '1.84亿美元',
    '完成。再报',
    '已完成',
  ),
  fc.integer({ min: -300, max: 90_000 }).map(String),
  fc.integer({ min: -3_000, max: 30_000 }).map((tenths) => `${tenths / 10}%`),
)
const line = fc.tuple(
  fc.constantFrom('', '1', '2', '3', '一', '（1）', '1.1', '合计', '①'),
  fc.constantFrom(
    '',
    '税收',
    '其中：增值税',
    '　　城镇',
    '空气质量优良率',
    '小计',
    '地区生产总值',
    '甲。乙',
    '一、经济',
    '人均收入',
  ),
  fc.constantFrom('', '%', '亿元', '万元', '人', '亿元、%', '学时'),
  figure,
  figure,
  figure,
  fc.constantFrom('', '完成', '未完成。', '预计完成'),
  figure,
  figure,
  figure,
  figure,
  fc.constantFrom('', '市统计局'),
  fc.constantFrom('', '初步核算数'),
  figure,
)
const anyTable = fc
  .tuple(
    fc.array(line, { maxLength: 12 }),
    fc.subarray([...ROLES], { minLength: 3 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([lines, roles, months]) =>
    table(
      lines.map((cells) => roles.map((role) => cells[ROLES.indexOf(role)] ?? '')),
      months,
      roles,
    ),
  )

test('every finding has a place, a key of its own and one sentence', () => {
  fc.assert(
    fc.property(anyTable, (attachment) => {
      const findings = audit(attachment)
      expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length)
      for (const { row, column, message, key, rule } of findings) {
        expect(row === null || attachment.rows.some(({ id }) => id === row)).toBe(true)
        expect(column === null || attachment.columns.some(({ id }) => id === column)).toBe(true)
        expect(message).toMatch(/^[^。\n]*\p{Script=Han}[^。\n]*。$/u)
        expect(key).toBe(`${rule}:${row ?? ''}:${column ?? ''}`)
      }
    }),
    { numRuns: 500 },
  )
})

test('a hidden column of anything changes nothing', () => {
  fc.assert(
    fc.property(
      anyTable,
      fc.nat({ max: 12 }),
      fc.constantFrom(['占比'], ['总投资（万元）'], ['2019年实际'], ['类别']),
      fc.array(figure, { minLength: 12, maxLength: 12 }),
      (attachment, place, header, texts) => {
        const hidden: Column = { id: 'hidden', header, role: 'none', width: 8, hidden: true }
        const more = {
          ...attachment,
          columns: attachment.columns.toSpliced(place, 0, hidden),
          rows: attachment.rows.map((row, at) => ({
            ...row,
            cells: { ...row.cells, hidden: texts[at] ?? '' },
          })),
        }
        expect(audit(more)).toEqual(audit(attachment))
      },
    ),
    { numRuns: 300 },
  )
})

test('the order of rows that have nothing to do with each other changes nothing', () => {
  const alone = fc.tuple(fc.constantFrom('%', '亿元', '', '人'), figure, figure, figure, figure, figure)
  fc.assert(
    fc.property(
      fc.array(alone, { minLength: 2, maxLength: 10 }),
      fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
      (lines, order) => {
        const attachment = table(
          lines.map((cells, at) => [
            `指标${'甲乙丙丁戊己庚辛壬癸'[at]}覆盖率`.slice(0, at % 2 === 0 ? 3 : 6),
            ...cells,
          ]),
          6,
          ['name', 'unit', 'target', 'actual', 'last', 'growth', 'share'],
        )
        const rows = attachment.rows
          .map((row, at) => ({ row, at: order[at] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row)
        const said = (of: Attachment) =>
          audit(of)
            .map(({ key, message }) => `${key} ${message}`)
            .sort()
        expect(said({ ...attachment, rows })).toEqual(said(attachment))
      },
    ),
    { numRuns: 300 },
  )
})

/** n thousandths, to so many decimals. */
const rounded = (thousandths: number, places: number): string =>
  (Math.round(thousandths / 10 ** (3 - places)) / 10 ** places).toFixed(places)
const thousandths = fc.integer({ min: 1_000, max: 9_000_000 })
const places = fc.integer({ min: 0, max: 2 })

test('a total of rounded parts is never wrong; one that is off by more than all roundings always is', () => {
  fc.assert(
    fc.property(
      fc.array(thousandths, { minLength: 1, maxLength: 12 }),
      places,
      fc.boolean(),
      fc.integer({ min: -3, max: 3 }),
      (parts, digits, above, off) => {
        const sum = parts.reduce((a, b) => a + b, 0)
        // Beyond half a unit of the last place for each part, the total, and the rounding of the latter.
        const wrong = sum + off * (parts.length + 2) * 10 ** (3 - digits)
        const total = ['', '合计', '亿元', rounded(wrong, digits), '']
        const lines = parts.map((part, at) => [
          String(at + 1),
          `项目${at}`,
          '亿元',
          rounded(part, digits),
          '',
        ])
        const found = audit(table(above ? [total, ...lines] : [...lines, total]))
        expect(found.some(({ rule }) => rule === 'total-not-sum')).toBe(off !== 0)
      },
    ),
    { numRuns: 500 },
  )
})

test('progress, its difference and growth of figures rounded afterwards are never wrong', () => {
  fc.assert(
    fc.property(
      thousandths,
      thousandths,
      thousandths,
      places,
      places,
      fc.integer({ min: 1, max: 12 }),
      (a, t, l, digits, shown, months) => {
        const target = rounded(t, 3)
        const percent = (of: number) => of.toFixed(shown)
        const attachment = table(
          [
            [
              '税收',
              '亿元',
              target,
              rounded(a, digits),
              rounded(l, digits),
              percent((a / l - 1) * 100),
              percent((a / t) * 100),
              percent((a / t) * 100 - (months * 100) / 12),
            ],
          ],
          months,
          ['name', 'unit', 'target', 'actual', 'last', 'growth', 'share', 'gap'],
        )
        // The header must say what the share is of.
        const columns = attachment.columns.map((column) =>
          column.role === 'share' ? { ...column, header: ['占年度目标%'] } : column,
        )
        const wrong = ['share-column', 'gap-column', 'growth-contradicts-totals']
        expect(audit({ ...attachment, columns }).filter(({ rule }) => wrong.includes(rule))).toEqual([])
      },
    ),
    { numRuns: 1_000 },
  )
})
