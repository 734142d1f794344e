/** The day on which a report was given or signed, beside the time that it tells of: nobody reports on what is yet to come. */
import { comparable } from '../../../measure/normalise.ts'
import type { About } from '../common/about.ts'
import { type Raw, wrongTime } from '../rules.ts'

/** Lines of a report at its beginning and its end that may date it. */
const LINES = 8
const LONGEST = 60
const DATE = /(?<!\d)((?:19|20)\d\d)年\d{1,2}月\d{1,2}日/

/**
 * @param year of the title and the tables; what they tell together
 * @param months that are over in it; null for a plan, which is made before its year
 */
export function dated({ paragraphs }: About, year: number, months: number | null): Raw[] {
  const lines = paragraphs.filter(({ text }) => text.trim() !== '')
  const own = [...new Set([...lines.slice(0, LINES), ...lines.slice(-LINES)])]
  if (months === null) return []
  return own.flatMap((line): Raw[] => {
    const plain = comparable(line.text)
    const typed = DATE.exec(plain)?.[1] ?? ''
    if (typed === '' || Number(typed) >= year || line.text.length > LONGEST || !isDating(plain)) return []
    const at = line.text.indexOf(typed)
    if (at < 0) return []
    const span = { from: line.from + at, to: line.from + at + typed.length }
    return [
      wrongTime(span, `报告讲的是${year}年，落款或会议日期却在${typed}年，请核对年份。`, {
        span,
        text: String(year),
      }),
    ]
  })
}

/** （2023年7月5日）, ——2023年8月24日在…会议上, （2023年8月24日…第二次会议）, 县统计局2023年7月5日: a line that dates and tells nothing else. */
const isDating = (plain: string): boolean =>
  /^[(（]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日[)）]?$/.test(plain) ||
  /^[—-]{0,2}[(（]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:在|[^,，。；;]*会议上?[)）]?$)/.test(plain) ||
  (/(?:19|20)\d\d年\d{1,2}月\d{1,2}日[)）]?$/.test(plain) && !/[,，。；;]/.test(plain) && plain.length < 40)
