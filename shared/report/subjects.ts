/** Several indicators in one subject: A、B和C分别…, A、B各…; what they share stands with the last (or first) of them. */
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'

const JOINTS = /[、/]|以及|(?<!共|总|调|饱|中|温|缓)和(?!谐|平|解|社)|及(?!时|其)|(?<!参|给)与(?!经济)/g
/** A name that stands by itself. */
const COMPLETE =
  /(?:率|额|值|入|量|数|比重|占比|比例|支出|投资|消费|贷款|存款|产值|税收|面积|人口|用电量|度|利润|价格)$/

const MEASURED = /^([^“”]+?)分别(?:实现|完成)([\p{Script=Han}]{2,8})$/u

/** The names in a subject, as many as there are figures; null where it holds another number of names. */
export function namesIn(subject: string, count: number): string[] | null {
  // 一产、二产分别实现增加值: what all of them are measured by.
  const [, list = '', measure = ''] = MEASURED.exec(subject) ?? []
  if (list !== '') return namesIn(list, count)?.map((name) => `${name}${measure}`) ?? null
  const parts = splitAt(subject)
  if (parts.length === count) return completed(parts)
  // 主要污染物化学需氧量和二氧化硫…: too many; 、 alone may be what parts them.
  const coarse = subject.split('、')
  if (coarse.length === count) return completed(coarse)
  return null
}

function splitAt(subject: string): string[] {
  // Joints inside quotation marks and brackets part nothing.
  const guarded = subject.replace(/“[^”]*”|\([^)]*\)/g, (inside) =>
    inside.replace(JOINTS, '\u0000'.repeat(1)),
  )
  if (guarded.length !== subject.length) return subject.split('、')
  const parts: string[] = []
  let from = 0
  for (const found of guarded.matchAll(JOINTS)) {
    parts.push(subject.slice(from, found.index))
    from = found.index + found[0].length
  }
  parts.push(subject.slice(from))
  return parts.filter((part) => part !== '')
}

/** 城镇、农村居民人均可支配收入 → 城镇居民人均可支配收入, 农村居民人均可支配收入. */
function completed(parts: readonly string[]): string[] {
  const last = parts.at(-1) ?? ''
  return parts.map((part, at) => {
    if (at === parts.length - 1 || COMPLETE.test(part)) return part
    return `${part}${sharedEnd(part, last)}`
  })
}

function sharedEnd(part: string, last: string): string {
  for (let length = Math.min(part.length, 6); length > 0; length -= 1) {
    const at = last.indexOf(part.slice(-length))
    if (at >= 0 && at + length < last.length)
      return length === 1 && !/[类业产]/.test(part.slice(-1)) ? '' : last.slice(at + length)
    if (at >= 0) return ''
  }
  // 出口、进口总额: as much is behind 进口 as 出口 has no part in.
  return part.length <= 4 && last.length > part.length + 1 && COMPLETE.test(last)
    ? last.slice(part.length)
    : ''
}

/** A和B growing by one figure are two where the dictionary knows both; else the subject is one name. */
export function pairOf(subject: string, dictionary: Dictionary): string[] {
  const parts = splitAt(subject)
  if (parts.length < 2 || parts.length > 4) return [subject]
  const known = parts.every(
    (name) => lookUp(name, dictionary).entry !== null || (COMPLETE.test(name) && name.length > 4),
  )
  return known && parts.every((name) => name.length < 24) ? parts : [subject]
}
