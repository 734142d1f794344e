/** What a table is called wherever two could be mistaken for each other. */

/** What is known of a table in a list, beside its rows. */
export interface Called {
  readonly label: string
  readonly title: readonly string[]
  /** The person's own word for this state of it, such as 送审稿; '' where there is none. */
  readonly remark: string
  /** The name of the file it came from; '' where it was made here. */
  readonly source: string
}

export const titleOf = ({ title }: Pick<Called, 'title'>): string => title.join('').trim() || '未命名的表格'

/** The title with the remark behind it, as a file or a window is named by it. */
export const nameWith = ({ title, remark }: Pick<Called, 'title' | 'remark'>): string =>
  `${titleOf({ title })}${remark === '' ? '' : `（${remark}）`}`

/**
 * Where it came from, in words.
 * @param madeOf the table that it was made of as the next period; '' for none
 */
export function sourceOf({
  source,
  madeOf = '',
}: Pick<Called, 'source'> & { readonly madeOf?: string }): string {
  if (source !== '') return source
  return madeOf === ''
    ? '在本程序里新建'
    : `由《${madeOf.length > 16 ? `${madeOf.slice(0, 15)}…` : madeOf}》做下一期`
}

/** Everything that tells it from another of the same title, in one line. */
export const wholeName = (table: Called): string =>
  [
    table.label === '' ? '' : `${table.label.trim()}　`,
    nameWith(table),
    table.source === '' ? '' : `　${table.source}`,
  ].join('')

/**
 * Of several tables what tells each from the others: nothing where its own words do, else its remark, else its file,
 * else when it was changed.
 * @param words what each is called already
 * @param more what may be added, the most telling first, '' where there is nothing
 */
export function toldApart(words: readonly string[], more: readonly (readonly string[])[]): string[] {
  return words.map((word, at) => {
    const alike = words.flatMap((other, where) => (other === word && where !== at ? [where] : []))
    if (alike.length === 0) return word
    const own = more[at] ?? []
    const telling = own.findIndex(
      (text, which) => text !== '' && alike.every((where) => more[where]?.[which] !== text),
    )
    const said = telling < 0 ? own.filter((text) => text !== '') : [own[telling] ?? '']
    return said.length === 0 ? word : `${word}（${said.join('，')}）`
  })
}

/** What tabs have to name a table by. */
export interface Tabbed extends Pick<Called, 'label' | 'title'> {
  /** The one indicator that all its rows speak of; '' where each names its own. */
  readonly indicator: string
  readonly sheet: string
}

/** The most characters of a title that a tab shows. */
const onTab = 12

/**
 * What the tabs of one report say: the label, else the beginning of the title; where that is another's too, what tells
 * them apart (the indicator, the end of the title, the sheet), and where nothing does their number.
 */
export function tabNames(tables: readonly Tabbed[]): string[] {
  const words = tables.map(({ label, title }) => label.trim() || shortened(titleOf({ title })))
  const alike = words.map((word) => words.flatMap((other, at) => (other === word ? [at] : [])))
  return tables.map((table, at) => {
    const [word = '', others = []] = [words[at], alike[at]]
    if (others.length < 2) return word
    const telling = [
      (each: Tabbed) => shortened(each.indicator),
      (each: Tabbed) => ending(titleOf(each)),
      (each: Tabbed) => shortened(each.sheet),
    ].find((of) => new Set(others.map((other) => of(tables[other] ?? table))).size === others.length)
    const said = telling?.(table) ?? ''
    if (said === '') return `${word}（${others.indexOf(at) + 1}）`
    return table.label.trim() === '' ? said : `${word}（${said}）`
  })
}

const shortened = (text: string): string => (text.length > onTab ? `${text.slice(0, onTab - 1)}…` : text)

const ending = (text: string): string => (text.length > onTab ? `…${text.slice(1 - onTab)}` : text)
