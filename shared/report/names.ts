/** Whether two names are of one indicator: by the dictionary, and else letter by letter in one form. */
import { comparable } from '../measure/normalise.ts'
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'

/** Before a name without meaning another one. */
const LEAD = /^(?:外贸|全社会|累计|完成|实现|预计|共|的|现有|共有)+(?=.{2})/
const TAIL = /(?:总额|总数|数量|人数|额|数)$/

/** 老旧小区改造项目 is 老旧小区改造. */
const WORKS = /(?<=改造|整治|修复|治理|提升|建设)(?:项目|工程)$/

/** The ways in which one thing is written, in one. */
export const inOneForm = (name: string): string =>
  name
    .replace(/规模以上/g, '规上')
    .replace(/限额以上/g, '限上')
    .replace(/国内生产总值|GDP/gi, '地区生产总值')
    .replace(/^单位(?=地区生产总值)/, '万元')
    // 高新技术产业实现产值, 分行业完成增加值.
    .replace(/(?<=.{2})(?:实现|完成)(?=(?:总?产值|增加值|营业收入|销售额|零售额|用电量)$)/, '')
    // 东门、西门四个街道税收 is 东门街道税收 and 西门街道税收.
    .replace(/(?<=^.{2,4})[两三四五六七八九十]个(?=(?:街道|镇|乡|园区)(?:$|.{2}))/, '')
    // A级景区共接待 and A级景区接待量 are A级景区接待人次.
    .replace(/^\d+[家处座](?=\D{4})/, '')
    .replace(/(?<=.{2})共?接待(?:总?人次|总?量)?$/, '接待')
    // 468家规上工业企业实现工业总产值 is 规上工业总产值.
    .replace(
      /^(?:\d+[家个户])?((?:规上|限上)(?:工业|服务业)?)企业(?:实现|完成)(?:工业|服务业)?(?=.{2})/,
      '$1',
    )
    .replace(/(?<=.{2}占.{2,})的?(?:比重|比例|比率)$/, '')
    .replace(/(?:已经?)?改完$/, '改造')
    .replace(/^([一二三])产(?=增加值$|$)/, '第$1产业')
    // 生产原煤 is 原煤产量.
    .replace(/^生产(?!总值|者|性|安全|线|能|经|基地|企业|加工|用)(.{2,6})$/, '$1产量')
    .replace(/["《》]/g, '')

const SHORT = /(?:新区|高新区|经开区|开发区)$/

/**
 * What a name stands for: equal for equal indicators of one scope, and for no others. Names of one entry of the
 * dictionary are equal; 规上工业增加值 and 工业增加值, 城镇 and 农村 are not.
 * @param name as typed, the words of its scope (城区, 规上) among it
 * @param own the district that the report speaks of; '' where it is not known
 */
export function identityOf(name: string, dictionary: Dictionary, own = ''): string {
  // 全州地区生产总值 in a prefecture's own table.
  const whole = comparable(name).replace(/^全[市县区州旗盟](?=.{3})/, '')
  // 新区规上工业总产值 in the report of 青岭新区.
  const [short = ''] = SHORT.exec(own) ?? []
  const typed =
    short !== '' && whole.startsWith(short) && whole.length > short.length + 3
      ? whole.slice(short.length)
      : whole
  const local = own !== '' && typed.startsWith(own) && typed.length > own.length + 1
  const { core } = lookUp(local ? typed.slice(own.length) : typed, dictionary)
  const shapes = [core, inOneForm(core), core.replace(LEAD, ''), inOneForm(core.replace(LEAD, ''))]
  // 占规上工业总产值的47.2% leaves 比重 out.
  const shares = /.{2}占.{2,}[^比率重]$/.test(core) ? shapes.map((shape) => `${shape}比重`) : []
  for (const shape of [...shapes, ...shares]) {
    const entry = dictionary.byName.get(shape.toUpperCase())
    if (entry !== undefined) return entry.name
  }
  // 收入中的税收部分 is 税收.
  const among = /(?:中的|(?:收入|支出|投资|产值|总额|其)中(?!的))(.{2,}?)(?:部分)?$/.exec(core)?.[1] ?? ''
  const inside = among === '' ? undefined : dictionary.byName.get(among.toUpperCase())
  if (inside !== undefined) return inside.name
  const last = shapes.at(-1) ?? core
  const bare = last.replace(WORKS, '').replace(TAIL, '')
  // 接待游客人数 is 接待游客, whose entry has another name still.
  const entry = bare.length > 3 ? dictionary.byName.get(bare.toUpperCase()) : undefined
  return entry?.name ?? (bare.length > 1 ? bare : last)
}

/** 全市 and the like in front say no more than the report does. */
const WHOLE = /^(?:全[市区县州旗省]|本[市区县]|我[市区县]|全域|地区)$/

/** An indicator's name with the words of its scope in front, where they are no part of it. */
export function scopedName(indicator: string, scope: string, own: string): string {
  const words = comparable(scope)
  if (words === '' || WHOLE.test(words) || words === own || own.endsWith(words)) return indicator
  return inOneForm(comparable(indicator)).includes(inOneForm(words)) ? indicator : `${scope}${indicator}`
}
