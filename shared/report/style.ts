/** What a person sets of the list by hand, over the wording that was learned: its numbers, and 同比. */
import type { Numbering } from '../measure/numbering.ts'
import { type ItemWording, SINCE, type Wording } from './wording.ts'

/** The numbers before the items: as learned, （一）, 1. or none. */
export type Numbers = 'learned' | 'chinese' | 'arabic' | 'none'
/** Whether 同比 stands before 增长. */
export type Since = 'learned' | 'with' | 'without'

export interface Style {
  readonly numbers: Numbers
  readonly since: Since
}

export const LEARNED: Style = { numbers: 'learned', since: 'learned' }

const NUMBERINGS: Readonly<Record<Exclude<Numbers, 'learned'>, Numbering | null>> = {
  chinese: { before: '（', script: 'chinese', value: 1, after: '）' },
  arabic: { before: '', script: 'arabic', value: 1, after: '.' },
  none: null,
}

const LEADING = new RegExp(`^${SINCE}`)

/** The wording as a person wants it. */
export function styled(wording: Wording, { numbers, since }: Style): Wording {
  const numbering = numbers === 'learned' ? wording.numbering : NUMBERINGS[numbers]
  if (since === 'learned') return { ...wording, numbering }
  const word = since === 'without' ? '' : wording.since === '' ? '同比' : wording.since
  const said = (item: ItemWording): ItemWording =>
    item.aspect === 'growth' && item.verb !== null
      ? { ...item, verb: `${word}${item.verb.replace(LEADING, '')}` }
      : item
  return {
    ...wording,
    numbering,
    since: word,
    items: new Map(Array.from(wording.items, ([key, item]) => [key, said(item)])),
    joined: wording.joined.map(said),
  }
}
