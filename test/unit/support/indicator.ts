/** An indicator of a person's own, which no built-in one is called. */
import type { Indicator } from '../../../shared/verdict/indicator.ts'

export const indicator: Indicator = {
  name: '幸福指数',
  aliases: [],
  kind: 'level',
  direction: 'up',
  units: [''],
  source: '自定',
}
