/** A library of many tables, each another: for what must stay fast however many there are. */
import { openStore } from '../electron/store/store.ts'
import type { Attachment } from '../shared/attachment/model.ts'
import { columns, tableRows } from './bench/table.ts'

const DISTRICTS = ['青石县', '白塔区', '柳河市', '东岭县', '石桥镇']

/** The nth of them always reads the same: eighteen rows, of ten years and five districts. */
const tableOf = (n: number): Attachment => {
  const year = 2016 + (n % 10)
  const district = DISTRICTS[Math.floor(n / 10) % DISTRICTS.length] ?? ''
  return {
    id: `many-${n}`,
    heading: {
      label: '附件1',
      title: [`${district}${year}年上半年主要指标完成情况`, `（第${n}号表）`],
      above: [],
      below: [],
      year,
      months: 6,
    },
    columns,
    rows: tableRows(18),
    merges: [],
    sheet: '',
  }
}

/** Puts that many tables into the database of that file, four to a report. */
export function fillLibrary(file: string, count: number): void {
  const store = openStore(file)
  try {
    for (let n = 0; n < count; n += 4) {
      const four = Array.from({ length: Math.min(4, count - n) }, (_, at) => tableOf(n + at))
      store.add(four, `第${n / 4}份.xlsx`)
    }
  } finally {
    store.close()
  }
}
