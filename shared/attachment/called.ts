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

/** Where it came from, in words. */
export const sourceOf = ({ source }: Pick<Called, 'source'>): string =>
  source === '' ? '在本程序里新建' : source

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
