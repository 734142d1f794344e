/** What stands in the 实绩 cell, as plain data. Knows no indicators and no targets. */
import { comparable } from '../normalise.ts'
import { clausesOf, type Figure, readFigure, readPlain } from './quantity.ts'

export type Actual =
  | { readonly kind: 'blank' }
  /** 年度数据, 暂未统计, —: the figure comes with the year's end. */
  | { readonly kind: 'annual' }
  /** One figure, or several that measure different things (2017.68亿元、增长12.3%). */
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  /** 正增长, 持平, 下降: the sign of a change without its size. */
  | { readonly kind: 'sign'; readonly sign: 'positive' | 'zero' | 'negative' }
  /** 已完成, 有序推进: no figure. */
  | { readonly kind: 'words' }
  | { readonly kind: 'unreadable' }

const BLANK = /^(?:待填|待填报|待报|未填|未填报)?$/
const ANNUAL =
  /^[-—/\\*.…]+$|^(?:无|无数据|暂无|暂缺|缺|N\/A|NA|n\/a|#N\/A)$|^(?:为|属)?(?:年度|年报|全年)(?:性)?(?:数据|指标|统计|考核|数|任务)?$|(?:年度|年报|年终|年末)(?:性)?(?:数据|指标|统计|考核|核算|评价|评估|测算|公布|反馈)|年底(?:前)?(?:统一)?(?:统计|考核|公布|反馈|出|提供|核算)|按年(?:度)?(?:统计|考核|核算|公布)|(?:暂|尚|还)(?:未|无|没有?|不)|未(?:统计|公布|出|反馈|下达|发布|核定)|数据(?:未出|待)|待(?:统计|公布|反馈|核|上级|省|市|年底|发布|定)|半年(?:度)?(?:不|无)|季度(?:不|无)/

/** The period that a figure is for, at the head of a cell that is for that period anyway. */
const PERIOD =
  /^(?:(?:截至|截止|至)?(?:目前|当前|[1-9]\d?月(?:底|末|份)?(?:\d+日)?|\d{4}年[1-9]\d?月(?:底|末)?)|上半年|前[一二三]季度|[一二三]季度|[1-9]-[1-9]\d?月(?:份)?|[1-9][—~至][1-9]\d?月(?:份)?|一至[二三四五六七八九十]+月)[,:]?/

const CHANGE_HEAD =
  '(?:同比|比上年同期|较上年同期|比上年|较上年|比去年同期|较去年同期|比去年|较去年|与上年同期|与上年|与去年同期|与去年|增速)?'
const POSITIVE = new RegExp(`^(?:实现)?${CHANGE_HEAD}(?:实现|有所|保持)?(?:正增长|增长|上升|提高|增加)$`)
const ZERO = new RegExp(`^${CHANGE_HEAD}(?:持平|零增长|无增长|无变化)$`)
const NEGATIVE = new RegExp(`^${CHANGE_HEAD}(?:有所)?(?:负增长|下降|降低|减少|下滑)$`)
/** Words after a comma that say nothing about the figure before it. */
const ASIDE =
  /^(?:全(?:省|市|国|区|县)?(?:排名|第|列)|排名|位居|居|列全|高于|低于|快于|慢于|超|完成率|占|其中|两年平均|好于|优于|总量|总额|环比)/

const ESTIMATED = '预计'

const read = new Map<string, Actual>()

/**
 * Reads an actual as typed.
 * @param own the unit column's word (see readFigure)
 */
export function readActual(text: string, own = ''): Actual {
  if (own !== '') return parse(comparable(text), own)
  const before = read.get(text)
  if (before !== undefined) return before
  if (read.size > 20_000) read.clear()
  const actual = parse(comparable(text), own)
  read.set(text, actual)
  return actual
}

function parse(words: string, own: string): Actual {
  if (BLANK.test(words)) return { kind: 'blank' }
  const plain = readPlain(words)
  if (plain !== null) return { kind: 'figures', figures: [plain] }
  if (ANNUAL.test(words)) return { kind: 'annual' }
  if (POSITIVE.test(words)) return { kind: 'sign', sign: 'positive' }
  if (ZERO.test(words)) return { kind: 'sign', sign: 'zero' }
  if (NEGATIVE.test(words)) return { kind: 'sign', sign: 'negative' }
  if (!/\d/.test(words)) return { kind: 'words' }
  const figures: Figure[] = []
  let estimated = false
  for (const clause of clausesOf(words.replace(/PM2\.5|PM10/gi, '').replace(PERIOD, ''))) {
    if (clause === ESTIMATED) {
      estimated = true
      continue
    }
    if (figures.length > 0 && ASIDE.test(clause)) continue
    const sign = signed(clause)
    if (sign !== null || !/\d/.test(clause)) return { kind: 'unreadable' }
    const figure = readFigure(clause, own)
    if (figure === null) return { kind: 'unreadable' }
    figures.push(figure)
  }
  if (figures.length === 0) return { kind: 'unreadable' }
  return { kind: 'figures', figures: estimated ? figures.map((one) => ({ ...one, estimated })) : figures }
}

const signed = (clause: string): string | null =>
  POSITIVE.test(clause) || ZERO.test(clause) || NEGATIVE.test(clause) ? clause : null
