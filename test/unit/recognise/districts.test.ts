/**
 * Workbooks as districts publish them, made by people who did not know how recognition works: headings that no list
 * has, and what an official says of each row.
 */
import { describe, expect, it } from 'vitest'
import { cellText, columnOf, type Role } from '../../../shared/attachment/model.ts'
import { mergedNames, nameOf } from '../../../shared/attachment/names.ts'
import { recogniseSheets } from '../../../shared/recognise/recognise.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import districts from '../../facts/recognise/districts.json' with { type: 'json' }
import { newId } from '../support/ids.ts'

interface Expected {
  readonly none?: boolean
  readonly groups?: boolean
  readonly year?: number | null | (number | null)[]
  readonly months?: number | null | (number | null)[]
  readonly rows?: readonly {
    /** Any of several that name the row as well. */
    readonly name: readonly string[]
    readonly unit: string
    readonly target: readonly string[]
    readonly actual: string
    readonly verdict: readonly (string | null)[]
  }[]
}

const sheetOf = ({
  name,
  texts,
  merges,
  hiddenRows,
  hiddenColumns,
}: (typeof districts)[number]['sheets'][number]): Sheet => ({
  name,
  texts,
  merges: merges.map(([top = 0, left = 0, bottom = 0, right = 0]) => ({ top, left, bottom, right })),
  widths: [],
  hiddenRows,
  hiddenColumns,
  warnings: [],
})

const plain = (text: string): string => text.replace(/\s/g, '')
const anyOf = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])

describe('tables of districts', () => {
  it.each(districts)('$what', ({ sheets, expected }) => {
    const wanted: Expected = expected
    const found = recogniseSheets(sheets.map(sheetOf), newId)
    if (wanted.none) {
      expect(found).toEqual([])
      return
    }
    if (wanted.groups) {
      expect(found.length).toBeGreaterThan(1)
      return
    }
    const [first] = found
    expect(anyOf(wanted.year ?? null)).toContain(first?.attachment.heading.year)
    expect(anyOf(wanted.months ?? null)).toContain(first?.attachment.heading.months)
    const rows = found.flatMap(({ attachment }) => {
      const judged = judgeAttachment(attachment, BUILT_IN)
      const merged = mergedNames(attachment)
      const { columns } = attachment
      return attachment.rows.map((row, at) => {
        const text = (role: Role) => plain(cellText(row, columnOf(columns, role)))
        return {
          name: plain(merged.get(row.id) ?? nameOf(columns, row)),
          unit: text('unit'),
          target: text(columnOf(columns, 'target') === undefined ? 'stage' : 'target'),
          actual: text('actual'),
          verdict: judged.rows[at]?.verdict?.status ?? null,
        }
      })
    })
    for (const row of wanted.rows ?? []) {
      const at = rows.findIndex(({ name }) => row.name.map(plain).includes(name))
      const [seen] = at < 0 ? [] : rows.splice(at, 1)
      expect(seen, row.name[0]).toEqual({
        name: seen?.name,
        unit: plain(row.unit),
        target: row.target.map(plain).find((target) => target === seen?.target) ?? plain(row.target[0] ?? ''),
        actual: plain(row.actual),
        verdict: row.verdict.find((verdict) => verdict === seen?.verdict) ?? row.verdict[0],
      })
    }
  })
})
