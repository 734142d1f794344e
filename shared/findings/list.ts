/**
 * The list of findings (核对清单) as a table of its own: what the check, the audit and the print lint found, by class, with
 * the place, the sentence and what a person answered. As an attachment it is printed and exported like every other.
 */
import type { Attachment, Column, Row } from '../attachment/model.ts'
import { mergedNames, nameOf } from '../attachment/names.ts'
import { groupOf, groups } from './check/groups.ts'
import type { CheckFinding } from './check/rules.ts'
import { type Finding, isOpen } from './finding.ts'

/** What is to be listed. */
export interface FindingsOf {
  /** What the list is of: the report's title, or the table's. */
  readonly title: string
  /** Of the report; what agrees is counted only. */
  readonly said: readonly CheckFinding[]
  /** Of its tables: of audit and lint. */
  readonly found: readonly Finding[]
  readonly tables: readonly Attachment[]
  /** A line above the list: when and by whom it was made. */
  readonly above: string
}

/** The classes of the list in their order. */
const classes = { ...groups, error: '表格有误', warning: '表格提示' } as const
type Class = keyof typeof classes
const order: readonly Class[] = ['wrong', 'error', 'only', 'warning', 'rounded']

const columns: readonly Column[] = [
  { id: 'no', header: ['序号'], role: 'none', width: 6 },
  { id: 'class', header: ['类别'], role: 'none', width: 10 },
  { id: 'place', header: ['表中位置'], role: 'none', width: 20 },
  { id: 'quote', header: ['报告原文'], role: 'none', width: 30 },
  { id: 'message', header: ['核对意见'], role: 'none', width: 46 },
  { id: 'answer', header: ['说明'], role: 'none', width: 18 },
]

interface Line {
  readonly class: Class
  readonly finding: Finding
  readonly quote: string
}

/**
 * The list, heaviest class first and within a class in the order of report and table.
 * @returns an attachment without a label, of which nothing is kept; without rows where nothing was found
 */
export function listOfFindings({ title, said, found, tables, above }: FindingsOf): Attachment {
  const lines: readonly Line[] = [
    ...said.map((finding) => ({ class: groupOf(finding), finding, quote: finding.quote })),
    ...found.map((finding) => ({ class: finding.grade, finding, quote: '' })),
  ]
  const listed = order.flatMap((each) => lines.filter((line) => line.class === each))
  return {
    id: 'findings',
    heading: {
      ...{ label: '', title: [title, '核对清单'], above: [above], year: null, months: null },
      below: [countsOf(lines)],
      page: {
        ...{ orientation: 'portrait', titleSize: 18, bodySize: 10.5, headerSize: 10.5 },
        ...{ marginTop: 25, marginBottom: 22, marginLeft: 20, marginRight: 18 },
      },
    },
    columns,
    rows: listed.map((line, at) => rowOf(line, at, tables)),
    ...{ merges: [], sheet: '' },
  }
}

const rowOf = ({ class: own, finding, quote }: Line, at: number, tables: readonly Attachment[]): Row => ({
  id: `finding${at + 1}`,
  cells: {
    ...{ no: `${at + 1}`, class: classes[own], quote, message: finding.message },
    ...{ place: placeOf(finding, tables), answer: answerOf(finding) },
  },
})

/** 附件1第3行：固定资产投资（上半年实绩）; '' for what is of the report alone. */
function placeOf(
  { attachment: id, row: rowId, column: columnId }: Finding,
  tables: readonly Attachment[],
): string {
  const at = tables.findIndex((table) => table.id === id)
  const table = tables[at]
  if (table === undefined) return ''
  const called = table.heading.label.trim() || (tables.length > 1 ? `附件${at + 1}` : '表')
  const index = table.rows.findIndex((row) => row.id === rowId)
  const row = table.rows[index]
  const header = table.columns.find((column) => column.id === columnId)?.header.at(-1) ?? ''
  const cell = header === '' ? '' : `（${header}）`
  if (row === undefined) return `${called}${cell || '标题'}`
  return `${called}第${index + 1}行：${nameOf(table.columns, row, mergedNames(table))}${cell}`
}

/** The answer; one to a finding that reads differently now is said to be so. */
const answerOf = (finding: Finding): string =>
  finding.explanation === null
    ? ''
    : isOpen(finding)
      ? `（情况已变）${finding.explanation}`
      : finding.explanation

/** How many there are of each class, what agrees among them, and how many are answered. */
function countsOf(lines: readonly Line[]): string {
  const counts = (['agrees', ...order] as const).flatMap((each) => {
    const own = lines.filter((line) => line.class === each)
    const answered = own.filter(({ finding }) => finding.explanation !== null && !isOpen(finding)).length
    if (own.length === 0) return []
    return [`${classes[each]}${own.length}处${answered > 0 ? `（已说明${answered}处）` : ''}`]
  })
  return counts.length === 0 ? '没有发现。' : `共核对${lines.length}处：${counts.join('，')}。`
}
