/** A table of nothing but texts, for formulas: columns A, B, C … of these roles. */
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { Role } from '../../../shared/attachment/roles.ts'

export const sheet = (cells: readonly (readonly string[])[], roles: readonly Role[] = []): Attachment => ({
  id: 'table',
  sheet: '',
  heading: { label: '附件1', title: ['表'], above: [], below: [], year: 2026, months: 6 },
  columns: (cells[0] ?? []).map((_, at) => ({
    id: `c${at}`,
    header: [`第${at + 1}栏`],
    role: roles[at] ?? 'none',
    width: 10,
  })),
  rows: cells.map((texts, at) => ({
    id: `r${at}`,
    cells: Object.fromEntries(texts.flatMap((text, column) => (text === '' ? [] : [[`c${column}`, text]]))),
  })),
  merges: [],
})
