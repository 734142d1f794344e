/** What the wall shows, as lines and words: pure, so that it is tested without a window. */

import { dayOf } from '../../../shared/collect/urging.ts'
import type {
  CellState,
  DepartmentState,
  Offer,
  OfferState,
  Wall,
  WallCell,
  WallDepartment,
  WallFile,
} from '../../../shared/collect/wall-model.ts'
import { comparable } from '../../../shared/measure/normalise.ts'

export const departmentWords: Readonly<Record<DepartmentState, string>> = {
  none: '未报',
  part: '部分',
  whole: '已报齐',
  doubtful: '有疑点',
  unreadable: '读不了',
}

/** What a file is called without the folders on the way to it, in small letters. */
const bareName = (file: string): string => (file.split('/').at(-1) ?? file).toLowerCase()

/**
 * The files that could not be read and still wait for a good one: not those after which the same department, or whoever
 * gave a file that name, has sent one that could be read.
 */
export const unreadOf = (files: readonly WallFile[]): readonly WallFile[] => {
  const good = files.filter(({ error }) => error === null)
  return files.filter(
    ({ error, department, file, taken }) =>
      error !== null &&
      !good.some(
        (one) =>
          one.taken >= taken &&
          (department === '' ? bareName(one.file) === bareName(file) : one.department === department),
      ),
  )
}

/** In the order in which they are counted above the wall. */
export const departmentStates: readonly DepartmentState[] = [
  'whole',
  'part',
  'doubtful',
  'unreadable',
  'none',
]

/** What a line of the list says of its offer: passed where another was accepted and this one not. */
export type Shows = CellState | OfferState | 'passed'

export const cellWords: Readonly<Record<Shows, string>> = {
  none: '没有报',
  same: '与表中一致',
  sure: '可接受',
  waiting: '待定',
  accepted: '已接受',
  refused: '已拒绝',
  replaced: '有更新的一版',
  passed: '没有采用',
}

/** How an offer stands: one that nobody has decided on as its cell does, as far as that is about the offer. */
export function showsOf({ state, now }: WallCell, offer: Offer | null): Shows {
  if (offer === null) return 'none'
  if (offer.state !== 'waiting') return offer.state
  if (state === 'accepted') return comparable(now) === comparable(offer.text) ? 'same' : 'passed'
  return state === 'sure' || state === 'same' ? state : 'waiting'
}

/**
 * What the button that accepts an offer says: nobody accepts a text for a figure, a figure converted, or one part for the
 * sum of all, unawares.
 */
export function acceptWords({ unit, adds, state }: WallCell, { text, converted, doubts }: Offer): string {
  const only = adds ? '不合计，只用这个' : ''
  if (converted !== undefined) {
    const figure = `${text}${text.trim().endsWith(unit) ? '' : unit}`
    return adds ? `${only}${figure}` : `按${figure}接受`
  }
  if (doubts.some(({ kind }) => kind === 'text' || kind === 'unit'))
    return adds ? `${only}原文` : '照原文接受'
  return only || (state === 'accepted' ? '改用这个' : '接受')
}

/** What Enter does at a line: accepts it, accepts the sum of its cell, or only says why it does neither. */
export function enterAt({ cell, offer }: Line): 'take' | 'sum' | { readonly said: string } {
  if (!cell.adds || offer === null) return 'take'
  if (cell.state === 'waiting' && cell.sum !== null && !cell.sum.taken) return 'sum'
  const how =
    offer.state === 'refused' ? '请先点“重新考虑”。' : `只用这一个单位的，请点“${acceptWords(cell, offer)}”。`
  return { said: `没有写进表里：这一格要的是各单位的合计，现在还加不起来。${how}` }
}

/** Whether what was accepted for a cell was overwritten at the table since. */
export function changedSince({ now, sum, offers }: WallCell): boolean {
  const accepted = sum?.taken === true ? sum.text : offers.find(({ state }) => state === 'accepted')?.text
  return accepted !== undefined && now.trim() !== '' && now.trim() !== accepted.trim()
}

/** The letters that a cell tells of in a department's list, which are that department's; in the list of all (null) all. */
export const lettersIn = ({ letters }: WallCell, department: string | null): WallCell['letters'] =>
  department === null ? letters : letters.filter((one) => one.department === department)

/** 7月3日已向财政局发查询函，等答复; in the department's own list without its name. */
export const letterWords = (
  { department: to, at, answered }: WallCell['letters'][number],
  department: string | null,
): string =>
  `${dayOf(at)}已${department === null ? `向${to}` : ''}发查询函，${answered ? '已答复' : '等答复'}`

/** What letters a department was sent, in one line; '' for none. */
export const lettersWords = ({ letters }: WallDepartment): string =>
  letters
    .map(({ at, cells, answered }) => {
      const waits = answered === 0 ? '等答复' : answered < cells ? `${answered}处已答复` : '都已答复'
      return `${dayOf(at)}已发查询函，问${cells}处，${waits}`
    })
    .join('；')

/** How a department is called; '' for files that nothing tells the department of. */
export const called = (department: string): string => (department === '' ? '认不出单位的文件' : department)

