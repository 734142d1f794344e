/** How marks (格式), notes (批注) and what a column takes (有效性) are told in words. Pure. */
import { ALIGNED, INK, PAINT } from './marks.ts'
import type { Allowed, Mark, Note } from './model.ts'

/** A mark in words: 加粗，红字，黄底，居中，缩进1字，2位小数，千分位; 无 for none. */
export function markWords(mark: Mark | null): string {
  if (mark === null) return '无'
  const { bold, ink, fill, align, indent, places, grouped } = mark
  const words = [
    bold === true ? '加粗' : '',
    ink === undefined ? '' : `${INK[ink][0]}字`,
    fill === undefined ? '' : `${PAINT[fill][0]}底`,
    align === undefined ? '' : ALIGNED[align],
    indent === undefined ? '' : `缩进${indent}字`,
    places === undefined ? '' : places === 0 ? '不带小数' : `${places}位小数`,
    grouped === true ? '千分位' : '',
  ].filter((word) => word !== '')
  return words.length === 0 ? '无' : words.join('，')
}

/** The last that was said in a note, and how it stands: 张三：请核对（共3条，已解决）; 无 for none. */
export function noteWords(note: Note | null): string {
  const last = note?.said.at(-1)
  if (note === null || last === undefined) return '无'
  const standing = [
    note.said.length > 1 ? `共${note.said.length}条` : '',
    note.settled === undefined ? '' : '已解决',
  ].filter((word) => word !== '')
  const who = last.by === '' ? '' : `${last.by}：`
  return `${who}${last.text}${standing.length === 0 ? '' : `（${standing.join('，')}）`}`
}

/** What a column takes: 已过半、未过半, 0—100, 不小于0; 不限 for anything. */
export function allowedWords(allowed: Allowed | undefined): string {
  if (allowed === undefined) return '不限'
  if ('words' in allowed) return allowed.words.join('、')
  const { least, most } = allowed
  if (least !== undefined && most !== undefined) return `${least}—${most}`
  if (least !== undefined) return `不小于${least}`
  return most === undefined ? '数字' : `不大于${most}`
}
