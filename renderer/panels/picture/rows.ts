/** What the picture shows of a table: who is how far ahead or behind, worst first. Pure; the drawing is chart.ts's. */
import type { Attachment } from '../../../shared/attachment/model.ts'
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  literal,
  rounded,
  sign,
} from '../../../shared/measure/decimal.ts'
import { scheduleText } from '../../../shared/measure/schedule.ts'
import { leadOf, leadText } from '../../../shared/verdict/lead.ts'
import { datedWords, spokenNames } from '../../../shared/verdict/spoken.ts'
import type { Judged, Outcome } from '../../../shared/verdict/verdict.ts'

/** One row of the table in the picture. */
export interface Bar {
  readonly rowId: string
  readonly name: string
  /** In percent, unrounded; null for a rate, which has only its points. */
  readonly progress: string | null
  readonly schedule: string | null
  /** In 百分点, unrounded; below zero is behind, whatever the rule. */
  readonly points: string
  /** At the bar's end: 18.4%, +8.2, −31.6. */
  readonly valueText: string
  /** 落后序时进度31.6个百分点. */
  readonly gapText: string
  readonly outcome: Exclude<Outcome, 'blank'>
  /** What the status column shows. */
  readonly status: string
}

export interface Group {
  /** progress: bars from zero to the progress, against the schedule; points: bars either way from the target. */
  readonly kind: 'progress' | 'points'
  readonly heading: string
  readonly bars: readonly Bar[]
}

export interface Picture {
  readonly title: string
  /** Groups with at least one bar. */
  readonly groups: readonly Group[]
  /** How the figures came about, and what is left out. */
  readonly note: string
}

/** Of one group: nobody looks at more, and drawing them would stop the window. */
const mostBars = 500

/** The picture of a judged table: amounts against the schedule, then rates against their targets, each worst first. */
export function pictureOf(attachment: Attachment, judged: Judged): Picture {
  const { heading, rows } = attachment
  const names = spokenNames(attachment, judged)
  const bars = rows.flatMap((row, at): Bar[] => {
    const bar = barOf(judged.rows[at], heading.months)
    const name = names[at] === '' || names[at] === undefined ? `第${at + 1}行` : names[at]
    return bar === null ? [] : [{ rowId: row.id, name, ...bar }]
  })
  const amounts = bars.filter(({ progress }) => progress !== null).sort(worstFirst)
  const rates = bars.filter(({ progress }) => progress === null).sort(worstFirst)
  const cut = [amounts, rates].reduce((sum, { length }) => sum + Math.max(0, length - mostBars), 0)
  const left = judged.rows.filter(({ outcome }) => outcome !== null).length - bars.length
  const due = heading.months === null ? null : scheduleText(heading.months)
  const own = amounts.some(({ schedule }) => schedule !== due?.exact)
  const line = due === null ? '应达到的进度' : `序时进度（${due.shown}%）${own ? '或阶段目标' : ''}`
  const groups: readonly Group[] = [
    {
      kind: 'progress',
      heading: `总量类：完成进度（%），竖线为${line}`,
      bars: amounts.slice(0, mostBars),
    },
    { kind: 'points', heading: '增速类：与目标相差百分点', bars: rates.slice(0, mostBars) },
  ]
  return {
    title: titleOf(attachment),
    groups: groups.filter((group) => group.bars.length > 0),
    note: [
      `各类均按差距由大到小排列${cut > 0 ? `，只列前${mostBars}行` : ''}`,
      ...(cut > 0 ? [`另有${cut}行没有列入`] : []),
      ...(rates.length > 0 ? ['控制类指标低于目标计为正'] : []),
      ...(left > 0
        ? [`另有${left}行${heading.months === null ? '没有写明时期或' : ''}没有可比的数值，未列入`]
        : []),
    ].join('；'),
  }
}

function barOf(
  judged: Judged['rows'][number] | undefined,
  months: number | null,
): Omit<Bar, 'rowId' | 'name'> | null {
  const verdict = judged?.verdict ?? null
  const outcome = judged?.outcome ?? null
  if (judged === undefined || verdict === null || outcome === null || outcome === 'blank') return null
  const lead = leadOf(verdict, months)
  if (lead === null) return null
  const { schedule } = verdict
  const progress = schedule === null ? null : verdict.progress
  const done = progress === null ? null : decimal(progress)
  const points = rounded(lead.points, 20)
  return {
    progress,
    schedule,
    points,
    valueText: done === null ? signed(lead.points) : `${rounded(done, 2)}%`,
    gapText: leadText(lead),
    outcome,
    status: judged.status.replace(/\s+/g, ''),
  }
}

/** +8.2, −31.6, 0. */
function signed(points: Decimal): string {
  const side = sign(points)
  return `${side > 0 ? '+' : side < 0 ? '−' : ''}${rounded(absolute(points), 2)}`
}

const ZERO = literal(0)
const worstFirst = (a: Bar, b: Bar): number => compare(decimal(a.points) ?? ZERO, decimal(b.points) ?? ZERO)

function titleOf({ heading }: Attachment): string {
  const own = heading.title.map((line) => line.replace(/\s+/g, '')).join('')
  return own === '' ? `${datedWords(heading)}指标进度` : own
}

/** The picture in parts of at most so many bars, as even as can be: what a printed page holds. */
export function pagesOf(picture: Picture, most: number): Picture[] {
  const all = picture.groups.flatMap((group) => group.bars.map((bar) => ({ group, bar })))
  const count = Math.max(1, Math.ceil(all.length / most))
  const size = Math.ceil(all.length / count)
  return Array.from({ length: count }, (_, page): Picture => {
    const here = all.slice(page * size, (page + 1) * size)
    const groups = picture.groups.flatMap((group): Group[] => {
      const bars = here.flatMap((each) => (each.group === group ? [each.bar] : []))
      const again = bars.length > 0 && bars[0] !== group.bars[0]
      return bars.length === 0
        ? []
        : [{ ...group, bars, heading: `${group.heading}${again ? '（续）' : ''}` }]
    })
    return {
      ...picture,
      groups,
      title: count === 1 ? picture.title : `${picture.title}（${page + 1}/${count}）`,
    }
  })
}
