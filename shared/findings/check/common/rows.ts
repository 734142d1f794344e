/** The rows of the tables by all the names that a report may call them. */
import { identityOf } from '../../../report/names.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import type { Told } from './facts.ts'
import { grouped } from './grouped.ts'

/** What a whole is measured by, the last words of its name. */
const MEASURE =
  /(?:增加值|总?产值|零售总?额|销售总?额|营业收入|收入|支出|投资|产量|发电量|用电量|余额|消费|进出口|存栏|出栏)(?:总额)?$/

const DEED = /^(?:新增|新设立?|新签约?|新登记|新注册|新引进|新认定|新开工|净增)/

/**
 * Rows by what they tell. A part below a whole is called by the two together as well, where no row is called so: 水电 below
 * 发电量 is 水电发电量, 城镇 below 社会消费品零售总额 城镇零售额, 煤炭开采 below 工业总产值 煤炭开采业产值; and 外运量 外运.
 * @param own the report's district; '' where it is not known
 */
export function byName(told: readonly Told[], dictionary: Dictionary, own: string): Map<string, Told[]> {
  const rows = grouped(told, ({ identity }) => identity)
  const longer = told.flatMap((row) => {
    const names = new Set(namesOf(row).map((name) => identityOf(name, dictionary, own)))
    return [...names].map((name) => ({ row, name }))
  })
  for (const [name, group] of grouped(longer, (one) => one.name)) {
    const [only, ...others] = group
    if (only !== undefined && others.length === 0 && !rows.has(name)) rows.set(name, [only.row])
  }
  return rows
}

function namesOf({ line: { parent, called } }: Told): string[] {
  const [, bare = '', inside = ''] = /^(.+?)[(（]([\p{Script=Han}]{2,8})[)）]$/u.exec(called) ?? []
  const short = [
    ...(/.{2}量$/.test(called) ? [called.slice(0, -1)] : []),
    // 对东盟出口 is 东盟出口.
    ...(/^对.{4}/.test(called) ? [called.slice(1)] : []),
    // 民宿家数 is 民宿, 脱贫户户数 脱贫户.
    ...(/.{2}[户家]数$/.test(called) ? [called.slice(0, -2)] : []),
    ...(bare === '' || /^不?[含包]/.test(inside) ? [] : [`${inside}${bare}`]),
  ]
  if (parent === null || parent.group || called.includes(parent.called)) return short
  // 新增企业 of 企业 below 新增市场主体.
  const deed = DEED.exec(parent.called)?.[0] ?? ''
  if (deed !== '' && !called.startsWith(deed)) short.push(`${deed}${called}`)
  const whole = parent.called.replace(/^全[市县区州旗盟](?=.{3})/, '')
  const measure = MEASURE.exec(parent.called)?.[0] ?? ''
  if (measure === '' || called.endsWith(measure)) return [...short, `${called}${whole}`]
  // 城镇消费品零售额 of 社会消费品零售总额: 社会 and 总 are said of the whole.
  const wholes = [...new Set([whole, whole.replace('总', ''), whole.replace(/^社会|总/g, '')])]
  const tails = [measure, measure.replace('总', '')]
  const core = called.replace(/(?:行业|产业|业)$/, '')
  const heads = [called, core, `${core}业`, `${core}行业`, `${core}产业`]
  return [
    ...short,
    ...wholes.map((name) => `${called}${name}`),
    ...heads,
    ...heads.flatMap((head) => tails.map((tail) => `${head}${tail}`)),
  ]
}
