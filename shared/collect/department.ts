/** Whose a return is: by its identity, its name and what it says of itself, or by the rows that it fills. */
import { type Attachment, type Column, cellText } from '../attachment/model.ts'
import { rectangles } from '../attachment/rectangles.ts'
import { comparable } from '../measure/normalise.ts'
import type { Task } from './model.ts'

const LEADING = '牵头|主办|主责|责任|填报'
const HELPING = '配合|协办|协助|协同|参与'
const LABEL = new RegExp(`^(?:由)?(?:(${LEADING})|(${HELPING}))(?:单位|部门|科室)?[:：](.*)$`, 's')
const ENDING = new RegExp(`^(?:由)?(.+?)[（(【]?(?:(${LEADING})|(${HELPING}))(?:单位|部门)?[)）】]?$`, 's')

/**
 * The departments that a cell of 责任单位 names, whoever leads (牵头) first and those that help (配合) last; each once,
 * as typed. A text without a letter (—) names none.
 */
export function departmentsIn(text: string): readonly string[] {
  const found = { leading: [] as string[], plain: [] as string[], helping: [] as string[] }
  let now: keyof typeof found = 'plain'
  // 和, 与 and 及 stand inside names (发展和改革局): they separate nothing.
  for (const piece of text.split(/[、，,；;。/|\s]+/)) {
    const label = LABEL.exec(piece)
    if (label !== null) now = label[2] === undefined ? 'leading' : 'helping'
    const own = label?.[3] ?? piece
    const ending = ENDING.exec(own)
    const kind = ending === null ? now : ending[3] === undefined ? 'leading' : 'helping'
    const name = ending?.[1] ?? own
    if (/\p{L}/u.test(name)) found[kind].push(name)
  }
  const seen = new Set<string>()
  return [...found.leading, ...found.plain, ...found.helping].filter((name) => {
    const same = comparable(name)
    return seen.has(same) ? false : seen.add(same)
  })
}

/** The column that says whose a row is: of several the one of who answers, not of who builds or helps. */
function ownerColumn(columns: readonly Column[]): Column | undefined {
  const all = columns.filter(({ role }) => role === 'owner')
  const said = ({ header }: Column, words: RegExp) => words.test(header.join(''))
  return (
    all.find((column) => said(column, /牵头|责任|填报/)) ??
    all.find((column) => !said(column, /配合|协办|协助|业主|建设|来源/)) ??
    all[0]
  )
}

const owners = new WeakMap<Attachment, ReadonlyMap<string, readonly string[]>>()

/** Whose each row is by its 责任单位 (departmentsIn), by row id; a merged cell is every row's that it stands over. */
export function ownersOf(attachment: Attachment): ReadonlyMap<string, readonly string[]> {
  const before = owners.get(attachment)
  if (before !== undefined) return before
  const { columns, rows } = attachment
  const column = ownerColumn(columns)
  const texts = new Map(rows.map((row) => [row.id, cellText(row, column)]))
  const at = column === undefined ? -1 : columns.indexOf(column)
  if (column !== undefined)
    for (const { top, bottom, left, right } of rectangles(attachment))
      if (left <= at && right >= at && left > 0)
        for (const row of rows.slice(top + 1, bottom + 1))
          texts.set(row.id, cellText(rows[top] ?? row, columns[left]))
  const made = new Map([...texts].map(([id, text]) => [id, departmentsIn(text)]))
  owners.set(attachment, made)
  return made
}

const known = new WeakMap<readonly Attachment[], { tasks: readonly Task[]; names: readonly string[] }>()

/** The departments of tables and tasks, as typed, each once; kept for tables that are handed in again. */
export function departmentsOf(tables: readonly Attachment[], tasks: readonly Task[]): readonly string[] {
  const before = known.get(tables)
  if (before?.tasks === tasks) return before.names
  const names = namesOf(tables, tasks)
  known.set(tables, { tasks, names })
  return names
}

function namesOf(tables: readonly Attachment[], tasks: readonly Task[]): string[] {
  const names = new Map<string, string>()
  const add = (name: string): void => {
    const key = comparable(name)
    if (key !== '' && !names.has(key)) names.set(key, name)
  }
  for (const { department } of tasks) add(department)
  for (const table of tables)
    for (const names of ownersOf(table).values()) for (const name of names) add(name)
  return [...names.values()]
}

