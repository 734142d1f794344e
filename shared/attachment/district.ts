/** Whose table it is: the district or office that a table names. Pure. */
import { comparable } from '../measure/normalise.ts'

const REPORTING = /^(?:填报|报送|上报|编报|制表)(?:单位|部门)[:：]?\s*(.*)$/

/** 甲县, 某某经济技术开发区, 某某街道: names that end as places do; 全市 and 我县 name no place. */
const PLACE =
  /^(?![全我本各该]|市[区县])\p{Script=Han}{1,14}?(?:自治[区州县旗]|开发区|高新区|示范区|新区|街道|[省市区县旗州盟镇乡])/u

/** What may stand before a place in a title or a file's name: the label, a period, brackets. */
const BEFORE =
  /^(?:附件[\d一二三四五六七八九十]*[:：]?|[\s\d.、_()（）\-—－年度月份第至～~]|[上下]半年|全年|[前一二三四]+季度|关于|《)+/u

/**
 * The district or office of a table: what 填报单位 says, else the place that its title or its file begins with; '' where
 * nothing tells.
 */
export function districtOf({
  above,
  title,
  source,
}: {
  readonly above: readonly string[]
  readonly title: readonly string[]
  readonly source: string
}): string {
  for (const line of above) {
    const told = REPORTING.exec(line.trim())?.[1]
      ?.trim()
      .split(/\s{2,}|　|填报|单位[:：]|日期/)[0]
    if (told) return told
  }
  for (const text of [title.join(''), source]) {
    const place = PLACE.exec(comparable(text).replace(BEFORE, ''))?.[0]
    if (place !== undefined) return place
  }
  return ''
}
