/** Whether a text that stands where no figure belongs reads as one: 33.04, 33.04亿元, 上半年完成33.04亿元，完成51.2%. */
import { comparable } from '../measure/normalise.ts'

/** Words that lead to a figure and say nothing else. */
const LEAD =
  '(?:(?:今年|本年|\\d{4}年)?(?:上半年|前\\d{1,2}个月|1-\\d{1,2}月)|实绩|实际|累计|已|完成|实现|达到?|同比|增长|下降|为|约|预计|[:：,，])*'
/** A date, an ordinal, a number of a list, a page: 7月10日, 第3, 1. 3、附件2. */
const NO_FIGURE =
  /^(?:\d{1,4}年|\d{1,2}月|\d{1,2}日|\d+[.、)）](?!\d)|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[:：]\d{2})/
const FIGURE = new RegExp(
  `^${LEAD}[-+▲↓↑]?\\d[\\d,]*(?:\\.\\d+)?(?:%|‰|个?百分点)?(?:[\\p{L}μ]{0,6}(?:/\\p{L}{1,4})?)(?:$|[,，。;；(（*].*$)`,
  'u',
)
const LONGEST = 40

/** Whether a text is a figure, alone or with the words that people put around one. A date or a number of a list is none. */
export function isFigureText(text: string): boolean {
  if (text.length > LONGEST || !/\d|[０-９]/.test(text)) return false
  const plain = comparable(text)
  return FIGURE.test(plain) && !NO_FIGURE.test(plain)
}