/** Whether two words name one department: 市统计局 and 统计局, 统计局（普查中心）. */
export function isSameDepartment(a: string, b: string): boolean {
  const [one, other] = [core(a), core(b)]
  return one !== '' && one === other
}

const cores = new Map<string, string>()
const KEPT = 5_000

/** What two names of one department share; '' for a blank one. */
export function core(name: string): string {
  const before = cores.get(name)
  if (before !== undefined) return before
  const made = coreOf(name)
  if (cores.size >= KEPT) cores.clear()
  cores.set(name, made)
  return made
}

const coreOf = (name: string): string =>
  comparable(name)
    .replace(/\([^()]*\)/g, '')
    .replace(/^(?:\p{Script=Han}{2,4}(?:省|市|县|区|旗)|[省市县区旗州])(?=\p{Script=Han}{2})/u, '')

const REPORTING = /(?:填报|报送|上报|编报|制表|填表|责任)(?:单位|部门)(?:\(盖?章?\))?[:：]\s*([^\s:：]{2,30})/

/** What a line says who reports: 填报单位：市统计局; '' where it says nothing. */
export function reportingIn(line: string): string {
  const found = REPORTING.exec(comparable(line.replace(/(?<=\S)[\s　]{2,}/g, '：：')))?.[1] ?? ''
  return found.replace(/(?:填报|单位|日期|联系|电话|\().*$/, '')
}

/** The known department that a text names, the longest of several, of those the first; '' for none. */
export function knownIn(text: string, known: readonly string[]): string {
  const plain = comparable(text)
  for (const { name, whole, short } of wordsOf(known))
    if (plain.includes(whole) || (short !== '' && plain.includes(short))) return name
  return ''
}

interface Words {
  readonly name: string
  readonly whole: string
  /** What is left of it without its place, where that is another word and long enough to tell; '' otherwise. */
  readonly short: string
}

const words = new WeakMap<readonly string[], readonly Words[]>()

/** How departments are written in texts, the longest first; once for names that are handed in again. */
function wordsOf(known: readonly string[]): readonly Words[] {
  const before = words.get(known)
  if (before !== undefined) return before
  const made = known
    .filter((name) => name !== '')
    .map((name): Words => {
      const [whole, short] = [comparable(name), core(name)]
      return { name, whole, short: short.length >= 3 && short !== whole ? short : '' }
    })
    .sort((a, b) => b.name.length - a.name.length)
  words.set(known, made)
  return made
}

/**
 * Whose the file is by its name, then by the lines around its tables; '' where neither tells.
 * @param known the departments that there are (departmentsOf); without any the return's own word is believed
 */
export function departmentSaid(file: string, lines: readonly string[], known: readonly string[]): string {
  const byFile = knownIn(file, known)
  if (byFile !== '') return byFile
  const reporting = lines.map(reportingIn).find((one) => one !== '') ?? ''
  if (reporting !== '') {
    const same = knownIn(reporting, known) || known.find((one) => isSameDepartment(one, reporting))
    if (same !== undefined && same !== '') return same
    if (known.length === 0) return reporting
  }
  for (const line of lines) {
    const found = line.length > 60 ? '' : knownIn(line, known)
    if (found !== '') return found
  }
  return ''
}

/**
 * The known department that a person may mean by a word that is none of them: the one whose letters it has in their order
 * (人社 of 人社局 or 人力资源和社会保障局), or that has its; the nearest in length, of those the first. '' for none.
 */
export function nearestDepartment(text: string, known: readonly string[]): string {
  const said = core(text)
  if (said.length < 2) return ''
  const near = known.filter((name) => {
    const whole = core(name)
    return whole.length >= 2 && (isWithin(said, whole) || isWithin(whole, said))
  })
  const distance = (name: string): number => Math.abs(core(name).length - said.length)
  return near.toSorted((a, b) => distance(a) - distance(b))[0] ?? ''
}

/** Whether all letters of a word stand in another in the same order, from the same first one. */
function isWithin(word: string, other: string): boolean {
  if (word[0] !== other[0]) return false
  let at = 0
  for (const letter of other) if (letter === word[at]) at += 1
  return at >= word.length
}
