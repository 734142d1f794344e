/** The other tables of the open table's series, read when somebody looks at them. */
import { create } from 'zustand'
import { call } from './host.ts'
import { type KeptTable, keptTables } from './tables.ts'

interface Series {
  /** The table whose series it is; '' for none. */
  readonly of: string
  /** The other tables of it, one a period; null until they are read. */
  readonly others: readonly KeptTable[] | null
}

export const useSeries = create<Series>(() => ({ of: '', others: null }))

/** So many of the latest periods are looked at. */
const most = 24

/** Reads the series of a table anew. */
export async function readSeries(id: string): Promise<void> {
  if (useSeries.getState().of !== id) useSeries.setState({ of: id, others: null })
  const tables = await call('series', { id })
  const own = tables.find((table) => table.id === id)
  // Of copies of one period the latest changed speaks for it; of the open table's own period it does itself.
  const one = tables.filter(
    ({ year, months }, at) =>
      !(year === own?.year && months === own.months) &&
      tables.findIndex((other) => other.year === year && other.months === months) === at,
  )
  const others = await keptTables(one.slice(-most).map((table) => table.id))
  if (useSeries.getState().of === id) useSeries.setState({ others })
}
