/** A comparison on paper: what is compared over the lines that are shown. */

const made = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  ...inner: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  element.append(...inner)
  return element
}

/**
 * A page for printPages; its table goes on over as many sheets as it needs, its header on each.
 * @param notes a line each: what stands beside what
 * @param lines the header line and the rows
 */
export function comparedPage(
  title: string,
  notes: readonly string[],
  [head = [], ...rows]: readonly (readonly string[])[],
): HTMLElement {
  const page = made(
    'div',
    made('h1', title),
    ...notes.map((note) => made('p', note)),
    made(
      'table',
      made('thead', made('tr', ...head.map((text) => made('th', text)))),
      made('tbody', ...rows.map((row) => made('tr', ...row.map((text) => made('td', text))))),
    ),
  )
  page.className = 'flows'
  return page
}
