/** What findings of the check come to for a person: how they are counted, coloured and listed. */
import { isOpen } from '../finding.ts'
import type { CheckFinding } from './rules.ts'

/** The groups, the heaviest first. */
export const groups = {
  wrong: '不一致',
  only: '仅一方有',
  rounded: '说得较略',
  agrees: '一致',
} as const
export type Group = keyof typeof groups

export function groupOf({ kind, holds }: Pick<CheckFinding, 'kind' | 'holds'>): Group {
  if (kind === 'report only' || kind === 'table only') return 'only'
  if (kind === 'rounded') return 'rounded'
  return holds ? 'agrees' : 'wrong'
}

/** Whether a person has still to say something of it. */
export const waits = (finding: CheckFinding): boolean =>
  !finding.holds && groupOf(finding) !== 'rounded' && isOpen(finding)
