/** A table of three rows, two departments that were asked for it, and what they send, for tests of the wall. */
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { Candidate, Decision, Handout, Task } from '../../../shared/collect/model.ts'
import { accepting } from '../../../shared/collect/taking.ts'
import { wallOf } from '../../../shared/collect/wall.ts'
import type { TakenReturn, WallGiven } from '../../../shared/collect/wall-model.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { attachmentOf } from '../findings/audit/support.ts'

export const table: Attachment = {
  ...attachmentOf({
    columns: 'name unit target actual',
    rows: '地区生产总值|%|6%|\n固定资产投资|亿元|50|\n粮食产量|万吨|30|',
  }),
  id: 't',
}
export const tasks: readonly Task[] = [
  { department: '发改局', table: 't', rows: ['r0', 'r1'], columns: ['actual'] },
  { department: '农业局', table: 't', rows: ['r2'], columns: ['actual'] },
]
export const hand = { by: '王', reason: '', at: '2024-07-03T00:00:00.000Z', dictionary: BUILT_IN }

export const offer = (row: string, text: string, more: Partial<Candidate> = {}): Candidate => ({
  table: 't',
  row,
  column: 'actual',
  text,
  department: '发改局',
  from: 'f1',
  cell: `附件1!E${row.slice(1)}`,
  known: 'identity',
  doubts: [],
  ...more,
})

export const returned = (
  id: string,
  candidates: readonly Candidate[],
  more: Partial<TakenReturn> = {},
): TakenReturn => ({
  id,
  file: `${id}.xlsx`,
  at: '2024-07-01T00:00:00.000Z',
  taken: '2024-07-02T00:00:00.000Z',
  department: '发改局',
  asked: 2,
  filled: candidates.length,
  error: null,
  aside: [],
  candidates: candidates.map((one) => ({ ...one, from: id, department: more.department ?? '发改局' })),
  ...more,
})

export const given = (more: Partial<WallGiven>): WallGiven => ({
  tables: [table],
  tasks,
  returns: [],
  decisions: [],
  last: new Map(),
  dictionary: BUILT_IN,
  ...more,
})

export const decision = (
  row: string,
  text: string,
  taken: boolean,
  more: Partial<Decision> = {},
): Decision => ({
  table: 't',
  row,
  column: 'actual',
  from: 'f1',
  text,
  taken,
  note: '',
  by: '王',
  at: '2024-07-03T00:00:00.000Z',
  ...more,
})

/** The table with what is offered for those rows accepted. */
export const acceptedIn = (from: Attachment, returns: readonly TakenReturn[], rows: readonly string[]) => {
  const { cells } = wallOf(given({ tables: [from], returns }))
  const taken = cells.filter(({ row }) => rows.includes(row)).flatMap(({ offers: [first] }) => first ?? [])
  return apply(from, accepting(from, taken, hand))
}

/** A letter to 发改局 about the actual of a row. */
export const letter = (id: string, row: string): Handout => ({
  ...{ id, table: 't', kind: 'ask', due: '7月6日', contact: '', phone: '', person: null },
  tasks: [{ department: '发改局', table: 't', rows: [row], columns: ['actual'] }],
  at: '2024-07-03T08:00:00.000Z',
})
