/** Tables for the audit: for each rule what it finds, and what is near it and sound. */

import { expect, test } from 'vitest'
import type { Attachment, Column, Merge, Role } from '../../../../shared/attachment/model.ts'
import { auditAttachment } from '../../../../shared/findings/audit/audit.ts'
import type { Finding } from '../../../../shared/findings/finding.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'

/** Column ids are roles, with a number where there are several; rows are r0, r1 …. */
export interface Drawn {
  /** `role:上级/下级` headers; the header may be left out. */
  readonly columns: string
  /** A line a row, `|` between cells. */
  readonly rows: string
  readonly title?: string
  readonly above?: readonly string[]
  readonly year?: number | null
  readonly months?: number
  readonly merges?: readonly Merge[]
}

const HEADERS: Partial<Record<Role, string>> = {
  no: '序号',
  name: '指标名称',
  unit: '计量单位',
  target: '年度目标',
  stage: '上半年目标',
  actual: '实绩',
  status: '双过半完成情况',
  growth: '同比',
  last: '上年同期',
  share: '占年度目标%',
  gap: '序时进度差',
}

export function attachmentOf(table: Drawn): Attachment {
  const seen = new Map<string, number>()
  const columns = table.columns.split(/\s+/).map((text): Column => {
    const [role = 'none', header] = text.split(':') as [Role, string?]
    const count = (seen.get(role) ?? 0) + 1
    seen.set(role, count)
    return {
      id: count === 1 ? role : `${role}${count}`,
      header: (header ?? HEADERS[role] ?? '数值').split('/'),
      role,
      width: 10,
    }
  })
  const rows = table.rows
    .replace(/^\n|\n\s*$/g, '')
    .split('\n')
    .map((line, at) => ({
      id: `r${at}`,
      cells: Object.fromEntries(
        line.split('|').flatMap((cell, index) => {
          const text = cell.replace(/^ +| +$/g, '')
          return text === '' ? [] : [[columns[index]?.id ?? '', text]]
        }),
      ),
    }))
  return {
    id: 'a',
    heading: {
      label: '附件',
      title: [table.title ?? ''],
      above: table.above ?? [],
      below: [],
      year: table.year === undefined ? 2021 : table.year,
      months: table.months ?? 6,
    },
    columns,
    rows,
    merges: table.merges ?? [],
    sheet: '',
  }
}

export const audit = (attachment: Attachment): readonly Finding[] =>
  auditAttachment(attachment, judgeAttachment(attachment, BUILT_IN), BUILT_IN)
const keys = (table: Drawn): string[] => audit(attachmentOf(table)).map(({ key }) => key)
export const messages = (table: Drawn): string[] => audit(attachmentOf(table)).map(({ message }) => message)

export const MAIN = 'no name unit target actual'
/** One row under the columns of most tables. */
export const one = (row: string, columns = MAIN): Drawn => ({ columns, rows: row })

type Case = readonly [what: string, table: Drawn, found: readonly string[]]
export const check = (cases: readonly Case[]) =>
  test.each(cases)('%s', (_, table, found) => {
    expect(keys(table)).toEqual(found)
  })
