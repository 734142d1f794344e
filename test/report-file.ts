/** A report as a Word document, for tests: its lines, and behind them a table. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'

export async function wordReport(
  lines: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const table = new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) })
  const children = [...lines.map((line) => new Paragraph(line)), table]
  return await Packer.toBuffer(new Document({ sections: [{ children }] }))
}
