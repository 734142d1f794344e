/** 催报: who has not sent, or not all of it, or owes the answer to a letter; as lines to send, and as a list to print. */
import type { Attachment, Column } from '../attachment/model.ts'
import { daysLate, dueBefore } from './due.ts'
import type { Wall, WallCell, WallDepartment } from './wall-model.ts'

export interface Late {
  readonly department: string
  /** 未报, 报了1项，共3项, 报来的文件读不了; '' where only an answer is missing. */
  readonly state: string
  /** What is missing, in words; '' for nothing. */
  readonly missing: string
  /** The letters that wait for an answer, in words; '' for none. */
  readonly letters: string
  /** Whom to call; '' where nobody has said. */
  readonly phone: string
}

export interface UrgingGiven {
  readonly wall: Wall
  readonly tables: readonly { readonly id: string; readonly label: string; readonly title: string }[]
  /** By when the returns were asked, as typed. */
  readonly due: string
  readonly phones: readonly { readonly department: string; readonly phone: string }[]
  readonly now: Date
}

/** Those that are to be urged, in the order in which they were asked; files of nobody that is known are nobody's to send. */
export function lateOf({ wall, tables, phones }: UrgingGiven): readonly Late[] {
  const numbers = new Map(phones.map(({ department, phone }) => [department, phone]))
  const named =
    tables.length > 1 ? new Map(tables.map(({ id, label, title }) => [id, label.trim() || title])) : null
  // Each list is walked through once: a thousand departments may each be asked for each cell.
  const ofDepartments = wall.cells.map(({ departments }) => new Set(departments))
  const answered = wall.cells.map(
    ({ offers }) =>
      new Set(offers.flatMap(({ department, state }) => (state === 'refused' ? [] : [department]))),
  )
  return wall.departments.flatMap((one): Late[] => {
    const { name, asked, filled } = one
    if (name === '') return []
    const letters = waitingLetters(one)
    const isWhole = filled >= asked && one.state !== 'none' && one.state !== 'unreadable'
    if (isWhole && letters === '') return []
    const own = wall.cells.filter((_, at) => ofDepartments[at]?.has(name))
    const cells = wall.cells.filter((_, at) => ofDepartments[at]?.has(name) && !answered[at]?.has(name))
    // 同比增长 of a row whose 实绩 is there: which of its cells is meant has to be said.
    const isOneColumn = new Set(own.map(({ column }) => column)).size === 1
    return [
      {
        department: name,
        state: isWhole ? '' : stateWords(one),
        missing: isWhole ? '' : missingWords(cells, named, isOneColumn),
        letters,
        phone: numbers.get(name) ?? '',
      },
    ]
  })
}

const stateWords = ({ state, filled, asked }: WallDepartment): string =>
  state === 'none' ? '未报' : state === 'unreadable' ? '报来的文件读不了' : `报了${filled}项，共${asked}项`

/** So much is named one by one. */
const MOST_NAMED = 10

function missingWords(
  cells: readonly WallCell[],
  tables: ReadonlyMap<string, string> | null,
  isOneColumn: boolean,
): string {
  const words = cells.map(({ table, name, header, now }) => {
    const where = tables === null ? '' : `${tables.get(table) ?? ''}`
    const column = !isOneColumn && header !== '' ? `“${header}”` : ''
    return `${where}${name}${column}${now.trim() === '' ? '' : '（表中已有数）'}`
  })
  if (words.length <= MOST_NAMED) return words.join('、')
  return `${words.slice(0, MOST_NAMED).join('、')}等${words.length}项`
}

const waitingLetters = ({ letters }: WallDepartment): string =>
  letters
    .filter(({ cells, answered }) => answered < cells)
    .map(
      ({ at, due, cells, answered }) =>
        `${dayOf(at)}查询函${cells - answered}处未答复${due.trim() === '' ? '' : `（${dueBefore(due)}前）`}`,
    )
    .join('，')

/** 7月3日, of a time. */
export function dayOf(at: string): string {
  const day = new Date(at)
  return `${day.getMonth() + 1}月${day.getDate()}日`
}

/** 报回时间：7月5日（已过2天）; '' where nobody said. */
export function dueWords(due: string, now: Date): string {
  if (due.trim() === '') return ''
  const late = daysLate(due, now)
  return `报回时间：${dueBefore(due)}${late === 0 ? '' : `（已过${late}天）`}`
}

const partsOf = ({ state, missing, letters }: Late): readonly string[] =>
  [state, missing === '' ? '' : `缺${missing}`, letters].filter((part) => part !== '')

/** The list as lines for a chat: a line a department. */
export function lateText(given: UrgingGiven, late: readonly Late[]): string {
  const due = dueWords(given.due, given.now)
  const title = given.tables[0]?.title ?? ''
  return [
    `《${title}》还有${late.length}个单位没有报齐${due === '' ? '' : `，${due}`}：`,
    ...late.map((one, at) => {
      const phone = one.phone === '' ? '' : `（电话：${one.phone}）`
      return `${at + 1}．${one.department}${phone}：${partsOf(one).join('，')}`
    }),
  ].join('\n')
}

const columns: readonly Column[] = [
  { id: 'no', header: ['序号'], role: 'none', width: 6 },
  { id: 'department', header: ['单位'], role: 'none', width: 18 },
  { id: 'state', header: ['报送情况'], role: 'none', width: 18 },
  { id: 'missing', header: ['缺报内容'], role: 'none', width: 40 },
  { id: 'phone', header: ['电话'], role: 'none', width: 16 },
]

/** The list as a table of its own, which nobody keeps: printed and exported like every other. */
export function lateList(given: UrgingGiven, late: readonly Late[]): Attachment {
  const { tables, due, now } = given
  const above = [dueWords(due, now), `截至${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`]
  return {
    id: 'late',
    heading: {
      ...{ label: '', title: [tables[0]?.title ?? '', '催报名单'], year: null, months: null, below: [] },
      above: [above.filter((part) => part !== '').join('　　')],
      page: {
        ...{ orientation: 'portrait', titleSize: 18, bodySize: 10.5, headerSize: 10.5 },
        ...{ marginTop: 25, marginBottom: 22, marginLeft: 20, marginRight: 18 },
      },
    },
    columns,
    rows: late.map(({ department, state, missing, letters, phone }, at) => ({
      id: `late${at + 1}`,
      cells: {
        ...{ no: `${at + 1}`, department, phone },
        state: state === '' ? '查询函未答复' : state,
        missing: [missing, letters].filter((part) => part !== '').join('；'),
      },
    })),
    ...{ merges: [], sheet: '' },
  }
}
