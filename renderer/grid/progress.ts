/** The picture of progress beside schedule, for a cell and for the panel alike. */
import { compare, decimal, rounded } from '../../shared/measure/decimal.ts'
import type { Verdict } from '../../shared/verdict/verdict.ts'

export interface ProgressBar {
  /** The progress has come at least as far as the schedule. */
  readonly ahead: boolean
  /** 进度 and 序时进度 in percent, one decimal at most. */
  readonly progress: string
  readonly schedule: string
  /** How far the bar goes and where the mark of the schedule stands, as CSS lengths of the whole width. */
  readonly length: string
  readonly mark: string
}

/** In percent: a fifth more than the target is the whole width. */
const WHOLE = 120

const along = (percent: string): string => `${(Math.max(0, Math.min(Number(percent), WHOLE)) * 100) / WHOLE}%`

/** The grid asks for a cell's class and for its style, each time it is drawn. */
const known = new WeakMap<Verdict, ProgressBar | null>()

/** The bar of a verdict; null where it has no progress or no schedule. */
export function progressBar(verdict: Verdict | null | undefined): ProgressBar | null {
  if (verdict == null) return null
  let bar = known.get(verdict)
  if (bar === undefined) {
    bar = barOf(verdict)
    known.set(verdict, bar)
  }
  return bar
}

function barOf({ progress, schedule }: Verdict): ProgressBar | null {
  const [done, due] = [decimal(progress ?? ''), decimal(schedule ?? '')]
  if (progress === null || schedule === null || done === null || due === null) return null
  return {
    ahead: compare(done, due) >= 0,
    progress: rounded(done, 1),
    schedule: rounded(due, 1),
    length: along(progress),
    mark: along(schedule),
  }
}
