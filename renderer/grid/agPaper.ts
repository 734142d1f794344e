/**
 * The paper inside the grid's own scroller: what stands above and below the table scrolls away with it under one bar,
 * while the header rows stay. The library takes the scroller's position for that of its rows; it draws rows beyond
 * both edges, and is told to draw as many more as what stands above is high.
 */

/** The elements of the paper. */
export interface PaperParts {
  readonly table: HTMLElement
  readonly letters: HTMLElement
  readonly above: HTMLElement
  readonly below: HTMLElement
  readonly frozen: HTMLElement
  readonly frozenMarks: HTMLElement
}

export function layPaper(viewport: HTMLElement, container: HTMLElement): PaperParts {
  const content = viewport.querySelector<HTMLElement>('.ag-grid-scrollable-area')
  // The class is internal to the library: should it ever go, this is the one sentence that says so.
  if (content === null) throw new Error('AG Grid has no scrollable area any more')
  const part = (name: string, tag = 'div'): HTMLElement => {
    const element = document.createElement(tag)
    element.className = name
    return element
  }
  const paper = part('paper', 'article')
  paper.setAttribute('aria-label', '纸面')
  const [above, table, letters, below] = [part('around'), part('table'), part('letters'), part('around')]
  table.dataset.area = ''
  viewport.append(paper)
  paper.append(above, table, below)
  letters.ariaHidden = 'true'
  table.append(letters, content)
  const [frozen, frozenMarks] = [part('frozen'), part('overlay')]
  frozenMarks.ariaHidden = 'true'
  frozen.append(frozenMarks)
  container.append(frozen)
  return { table, letters, above, below, frozen, frozenMarks }
}

/** Rows to draw beyond the edges in any case. */
export const leastBuffer = 6

/** Rows to draw beyond the edges under so many pixels of other things. */
export const rowBuffer = (above: number, rowHeight: number): number =>
  leastBuffer + Math.ceil(above / rowHeight)
