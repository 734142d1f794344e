/** The comparison on paper: the two tables' names over the lines that are shown. */

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
 * @param lines the header line and the rows (comparedLines)
 */
export function comparedPage(
  names: { readonly before: string; readonly after: string },
  [head = [], ...rows]: readonly (readonly string[])[],
): HTMLElement {
  const page = made(
    'div',
    made('h1', '两期对比'),
    made('p', `前：${names.before}`),
    made('p', `后：${names.after}`),
    made(
      'table',
      made('thead', made('tr', ...head.map((text) => made('th', text)))),
      made('tbody', ...rows.map((row) => made('tr', ...row.map((text) => made('td', text))))),
    ),
  )
  page.className = 'flows'
  return page
}
