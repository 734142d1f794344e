/**
 * What the header of a returned column says beyond the table's own: 同比增减（亿元） for 同比增长（%）, 上半年实绩（1-5月）,
 * 全市上半年实绩 in a county's table. One such word makes another figure of it, so that it is asked about.
 */
import type { Column, Heading, Role } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf } from '../measure/period.ts'
import { headerUnits } from '../measure/stated.ts'
import { placesIn } from './places.ts'
import { said } from './said.ts'

/** Words that make another figure of the same header, each beside what it is about. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/扣除|剔除|不含|未含|不包括|除外|不计|不变价|可比价|可比口径/, '口径'],
  [/预计|预估|预测|快报|初步|估计|推算/, '口径'],
  [/环比|定基|两年平均|平均增/, '口径'],
  [/(?<![比较同])(?:上年|去年|前年|往年)(?!末|底)/, '时期'],
  [/(?<!前)第?[二三四2-4]季度|[当本单]季|[当本单]月/, '时期'],
]
const SCOPE = /全国|全[省市州盟区县旗]|[国省市州县]均|平均水平/g
/** 同比增减, 比上年同期±: how much, and not by how many percent, unless something says so. */
const AMOUNT_OF_CHANGE = /增减|增加|减少|±|\+-|增量|增收/
const RATE = /%|率|幅|速|百分比/
const GROWS: readonly Role[] = ['growth', 'pace']

/** The sentence of what a returned column's header says otherwise; null where it says nothing of its own. */
export function headerDoubt(path: readonly string[], column: Column, heading: Heading): string | null {
  if (!holdsFigures(column.role) && !GROWS.includes(column.role)) return null
  const [typed, own] = [path, column.header].map((header) => comparable(header.join('')).replace(/\s/g, ''))
  if (typed === undefined || own === undefined || typed === '' || typed === own) return null
  const say = (what: string, about: string): string =>
    `返回表这一栏写的是“${said(path.join(''))}”，表中是“${said(column.header.join(''))}”，${what}，请核对${about}。`
  for (const [words, about] of WORDS) {
    const found = words.exec(typed)?.[0]
    if (found !== undefined && !words.test(own)) return say(`多了“${found}”`, about)
  }
  const level = heading.title.flatMap(placesIn).at(-1)?.at(-1) ?? ''
  const scope = typed.match(SCOPE)?.find((word) => !own.includes(word) && word !== `全${level}`)
  if (scope !== undefined && !comparable(heading.title.join('')).includes(scope))
    return say(`多了“${scope}”`, '范围')
  if (column.role !== 'target' && column.role !== 'stage') {
    const [there, here] = [monthsOf([typed]), monthsOf([own]) ?? heading.months]
    if (there !== null && here !== null && there !== here) return say('时期不同', '时期')
  }
  if (!GROWS.includes(column.role)) return null
  if (headerUnits(path).amount !== null || typed.includes('百分点')) return say('单位不同', '单位')
  if (AMOUNT_OF_CHANGE.test(typed) && !AMOUNT_OF_CHANGE.test(own) && !RATE.test(typed))
    return say('没有写明是增减多少还是增长百分之几', '口径')
  return null
}
