/** A program that edits without end and says after each answer which revision it has: to be killed by a test. */
import { writeSync } from 'node:fs'
import { openStore } from '../../../electron/store/store.ts'

const [file = '', id = ''] = process.argv.slice(2)
const store = openStore(file)
let { revision, attachment } = store.read(id)
for (let serial = 0; ; serial++) {
  const row = attachment.rows[serial % attachment.rows.length]
  if (serial % 7 === 6) revision = store.undo(id, revision).revision
  else if (serial % 5 === 4) {
    const made = { id: `n${revision}`, cells: { name: `新${serial}` } }
    const edit = { type: 'insertRows', at: serial % attachment.rows.length, rows: [made] } as const
    revision = store.apply(id, revision, { name: '插入行', edits: [edit] }).revision
  } else if (row !== undefined) {
    const edit = {
      type: 'cell',
      row: row.id,
      column: 'actual',
      from: row.cells.actual ?? '',
      to: `${serial}`,
    } as const
    revision = store.apply(id, revision, { name: '填写', edits: [edit] }).revision
  }
  attachment = store.read(id).attachment
  writeSync(1, `${revision}\n`)
}
