/** A formula's tree computed: exact, with units, every fault naming the cell that it lies in. */
import { absolute, compare, literal, negate } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { added, divided, figureOf, multiplied, ordered, type Placed, raised } from './arithmetic.ts'
import { FUNCTIONS, type Given, holds, named } from './functions.ts'
import type { Node } from './grammar.ts'
import { type Figure, fault, number, textOf, type Value } from './value.ts'

/** The cells of a formula's reference number so and so, row by row; a fault where they are gone. */
export type Read = (reference: number) => Extract<Given, { kind: 'area' }> | Extract<Value, { kind: 'fault' }>

const LARGEST = literal('1e40')

/** What a formula comes to. Never throws: what cannot be computed is a fault. */
export function evaluate(tree: Node, read: Read): Value {
  const value = named(single(compute(tree, read)))
  return value.kind === 'figure' && compare(absolute(value.n), LARGEST) >= 0
    ? fault('太大', '结果太大，显示不了。')
    : value
}

const on = (value: Value): Given => ({ kind: 'one', placed: { value, cell: '' } })

function single(given: Given): Placed {
  if (given.kind === 'one') return given.placed
  const [cell] = given.cells
  return given.cells.length === 1 && cell !== undefined
    ? cell
    : {
        value: fault('不是数', '这里要一个单元格，不能是一片区域；一片区域要放在SUM这样的函数里。'),
        cell: '',
      }
}

function compute(node: Node, read: Read): Given {
  switch (node.kind) {
    case 'number':
      return on(number(node.text))
    case 'text':
      return on({ kind: 'text', text: node.text })
    case 'truth':
      return on({ kind: 'truth', value: node.value })
    case 'nothing':
      return on({ kind: 'blank' })
    case 'group':
      return compute(node.of, read)
    case 'stored': {
      const cells = read(node.number)
      return cells.kind === 'fault' ? on(cells) : cells
    }
    case 'area':
      return on(fault('引用', '引用的单元格不在表里。'))
    case 'percent': {
      const value = figureOf(single(compute(node.of, read)))
      if (value.kind === 'fault') return on(value)
      return on(percent(value))
    }
    case 'sign': {
      const value = figureOf(single(compute(node.of, read)))
      return on(value.kind === 'fault' || node.sign === '+' ? value : { ...value, n: negate(value.n) })
    }
    case 'pair':
      return on(chain(node, read))
    case 'call':
      return call(node, read)
  }
}

const HUNDRED = number('100')

function percent(value: Figure): Value {
  const part = divided({ value, cell: '' }, { value: HUNDRED, cell: '' })
  return part.kind === 'fault' || value.unit !== ''
    ? part
    : { ...part, unit: '%', typed: true, places: value.places, loose: value.loose }
}

/** 1+2+3+…: from the left, without going as deep as the formula is long. */
function chain(node: Extract<Node, { kind: 'pair' }>, read: Read): Value {
  const rights: Extract<Node, { kind: 'pair' }>[] = []
  let first: Node = node
  while (first.kind === 'pair') {
    rights.push(first)
    first = first.left
  }
  let left = single(compute(first, read))
  for (const { operator, right } of rights.reverse())
    left = { value: pair(operator, left, single(compute(right, read))), cell: '' }
  return left.value
}

function pair(operator: string, left: Placed, right: Placed): Value {
  if (left.value.kind === 'fault') return named(left)
  if (right.value.kind === 'fault') return named(right)
  if (operator === '&') return { kind: 'text', text: joinable(left.value) + joinable(right.value) }
  if (!'+-*/^'.includes(operator)) return compared(operator, left, right)
  const [a, b] = [figureOf(left), figureOf(right)]
  if (a.kind === 'fault') return a
  if (b.kind === 'fault') return b
  const [one, other] = [
    { value: a, cell: left.cell },
    { value: b, cell: right.cell },
  ]
  switch (operator) {
    case '+':
      return added(one, other)
    case '-':
      return added(one, other, true)
    case '*':
      return multiplied(one, other)
    case '/':
      return divided(one, other)
    default:
      return raised(one, other)
  }
}

const joinable = (value: Value): string => (value.kind === 'blank' ? '' : textOf(value))

const RANKS = { blank: 0, figure: 0, text: 1, truth: 2, fault: 3 } as const

/** Numbers stand before words, and words before 是 and 否, as in every spreadsheet; an empty cell is 0 and no text. */
function compared(operator: string, left: Placed, right: Placed): Value {
  const so = (order: -1 | 0 | 1): Value => ({ kind: 'truth', value: holds(operator, order) })
  const [a, b] = [left.value, right.value]
  if (a.kind === 'text' || b.kind === 'text') {
    const [one, other] = [wordsOf(a), wordsOf(b)]
    if (one !== null && other !== null) return so(one === other ? 0 : one < other ? -1 : 1)
  } else if ((a.kind === 'truth') === (b.kind === 'truth')) {
    const [one, other] = [figureOf(left), figureOf(right)]
    if (one.kind === 'fault') return one
    if (other.kind === 'fault') return other
    const order = ordered({ value: one, cell: left.cell }, { value: other, cell: right.cell })
    return typeof order === 'number' ? so(order) : order
  }
  return so(RANKS[a.kind] < RANKS[b.kind] ? -1 : 1)
}

const wordsOf = (value: Value): string | null =>
  value.kind === 'text' ? comparable(value.text).toLowerCase() : value.kind === 'blank' ? '' : null

/** What a call to a function that there is not, or with too few or too many arguments, is told; null for a right one. */
export function wrongCall(name: string, given: number): string | null {
  const known = FUNCTIONS.get(name)
  if (known === undefined) return `没有函数“${name}”；可以用${[...FUNCTIONS.keys()].join('、')}。`
  if (given < known.least) return `函数${name}的内容没有写全，写法如${known.use}。`
  return given > known.most ? `函数${name}里写得太多了，写法如${known.use}。` : null
}

function call({ name, given }: Extract<Node, { kind: 'call' }>, read: Read): Given {
  const known = FUNCTIONS.get(name)
  const wrong = wrongCall(name, given.length)
  if (known === undefined || wrong !== null) return on(fault('不是数', wrong ?? ''))
  const result = known.run(given.map((each) => () => compute(each, read)))
  return result.kind === 'one' || result.kind === 'area' ? result : on(result)
}
