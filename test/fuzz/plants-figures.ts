/** Errors in the table's own figures where the prose tells them behind their names: digits, units, points, directions. */
import { exchanged, type Pair, type Plant } from './plants-pair.ts'

/** Every figure that stands behind its row's name, each way that it can be mistyped. */
export function figures({ text, placed }: Pair): Plant[] {
  return placed.flatMap(({ from, to }) => {
    const found: Plant[] = []
    const figure = text.slice(from, to)
    const tail = text.slice(to, to + 5)
    const at = from % figure.length
    const place = figure[at] === '.' ? at - 1 : at
    const digit = String((Number(figure[place]) + 1 + (from % 7)) % 10 || 5)
    if (digit !== figure[place]) found.push(exchanged(text, 'digit', from + place, from + place + 1, digit))
    if (tail.startsWith('亿')) found.push(exchanged(text, 'unit', to, to + 1, '万'))
    if (/^万[元吨]/.test(tail)) found.push(exchanged(text, 'unit', to, to + 1, '亿'))
    if (tail.startsWith('%')) found.push(exchanged(text, 'points', to, to + 1, '个百分点'))
    if (text.slice(0, from).endsWith('增长'))
      found.push(exchanged(text, 'growth turned', from - 2, from, '下降'))
    if (text.slice(0, from).endsWith('下降'))
      found.push(exchanged(text, 'growth turned', from - 2, from, '增长'))
    return found
  })
}
