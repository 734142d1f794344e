import { describe, expect, it } from 'vitest'
import { findPieces, replaceAll } from '../../../shared/attachment/find.ts'

const pieces = (text: string, query: string): string[] =>
  findPieces(text, query).map(({ from, to }) => text.slice(from, to))

describe('finding', () => {
  it.each([
    ['as typed', '固定资产投资', '资产', ['资产']],
    ['full-width and half-width', '１２．３％', '12.3%', ['１２．３％']],
    ['Traditional by Simplified', '規模以上工業增加值', '工业', ['工業']],
    ['Simplified by Traditional', '工业', '工業', ['工业']],
    ['a word that is converted only as a whole', '乾隆年间', '乾隆', ['乾隆']],
    ['capital and small letters', 'pm2.5浓度', 'PM2.5', ['pm2.5']],
    ['without regard to spaces', '7 % 左右', '7%', ['7 %']],
    ['every piece, none twice', '完成完成完', '完成', ['完成', '完成']],
    ['rare characters', '在𠮷林和朱镕基', '𠮷', ['𠮷']],
    ['nothing for an empty query', '完成', ' ', []],
  ])('%s', (_, text, query, found) => {
    expect(pieces(text, query)).toEqual(found)
  })

  it('replaces pieces and leaves the rest as it was typed', () => {
    expect(replaceAll('規模以上工業（％）', '工业', '服务业')).toBe('規模以上服务业（％）')
    expect(replaceAll('𠮷𠮷a', '𠮷', '镕')).toBe('镕镕a')
    expect(replaceAll('完成', '没有', '有')).toBe('完成')
  })
})
