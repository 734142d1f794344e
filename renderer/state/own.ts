/** Which steps this window did: what another window, or somebody else, did is not taken back without a word. */
import type { StepOrigin } from '../../shared/contract/editing.ts'
import { isMerge } from '../../shared/history/entry.ts'

interface Known {
  /** The revision that the table had when this window showed it first. */
  first: number
  readonly made: Set<number>
}

const tables = new Map<string, Known>()

/** This window shows a table at that revision. */
export function seen(id: string, revision: number): void {
  const known = tables.get(id)
  // Where a backup took its place, its revisions count anew.
  if (known === undefined || revision < Math.max(known.first, ...known.made))
    tables.set(id, { first: revision, made: new Set() })
}

/** This window made that revision of a table. */
export function made(id: string, revision: number): void {
  seen(id, revision)
  tables.get(id)?.made.add(revision)
}

/**
 * How a step is told that this window did not do: 另一窗口（张某，10:32）的“填写”. Null for one of its own, and for an
 * earlier one of the same person.
 * @param me who works here, as the log names them
 */
export function foreignStep(id: string, name: string, origin: StepOrigin, me: string): string | null {
  const { revision, person, at } = origin
  const known = tables.get(id)
  const who = [person, when(at)].filter((part) => part !== '').join('，')
  // The merge is one's own, what it brought is the other side's.
  if (isMerge(name)) return `${name}带来的修改（${who}）`
  if (known?.made.has(revision) === true) return null
  if (known !== undefined && revision > known.first) return `另一窗口（${who}）的“${name}”`
  return person === '' || person === me ? null : `${person}（${when(at)}）的“${name}”`
}

/** 10:32 of today, 11月3日 10:32 of another day; '' where nobody knows. */
function when(at: string): string {
  const then = new Date(at)
  if (Number.isNaN(then.getTime())) return ''
  const clock = then.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
  const today = then.toDateString() === new Date().toDateString()
  const year = then.getFullYear() === new Date().getFullYear() ? '' : `${then.getFullYear()}年`
  return today ? clock : `${year}${then.getMonth() + 1}月${then.getDate()}日 ${clock}`
}
