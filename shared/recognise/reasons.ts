/** Why a column got its role: one Chinese sentence out of what the three witnesses said. */
import type { Role } from '../attachment/model.ts'
import { roleName } from '../attachment/roles.ts'
import { STRONG } from './evidence.ts'
import { type Witnesses, wordsFor } from './readings.ts'
import { isBorneOut, restFit, shareFit } from './relations.ts'
import type { Values } from './values.ts'

/** A header as a sentence quotes it: its levels from the top down on one line, cut where it is long. */
export function headerText(header: readonly string[]): string {
  const line = header
    .map((text) => text.replace(/[\s“”]+/g, ''))
    .filter((text) => text !== '')
    .join('·')
  return line.length > 24 ? `${line.slice(0, 23)}…` : line
}

function valuesText(values: Values, role: Role): string {
  if (values.filled === 0) return '栏内空着'
  if (values.counts && role === 'no') return '栏内是连续的编号'
  if (values.codes) return '栏内是代码'
  if (values.units > 0.5) return '栏内是计量单位'
  if (values.statuses > 0.5) return '栏内是完成与否的用语'
  if (values.dates > 0.5) return '栏内是日期'
  if (values.percents > 0.5) return '栏内是百分数'
  if (values.figures > 0.5) return '栏内是数字'
  if (values.sentences > 0.5) return '栏内是语句'
  return '栏内是文字'
}

/** What target, actual and the columns worked out from them are to each other, where it recomputes; '' where nothing does. */
function arithmetic({ columns, values, reckoned }: Witnesses, roles: readonly Role[], index: number): string {
  const [target, actual] = [roles.indexOf('target'), roles.indexOf('actual')]
  const named = (at: number) => `“${headerText(columns[at]?.header ?? [])}”`
  for (const { now, last, growth } of reckoned.growths)
    if (now === actual && [now, last, growth].includes(index))
      return `${named(now)}比${named(last)}的增幅等于${named(growth)}`
  for (const { share, gap, months } of reckoned.gaps)
    if (share === index || gap === index) return `${named(share)}减去${months}个月的序时进度等于${named(gap)}`
  for (const { total, parts } of reckoned.sums)
    if (total === index || parts.includes(index)) {
      const [first = total] = parts
      return `${named(total)}等于${named(first)}等${parts.length}栏之和`
    }
  const [one, other] = [values[target], values[actual]]
  if (one === undefined || other === undefined) return ''
  for (const [at, { numbers, figures }] of values.entries()) {
    if (at === target || at === actual || figures < 0.3 || ![target, actual, at].includes(index)) continue
    if (roles[at] !== 'share' && roles[at] !== 'none' && roles[at] !== 'gap') continue
    if (isBorneOut(shareFit(one.numbers, other.numbers, numbers)))
      return `${named(actual)}除以${named(target)}等于${named(at)}`
    if (isBorneOut(restFit(one.numbers, other.numbers, numbers)))
      return `${named(target)}与${named(actual)}之差等于${named(at)}`
  }
  return ''
}

/** The sentence for one column under its role. */
export function reasonFor(witnesses: Witnesses, roles: readonly Role[], index: number): string {
  const role = roles[index] ?? 'none'
  const header = headerText(witnesses.columns[index]?.header ?? [])
  const words = wordsFor(witnesses, index, role)
  const known = (witnesses.given[index]?.length ?? 0) > 0
  const label = roleName(role)
  const quoted = header === '' ? '没有表头' : `表头“${header}”`
  const values = witnesses.values[index]
  const shown = values === undefined ? '' : `，${valuesText(values, role)}`
  const relation = arithmetic(witnesses, roles, index)
  const reckoned = relation === '' ? '' : `，${relation}`
  if (role === 'none')
    return known
      ? `${quoted}不参与判定${reckoned}。`
      : `${quoted}没有认出用途${shown}${reckoned}，照原样保留。`
  if (header === '') return `没有表头${shown}${reckoned}，读作${label}。`
  const says = words >= STRONG ? `指${label}` : words > 0 ? `可以指${label}` : '没有说明是什么'
  return `${quoted}${says}${shown}${reckoned}${words >= STRONG ? '' : `，读作${label}`}。`
}
