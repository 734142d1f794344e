/** An attachment with its verdicts as plain data for other programs. */
import {
  type Attachment,
  type Column,
  cellText,
  columnOf,
  type Role,
  whyOf,
} from '../../shared/attachment/model.ts'
import { mergedNames, nameOf } from '../../shared/attachment/names.ts'
import { shownTexts } from '../../shared/verdict/shown.ts'
import { stagesOf } from '../../shared/verdict/stage.ts'
import type { Judged, Summary } from '../../shared/verdict/verdict.ts'

/** As `sgb show --json` prints it, letter by letter (README): texts as they are shown, numbers as decimal strings. */
export function attachmentJson(attachment: Attachment, judged: Judged) {
  const { heading, columns, rows, sheet } = attachment
  const merged = mergedNames(attachment)
  const shown = shownTexts(attachment, judged).body
  const target = columnOf(columns, 'target') ?? stagesOf(columns, heading.months).column
  return {
    label: heading.label,
    title: heading.title,
    sheet,
    year: heading.year,
    months: heading.months,
    columns: columns.map((column) => ({
      header: column.header,
      role: toldRole(columns, column),
      why: whyOf(attachment, column),
      sure: column.unsure !== true,
    })),
    rows: rows.map((row, at) => {
      const text = (role: Role): string => cellText(row, columnOf(columns, role))
      const verdict = judged.rows[at]?.verdict ?? null
      return {
        no: text('no'),
        name: nameOf(columns, row, merged),
        unit: text('unit'),
        target: cellText(row, target),
        actual: text('actual'),
        status: judged.rows[at]?.status ?? '',
        level: judged.rows[at]?.level ?? 0,
        cells: shown[at] ?? [],
        verdict: verdict && {
          status: verdict.status,
          rule: verdict.rule,
          certain: verdict.certain,
          suggest: verdict.suggest,
          reason: verdict.reason,
          progress: verdict.progress,
          schedule: verdict.schedule,
          gap: verdict.gap,
        },
      }
    }),
    summary: summaryJson(judged.summary),
  }
}

/** The roles that the JSON knows: a 上半年目标 that stands alone is the target, what came later is none of them. */
function toldRole(columns: readonly Column[], { role }: Column): Role {
  if (role === 'stage') return columnOf(columns, 'target') === undefined ? 'target' : 'none'
  return role === 'last' || role === 'gap' || role === 'pace' ? 'none' : role
}

const summaryJson = ({ done, missed, pending, blank, rates }: Summary) => ({
  done,
  missed,
  pending,
  blank,
  rates: rates.map(({ of, done, total, percent }) => ({ of, done, total, percent })),
})
