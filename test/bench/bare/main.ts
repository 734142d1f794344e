/**
 * The other side of the comparison: a bare AG Grid with the same columns, widths and texts, drawn, focused and
 * edited as the library does by itself.
 */
import {
  CellStyleModule,
  ClientSideRowModelModule,
  createGrid,
  type GridApi,
  ModuleRegistry,
  ScrollApiModule,
  TextEditorModule,
} from 'ag-grid-community'

ModuleRegistry.registerModules([CellStyleModule, ClientSideRowModelModule, ScrollApiModule, TextEditorModule])

interface Given {
  readonly columns: readonly { readonly id: string; readonly header: string; readonly width: number }[]
  readonly rows: readonly Record<string, string>[]
}

declare global {
  interface Window {
    bare: GridApi
    showBare: (given: Given) => void
  }
}

window.showBare = ({ columns, rows }) => {
  const root = document.querySelector<HTMLElement>('#grid')
  if (root === null) return
  let dragging = false
  document.addEventListener('mousedown', () => {
    dragging = true
  })
  document.addEventListener('mouseup', () => {
    dragging = false
  })
  window.bare = createGrid(root, {
    columnDefs: columns.map(({ id, header, width }) => ({
      colId: id,
      field: id,
      headerName: header,
      width,
      editable: true,
      sortable: false,
    })),
    rowData: [...rows],
    animateRows: false,
    enterNavigatesVertically: true,
    enterNavigatesVerticallyAfterEdit: true,
    // It has no ranges: the cell focus that follows the mouse is the nearest thing to a selection being dragged.
    onCellMouseOver: ({ api, rowIndex, column }) => {
      if (dragging && rowIndex !== null) api.setFocusedCell(rowIndex, column)
    },
  })
}
