/**
 * The formats of files, a row each: what people call them, by which endings they go and what can be done with them.
 * Reader and writer are attached to the same rows where files are read and written (electron/files/formats.ts).
 */

/**
 * `table`: tables are read out of it. `report`: the text of a report is. `export`: attachments leave as such a file.
 * `return`: changes go back into the file that they came from. `carry`: it holds tables with all that is known of them.
 */
type Use = 'table' | 'report' | 'export' | 'return' | 'carry'

interface Format {
  readonly label: string
  /** A file of ours goes by the first. */
  readonly endings: readonly [string, ...string[]]
  readonly mime: string
  readonly can: readonly Use[]
}

export const formats = {
  xlsx: {
    label: 'Excel工作簿',
    endings: ['xlsx'],
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    can: ['table', 'export', 'return'],
  },
  xlsm: {
    label: 'Excel启用宏的工作簿',
    endings: ['xlsm'],
    mime: 'application/vnd.ms-excel.sheet.macroEnabled.12',
    can: ['table', 'return'],
  },
  xls: {
    label: 'Excel 97-2003或WPS工作簿',
    endings: ['xls', 'et'],
    mime: 'application/vnd.ms-excel',
    can: ['table'],
  },
  // Reporting systems write it under the ending of another.
  'spreadsheet-2003': {
    label: 'XML表格2003',
    endings: ['xls'],
    mime: 'application/vnd.ms-excel',
    can: ['table'],
  },
  ods: {
    label: 'OpenDocument表格',
    endings: ['ods'],
    mime: 'application/vnd.oasis.opendocument.spreadsheet',
    can: ['table'],
  },
  csv: {
    label: 'CSV文件',
    endings: ['csv', 'tsv', 'tab'],
    mime: 'text/csv;charset=utf-8',
    can: ['table', 'export'],
  },
  txt: {
    label: '文本文件',
    endings: ['txt'],
    mime: 'text/plain;charset=utf-8',
    can: ['table', 'report'],
  },
  docx: {
    label: 'Word文档',
    endings: ['docx'],
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    can: ['table', 'report', 'export'],
  },
  html: {
    label: '网页',
    endings: ['html', 'htm'],
    mime: 'text/html;charset=utf-8',
    can: ['table', 'report', 'export'],
  },
  pdf: { label: 'PDF文件', endings: ['pdf'], mime: 'application/pdf', can: ['export'] },
  sgb: { label: '双过半表格文件', endings: ['sgb'], mime: 'application/octet-stream', can: ['carry'] },
} as const satisfies Record<string, Format>

export type FormatId = keyof typeof formats

type Able<D extends Use> = {
  [F in FormatId]: D extends (typeof formats)[F]['can'][number] ? F : never
}[FormatId]

export type TableFormat = Able<'table'>
export type ExportFormat = Able<'export'>
export type ReturnFormat = Able<'return'>

/** The formats with which something can be done, in their order. */
export const formatsThat = <D extends Use>(use: D): Able<D>[] =>
  (Object.keys(formats) as FormatId[]).filter((id): id is Able<D> => {
    const { can }: Format = formats[id]
    return can.includes(use)
  })

/** The ending that a file of ours goes by. */
export const endingOf = (format: FormatId): string => formats[format].endings[0]

/** What a dialog that opens files of these formats accepts: .docx,.txt */
export const acceptOf = (ids: readonly FormatId[]): string =>
  [...new Set(ids.flatMap((id) => formats[id].endings.map((ending) => `.${ending}`)))].join(',')

/** What people call a file of this ending. */
export const labelOf = (ending: string): string =>
  Object.values<Format>(formats).find(({ endings }) => endings.includes(ending))?.label ??
  ending.toUpperCase()
