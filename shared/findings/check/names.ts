/** Names as the check holds them against each other: how alike they are, the district they speak of. */
import { comparable } from '../../measure/normalise.ts'

/** How alike two names are, by their pairs of letters: from 0 to 100. */
export function likeness(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from(text.slice(1), (sign, at) => `${text[at] ?? ''}${sign}`)
  const [first, second] = [pairs(a), pairs(b)]
  if (first.length === 0 || second.length === 0) return a === b ? 100 : 0
  const left = [...second]
  const shared = first.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return Math.round((200 * shared.length) / (first.length + second.length))
}

/** 江阴市 of 关于江阴市2021年…, 鼓楼区 of 南京市鼓楼区…; '' where no district is named. */
export function placeIn(text: string): string {
  const plain = comparable(text).replace(/^关于/, '')
  const found =
    /^(?:[^\d,;:。]*?[省市州])?([\p{Script=Han}]{1,6}?[市区县旗州])(?=\d|国民|经济|上半年|主要|二〇|关于|第|$)/u.exec(
      plain,
    )?.[1]
  return found === undefined || /^[全本我各]/.test(found) ? '' : found
}
