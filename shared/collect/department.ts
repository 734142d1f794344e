/** Whose a return is: by its identity, its name and what it says of itself, or by the rows that it fills. */
import { type Attachment, cellText, columnOf } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import type { Task } from './model.ts'

/** Departments that one 责任单位 cell names: 市统计局、市财政局. */
export const namedIn = (text: string): string[] =>
  text
    .split(/[、,，;；/\n\r\t]|\s{2,}|　/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

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
  for (const { columns, rows } of tables) {
    const owner = columnOf(columns, 'owner')
    if (owner !== undefined)
      for (const row of rows) for (const name of namedIn(cellText(row, owner))) add(name)
  }
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
