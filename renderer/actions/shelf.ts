/** Several tables of the library leave together: a workbook of each. */
import type { Context, Deed } from './deed.ts'
import { told } from './export.ts'

export const exportTables = async ({ host, working }: Context, ids: readonly string[]): Promise<Deed> =>
  told(await working(`正在导出${ids.length}张表`, (job) => host('exportTables', { ids, job })))
