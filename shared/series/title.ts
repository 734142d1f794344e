/** What titles of one table through its periods have in common. */
import { comparable } from '../measure/normalise.ts'

const TIME =
  /(?:截[至止]到?)?(?:(?:(?:19|20)\d\d|[〇零○一二三四五六七八九]{4}(?=年))年?(?:度)?)?(?:上半年度?|半年度?|第?[一二三四1-4]季度|[一1][-—~至到、][二三四2-4]季度|前[三3]个?季度|全年度?|前[\d一二三四五六七八九十]+个?月|(?:[\d一二三四五六七八九十]+月?[-—~至到]{1,2})?[\d一二三四五六七八九十]+月(?:份?[底末]|份|\d+日)?)?/g

/**
 * A title without the time that it speaks of, and without 双过半; '' where nothing is left, which is nobody's title. The
 * same for all periods of one table.
 */
export const untimed = (title: readonly string[]): string =>
  comparable(title.join(''))
    .replace(/(?:19|20)\d\d年?度?(?=[)\]】]|$)/g, '')
    .replace(TIME, '')
    .replace(/["“”'‘’]?双过半["“”'‘’]?/g, '')
    .replace(/[()[\]【】"“”\s]|表$/g, '')
