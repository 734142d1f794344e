/** What of a department's return may be asked about in a letter (查询函). Pure. */
import type { Doubtful } from '../../../shared/collect/letter.ts'
import type { WallCell } from '../../../shared/collect/wall.ts'

/** A cell that may be asked about, as it is listed. */
export interface Asked extends Doubtful {
  readonly key: string
  /** 地区生产总值 · 实绩 · %. */
  readonly name: string
}

/**
 * The cells of a department that are not settled: what it said last, with every doubt of that and of the cell, and why
 * it was refused where it was.
 */
export const doubtfulOf = (cells: readonly WallCell[], department: string): readonly Asked[] =>
  cells.flatMap((cell): Asked[] => {
    const { table, row, column, name, header, unit, why } = cell
    const offer = cell.offers.find((one) => one.department === department)
    if (offer === undefined || offer.state === 'accepted' || cell.state === 'same') return []
    const refused =
      offer.state === 'refused' ? [offer.note === '' ? '此数没有采用，请核对。' : offer.note] : []
    const doubts = [...offer.doubts.map(({ message }) => message), ...why, ...refused]
    if (doubts.length === 0) return []
    return [
      {
        key: `${table}\n${row}\n${column}`,
        name: [name, header, unit].filter((word) => word !== '').join(' · '),
        ...{ table, row, column, text: offer.text, doubts },
      },
    ]
  })
