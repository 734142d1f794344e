/** Which place a return speaks of by its title, and whether that is the table's: 白石市 against 青岚市. */
import type { Attachment } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { ownersOf, reportingIn } from './department.ts'
import type { Doubt, Task } from './model.ts'

/** What stands before or between places in a title and is none: times, and words for one's own place. */
const NO_PLACE =
  /(?:19|20)\d\d年度?|[上下]半年|半年度?|前?[一二三四1-4]季度|第|\d{1,2}月?[-—–~至到]\d{1,2}月份?|\d{1,2}月份?|附件\d*|关于|截至|全[省市县区州旗]|各[省市县区州旗]+|[我本][省市县区州旗]|[省市县区州旗](?:直|级|本级|属|管|内|域)|县区|区县|县市区?|市县|市区|地区|分区|园区|社区|片区|小区|景区|校区|辖区|库区|灌区|林区|矿区/g

/** 城市, 城区 and the like by themselves, behind one's own place or a word for what a town is; 江城市 and 西城区 are places. */
const TOWNISH =
  /(?:(?<!\p{Script=Han})|(?<=[省市县区州旗年度季月的和及与]|中心|主|老|全国|智慧|文明|海绵|卫生|生态|宜居|森林|园林|创新型))(?:城市|都市|超市|股市|楼市|上市|门市|城区)/gu

const PLACE = /^(?:\p{Script=Han}{2,5}?(?:自治[区州县旗]|省|市|县|区|旗|州|盟))+/u
const ONE_PLACE = /\p{Script=Han}{2,5}?(?:自治[区州县旗]|省|市|县|区|旗|州|盟)/gu

/** The places that a line begins with, or that follow its time: 白石市东河县2026年上半年… gives both. */
export function placesIn(line: string): readonly string[] {
  return comparable(line)
    .replace(TOWNISH, ' ')
    .replace(NO_PLACE, ' ')
    .split(/[^\p{Script=Han}]+/u)
    .flatMap((part) => PLACE.exec(part)?.[0].match(ONE_PLACE) ?? [])
}

/**
 * A doubt where the return names places and none of them is the table's, or one of its rows' or departments' own.
 * @param lines the title of the return, and what stands around its table
 */
export function placeDoubt(
  attachment: Attachment,
  title: readonly string[],
  lines: readonly string[],
  tasks: readonly Task[],
): Doubt | null {
  const { heading, rows, columns } = attachment
  const own = heading.title.flatMap(placesIn)
  if (own.length === 0) return null
  const whole = otherLevel(title.join(''), heading.title.join(''), own.at(-1) ?? '')
  const within = partIn([...title, ...lines.map(reportingIn)].join('\n'), heading.title.join(''))
  const there = [...title.flatMap(placesIn), ...lines.map(reportingIn).flatMap(placesIn)]
  const [first] = there
  if (whole !== null && within === undefined && there.every((place) => !own.includes(place)))
    return doubtOf(whole, own)
  if (within === undefined && (first === undefined || there.some((place) => own.includes(place)))) return null
  const name = columns.find(({ role }) => role === 'name')
  const known = [
    ...rows.flatMap(({ cells }) => (name === undefined ? [] : [cells[name.id] ?? ''])),
    ...[...ownersOf(attachment).values()].flat(),
    ...tasks.map(({ department }) => department),
  ].map(comparable)
  const named = within ?? first ?? ''
  if ((within === undefined ? there : [within]).some((place) => known.some((text) => text.includes(place))))
    return null
  return doubtOf(named, own)
}

const doubtOf = (named: string, own: readonly string[]): Doubt => ({
  kind: 'elsewhere',
  message: `返回表写的是“${named}”，要汇总的是“${own.join('')}”，请核对是不是别处的表。`,
})

/** 全市 in the title of a return for a district: the whole of another level, where the table's own does not say so. */
function otherLevel(title: string, ownTitle: string, place: string): string | null {
  const [found] = comparable(title).match(/全[国省市州盟县区旗]/) ?? []
  return found === undefined || place.endsWith(found.slice(1)) || comparable(ownTitle).includes(found)
    ? null
    : found
}

/** A town, a street or a zone: a part of the table's place, whose figures are not its own. */
const PART =
  /(?:[市县区旗州]|[（(]|^|年度?|\s)(\p{Script=Han}{2,4}?(?:镇|乡|街道|苏木|开发区|高新区|经开区|工业园|产业园))/mu

function partIn(text: string, own: string): string | undefined {
  const found = PART.exec(comparable(text).replace(/[各分]?乡镇(?:街道)?|镇街|各(?:镇|乡|街道)/g, ' '))?.[1]
  return found === undefined || comparable(own).includes(found) ? undefined : found
}