/** How many departments are in each state: 已报齐12　部分3 …; states that nobody is in are left out. */
export const statesOf = (departments: readonly WallDepartment[]): readonly [DepartmentState, number][] =>
  departmentStates.flatMap((state): [DepartmentState, number][] => {
    const count = departments.filter((one) => one.state === state).length
    return count === 0 ? [] : [[state, count]]
  })

/** The cells of one department; null for all. */
export const cellsOf = ({ cells }: Wall, department: string | null): readonly WallCell[] =>
  department === null ? cells : cells.filter(({ departments }) => departments.includes(department))

const isOpen = ({ state }: WallCell): boolean => state === 'waiting' || state === 'sure'

type At = Pick<WallCell, 'table' | 'row' | 'column'>

export const isSameCell = (a: At, b: At): boolean =>
  a.table === b.table && a.row === b.row && a.column === b.column

/** What is shown of the cells: those that wait for a person, or all. */
export type Shown = 'open' | 'all'

export interface Line {
  readonly key: string
  readonly cell: WallCell
  /** Null for a cell that nobody has offered anything for. */
  readonly offer: Offer | null
  /** The first line of its cell, which tells what the cell is. */
  readonly first: boolean
  /** How many offers of other departments have no line here; told at the first line. */
  readonly left: number
}

/** So many offers of others are shown beside a department's own: a thousand villages may fill the same cell. */
const MOST_OTHERS = 5

/** The offers of a cell as one department's list has them: its own first, and of many others none. */
function offersFor({ offers }: WallCell, department: string | null): readonly Offer[] {
  if (department === null) return offers
  const own = offers.filter((offer) => offer.department === department)
  const others = offers.filter((offer) => offer.department !== department)
  return others.length > MOST_OTHERS ? own : [...own, ...others]
}

/**
 * A line for each offer of each cell; of those that are open what a person has to look at comes first.
 * @param department whose list it is; null for all of them
 */
export const linesOf = (
  cells: readonly WallCell[],
  shown: Shown,
  department: string | null = null,
): readonly Line[] =>
  (shown === 'all'
    ? cells
    : [...cells.filter(({ state }) => state === 'waiting'), ...cells.filter(({ state }) => state === 'sure')]
  ).flatMap((cell): Line[] => {
    const key = `${cell.table}\n${cell.row}\n${cell.column}`
    const offers = offersFor(cell, department)
    const left = cell.offers.length - offers.length
    if (offers.length === 0) return [{ key, cell, offer: null, first: true, left }]
    return offers.map((offer, at) => ({
      key: `${key}\n${offer.from}\n${offer.text}`,
      cell,
      offer,
      first: at === 0,
      left: at === 0 ? left : 0,
    }))
  })

export const openCount = (cells: readonly WallCell[]): number => cells.filter(isOpen).length

/** What is to be done next, in one sentence, and by what. */
export interface Next {
  readonly text: string
  readonly does: 'take' | 'look' | 'urge' | 'choose' | 'print'
  /** What its button says; '' where the wall has one for it above. */
  readonly word: string
}

/**
 * The next step of whoever collects: what is sure is written first, then what is doubtful is looked at, then those that
 * have not answered are urged, then the table is printed. Null where nothing has come yet.
 * @param late departments that have not sent all that they were asked for
 */
export function nextOf({ cells, departments }: Wall, late: number): Next | null {
  const files = departments.flatMap((one) => one.files)
  if (files.length === 0) return null
  const sure = sureOffers(cells).length
  const doubtful = cells.filter(({ state }) => state === 'waiting').length
  const unread = unreadOf(files).length
  if (sure > 0)
    return {
      text: `按右上角的“接受所有无疑点的”，把没有疑点的${sure}格一次写进表里${doubtful > 0 ? `，再逐格定其余${doubtful}格` : ''}。`,
      does: 'take',
      word: '',
    }
  if (doubtful > 0)
    return {
      text: `还有${doubtful}格要逐格定；说不清的，选中单位发查询函。`,
      does: 'look',
      word: '去定第一格',
    }
  if (unread > 0)
    return {
      text: `有${unread}份文件读不了，请单位重发后再收，不要了的在“收到的文件”里拿掉。`,
      does: 'choose',
      word: '选择文件…',
    }
  if (late > 0) return { text: `收到的都定了，还有${late}个单位没有报齐。`, does: 'urge', word: '催报名单…' }
  return { text: '各单位都报齐、都定了，可以打印、导出，或关闭这里看表。', does: 'print', word: '打印预览…' }
}

/**
 * What may be accepted without a look: one offer of each cell that is sure.
 * @param department whose offers alone; null for anybody's
 */
export const sureOffers = (cells: readonly WallCell[], department: string | null = null): readonly Offer[] =>
  cells.flatMap(({ state, offers }) => {
    const isOwn = (offer: Offer): boolean => department === null || offer.department === department
    return state === 'sure' ? (offers.find((offer) => offer.state === 'waiting' && isOwn(offer)) ?? []) : []
  })

/** The parts of a department's bar, as shares of its cells. */
export function barOf({ counts, adding }: WallDepartment): readonly (readonly [string, number])[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const share = (count: number): number => (all === 0 ? 0 : (count * 100) / all)
  return [
    ['settled', share(counts.accepted + counts.same)],
    ['sure', share(counts.sure)],
    ['adding', share(adding)],
    ['waiting', share(counts.waiting - adding)],
    ['refused', share(counts.refused)],
  ]
}
