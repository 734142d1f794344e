/** What of a department's return may be asked about in a letter (查询函). Pure. */
import type { Doubtful } from '../../../shared/collect/letter.ts'
import type { WallCell } from '../../../shared/collect/wall-model.ts'

/** A cell that may be asked about, as it is listed. */
export interface Asked extends Doubtful {
  readonly key: string
  /** 地区生产总值 · 实绩 · %. */
  readonly name: string
  /** Nothing is open about it: it is asked about only where a person says so. */
  readonly settled: boolean
}

/**
 * The cells that a department has said something for: what it said last, with every doubt of that and of the cell, and
 * why it was refused where it was. Those that are open come first.
 */
export function askableOf(cells: readonly WallCell[], department: string): readonly Asked[] {
  const all = cells.flatMap((cell): Asked[] => {
    const { table, row, column, name, header, unit, why, state } = cell
    const own = cell.offers.filter((one) => one.department === department)
    const offer = own.find((one) => one.state === 'accepted' && state === 'accepted') ?? own[0]
    if (offer === undefined) return []
    const refused =
      offer.state === 'refused' ? [offer.note === '' ? '此数没有采用，请核对。' : offer.note] : []
    // That parts are to be added up here is nothing that one of those who sent them can answer.
    const ours = cell.adds ? [] : why
    const doubts = [...offer.doubts.map(({ message }) => message), ...ours, ...refused]
    const settled = offer.state === 'accepted' || state === 'same' || doubts.length === 0
    return [
      {
        key: `${table}\n${row}\n${column}`,
        name: [name, header, unit].filter((word) => word !== '').join(' · '),
        settled,
        // As the department typed it: 192000万元 and not what it was converted into.
        ...{ table, row, column, text: offer.converted?.typed ?? offer.text, doubts: settled ? [] : doubts },
      },
    ]
  })
  return [...all.filter(({ settled }) => !settled), ...all.filter(({ settled }) => settled)]
}
