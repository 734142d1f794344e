/** The one adapter for the parser of formulas (formula.peggy, compiled by peggy into parser.js): a text in, a tree out. */
import { Problem } from '../problem.ts'
import { halfWidth } from './halved.ts'
import { parse } from './parser.js'

/** From one character of the typed text to another (not included). */
export type Place = readonly [from: number, to: number]

/** A corner of an area as it is typed: 0-based; no row for a whole column. */
export interface TypedCorner {
  readonly column: number
  readonly row: number | null
  readonly fixedColumn: boolean
  readonly fixedRow: boolean
}

/** A cell or rectangle as it is typed: 附件2!$E$5:F9. */
export interface TypedArea {
  /** The label of another attachment; null for the table itself. */
  readonly sheet: string | null
  readonly from: TypedCorner
  readonly to: TypedCorner | null
  readonly at: Place
}

export type Node =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** An argument that is left out: IF(A1>0,1,). */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'group'; readonly of: Node }
  | { readonly kind: 'percent'; readonly of: Node }
  | { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly of: Node }
  | { readonly kind: 'pair'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Node[]; readonly at: Place }
  /** A reference as it is typed, and one as it is kept: the number of it. */
  | ({ readonly kind: 'area' } & TypedArea)
  | { readonly kind: 'stored'; readonly number: number }

/** So deep brackets may stand in each other. */
const DEEPEST = 64
export const LONGEST = 8_000

/** The tree with every node made anew by `change`, the innermost first. */
export function mapped(node: Node, change: (node: Node) => Node): Node {
  switch (node.kind) {
    case 'group':
    case 'percent':
    case 'sign':
      return change({ ...node, of: mapped(node.of, change) })
    case 'pair':
      return change({ ...node, left: mapped(node.left, change), right: mapped(node.right, change) })
    case 'call':
      return change({ ...node, given: node.given.map((each) => mapped(each, change)) })
    default:
      return change(node)
  }
}

/**
 * The tree of a formula as it is typed (with or without =), in half- or full-width signs; brackets that are open at its
 * end are closed. Beside it the text as the grammar read it, in which the places of the tree are.
 * @throws Problem('formula') with one sentence that says where it cannot be understood
 */
export function formulaTree(typed: string): { readonly tree: Node; readonly plain: string } {
  if (typed.length > LONGEST)
    throw new Problem('formula', `公式太长，最多${LONGEST}个字符，请分在几个单元格里写。`)
  const half = halfWidth(typed)
  const plain = `${half}${')'.repeat(openBrackets(half))}`
  return { tree: treeOf(plain, typed), plain }
}

/** The tree of a formula as it is kept. @throws Problem('formula') */
export const storedTree = (source: string): Node => treeOf(source, source)

function treeOf(source: string, typed: string): Node {
  try {
    return parse(source) as Node
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SyntaxError') throw error
    throw new Problem(
      'formula',
      misread(typed, (error as Error & { location?: Located }).location?.start.offset ?? 0),
    )
  }
}

interface Located {
  readonly start: { readonly offset: number }
}

function misread(typed: string, at: number): string {
  const rest = typed.slice(at).trim()
  if (rest === '') return '公式没有写完，请在末尾补上数或单元格。'
  return `公式第${at + 1}个字符“${rest.slice(0, 6)}”处看不懂，请检查括号、逗号和单元格写法（如E1:E3）。`
}

/** Brackets that are still open at the end. @throws Problem('formula') where they stand too deep in each other */
function openBrackets(half: string): number {
  let open = 0
  let quote = ''
  for (const character of half) {
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '(') open += 1
    else if (character === ')') open -= 1
    if (open > DEEPEST)
      throw new Problem('formula', `公式的括号套得太多（最多${DEEPEST}层），请分在几个单元格里写。`)
  }
  return Math.max(0, open)
}
