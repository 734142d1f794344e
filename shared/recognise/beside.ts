/** What stands beside a table's main columns: node targets, last year, gaps to the schedule, growths that are set. */
import type { Role } from '../attachment/model.ts'
import { yearOf } from '../measure/period.ts'
import { speaksOfGrowth } from '../measure/stated.ts'
import { figures, isAmount, isElsewhen, type RawColumn, sample, speaking } from './claims.ts'
import { STRONG } from './evidence.ts'
import { partOf, type Witnesses } from './readings.ts'
import { meanings, periodKey } from './roles.ts'

/** What stands beside a table's main columns and is told by its words alone; each at most once. */
const SECOND: readonly (readonly [Role, RegExp])[] = [
  [
    'stage',
    /(?:^|\|)(?:P\|?的?(?:应(?:完成|达|到位|实现|开工|竣工|建成|交付|支出|入库|缴)|目标|计划|任务).*|(?:目标|计划|任务)\|P|阶段性?(?:目标|计划|任务).*|P?(?:时间)?节点性?(?:目标|计划|任务).*|P节点|(?:序时|时序)(?:进度)?(?:目标|计划|任务).*)$/,
  ],
  [
    'last',
    /(?:^|\|)(?:(?:上年|去年)P|(?:Y|上年|去年)?同期)(?:数|值|实绩|累计|完成|实际|总量|基数|情况)*(?:\|(?:总量|数值|绝对值|完成|累计|P))?$/,
  ],
  [
    'gap',
    /(?:^|\|)(?:(?:与|比|较|超|超欠|领先)?序时(?:进度)?的?(?:差|差距|差值|差额)|[与同和比较](?:P|Y)?序时进度(?:相比|比较|对比|比|之差)?)$/,
  ],
]

/** 2023年1-6月 beside 2024年1-6月: the same months a year before. */
function isYearBefore(header: readonly string[], year: number | null): boolean {
  const path = speaking(header)
  return (
    year !== null &&
    yearOf([path.join('')]) === year - 1 &&
    path.some((text) => periodKey(text).includes('P')) &&
    meanings(path.at(-1) ?? '').some(({ role }) => role === 'actual')
  )
}

/** A 一季度目标 says nothing of what was done by June. */
function isOtherPart(stage: RawColumn | undefined, actual: RawColumn | undefined): boolean {
  const [one, other] = [stage, actual].map((column) => partOf(column?.header ?? []))
  return one != null && other != null && one !== other
}

/** 上半年目标, 上年同期 and 序时进度差. A 上半年目标 that stands alone is the target of its part of the year too. */
export function takeSecond(columns: readonly RawColumn[], roles: Role[], year: number | null): void {
  const keys = columns.map(({ header }) => speaking(header).map(periodKey).join('|'))
  for (const [role, pattern] of SECOND) {
    if (roles.includes(role)) continue
    const target = roles.indexOf('target')
    const index = keys.findIndex(
      (key, at) =>
        (pattern.test(key) || (role === 'last' && isYearBefore(columns[at]?.header ?? [], year))) &&
        (roles[at] === 'none' || (role === 'stage' && at === target)) &&
        !(role === 'gap' && isAmount(columns[at]?.header ?? [])) &&
        !(role === 'stage' && isOtherPart(columns[at], columns[roles.indexOf('actual')])),
    )
    const filled = (at: number): boolean => {
      const texts = columns[at]?.texts ?? []
      return figures(texts) > 0.5 || sample(texts).length === 0
    }
    if (index < 0 || !filled(index)) continue
    roles[index] = role
    // 3月底节点目标, 6月底节点目标 … beside 完成: which of them is due the table's months say (verdict/stage.ts).
    if (role === 'stage' && partOf(columns[roles.indexOf('actual')]?.header ?? []) === null)
      for (const [at, key] of keys.entries())
        if (roles[at] === 'none' && pattern.test(key) && filled(at)) roles[at] = role
  }
}

/** 年度目标 → 总量 | 增速 beside 上半年 → 总量 | 增速: the growth that is set. */
export function takePace({ columns, values, given, year }: Witnesses, roles: Role[]): void {
  const target = columns[roles.indexOf('target')]
  if (!target || speaksOfGrowth(target.header) || !roles.includes('growth') || !roles.includes('actual'))
    return
  const at = columns.findIndex(
    ({ header }, index) =>
      roles[index] === 'none' &&
      (values[index]?.figures ?? 0) > 0.3 &&
      speaksOfGrowth(header) &&
      !header.some((text) => /年均|累计/.test(text)) &&
      !isElsewhen(header, year) &&
      given[index]?.some(({ role, weight }) => role === 'target' && weight >= STRONG) === true,
  )
  if (at >= 0) roles[at] = 'pace'
}
