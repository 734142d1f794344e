/** What a column is after a person named it: only where its words alone say so, as they do in a file that is opened. */
import type { Attachment, Column } from '../attachment/model.ts'
import { type Role, SINGLE_ROLES } from '../attachment/roles.ts'
import { candidates, timesOf } from './claims.ts'
import { STRONG } from './evidence.ts'
import { headerText } from './reasons.ts'

/**
 * The role that the header of a column without one surely names: one meaning, and of a role that one column alone has
 * (计量单位) none where another has it. Null where nobody but a person can say, and where a person has said already:
 * a column whose role is nobody's word tells why it has it.
 * @param to the column with its new header
 */
export function roleByHeader(
  { columns, rows, heading }: Attachment,
  from: Column,
  to: Column,
): { readonly role: Role; readonly why: string } | null {
  if (from.role !== 'none' || to.role !== 'none' || from.why === undefined || from.unsure === true)
    return null
  if (from.header.join('\n') === to.header.join('\n')) return null
  const raw = { header: to.header, texts: rows.map(({ cells }) => cells[to.id] ?? '') }
  const others = columns.map(({ header }) => ({ header, texts: [] }))
  // What is faintly meant besides (单位 may stand over names) leaves no doubt; a second clear meaning does.
  const found = candidates(raw, heading.year, timesOf(others)).filter(({ weight }) => weight >= FAINT)
  const [role, ...more] = new Set(found.map((one) => one.role))
  if (role === undefined || role === 'none' || more.length > 0) return null
  if (!found.some(({ weight }) => weight >= STRONG)) return null
  const isTaken = SINGLE_ROLES.includes(role) && columns.some((column) => column.role === role)
  return isTaken ? null : { role, why: `按改后的表头“${headerText(to.header)}”认作。` }
}

/** Lighter meanings count for nothing beside a strong one. */
const FAINT = 4
