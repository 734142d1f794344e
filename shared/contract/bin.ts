/** How long the bin keeps what was removed; plain data, for the host that erases and the face that tells. */

/** The choices with their words. */
export const binKeepings = { forever: '直到清除', month: '30天', year: '1年' } as const
export type BinKeeping = keyof typeof binKeepings
export const BIN_KEEPINGS = Object.keys(binKeepings) as [BinKeeping, ...BinKeeping[]]

const DAY = 86_400_000

/**
 * Until when a thing stays in the bin; null for until a person erases it.
 * @param removedAt ISO 8601; one that is no time stays
 */
export function staysUntil(removedAt: string, keeping: BinKeeping): Date | null {
  const removed = new Date(removedAt)
  if (keeping === 'forever' || Number.isNaN(removed.getTime())) return null
  if (keeping === 'month') return new Date(removed.getTime() + 30 * DAY)
  const until = new Date(removed)
  // Of 29 February the year is over on 1 March: no day too early.
  until.setFullYear(until.getFullYear() + 1)
  return until
}

/** Whether its time is over. */
export function isOver(removedAt: string, keeping: BinKeeping, now: Date): boolean {
  const until = staysUntil(removedAt, keeping)
  return until !== null && until <= now
}
