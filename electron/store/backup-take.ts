/**
 * Tables and reports out of another database of ours into this one, with their logs and the files they came from. What
 * is here already stays as it is. Which lines belong to which is read from the references that the tables declare, so
 * that a table that comes with a later migration is taken along.
 */
import type { Database } from './database.ts'

export interface TakenIn {
  /** The tables that came, by the ids that they have here; `copy` where this library has one of the same id. */
  readonly added: readonly { readonly id: string; readonly copy: boolean }[]
  /** How many reports' texts came. */
  readonly reports: number
  /** How many tables and texts were here already, the same in every step. */
  readonly same: number
}

/** What has an id of its own that a person meets: these decide what comes. */
const roots = ['report', 'attachment', 'document'] as const
type Root = (typeof roots)[number]

/** Settings that are of a machine and not of a person. */
const notCarried = "key NOT LIKE 'backupPlace%'"

interface Member {
  readonly kind: Exclude<Root, 'report'>
  readonly id: string
  readonly report: string
  readonly state: string
}

/** Which tables and texts are wanted, by their ids. */
export interface Wanted {
  readonly attachments: readonly string[]
  readonly documents: readonly string[]
  /** Under new ids, in a report of their own. */
  readonly asCopies: boolean
}

/**
 * Takes in, in one transaction.
 * @param other the file of a database of the same version, which is only read
 * @param only what is wanted, of which nothing may be here but as a copy; null for everything that is not here
 */
export function takeIn(database: Database, other: string, only: Wanted | null): TakenIn {
  database.prepare('ATTACH ? AS other').run(other)
  try {
    return database
      .transaction(() => {
        // Lines refer to each other in a circle: all must be right at the end, and not before.
        database.pragma('defer_foreign_keys = ON')
        database.exec('CREATE TEMP TABLE taken (kind TEXT, old, new, PRIMARY KEY (kind, old))')
        const chosen = choose(database, only)
        for (const plan of plansOf(database)) copy(database, plan, only === null)
        database.exec('DROP TABLE temp.taken')
        return chosen
      })
      .immediate()
  } finally {
    database.exec('DETACH other')
  }
}

/** Writes down which reports, tables and texts come, and under which ids. */
function choose(database: Database, only: Wanted | null): TakenIn {
  const members = (schema: string): Member[] =>
    database
      .prepare<[], Member>(
        `SELECT 'attachment' AS kind, id, coalesce(report_id, id) AS report, revision || ':' || coalesce(digest, '') AS state
           FROM ${schema}.attachment
         UNION ALL SELECT 'document', id, report_id, revision || ':' || digest FROM ${schema}.document`,
      )
      .all()
  const here = new Map(members('main').map(({ kind, id, state }) => [`${kind} ${id}`, state]))
  const reportsHere = new Set(database.prepare<[], string>('SELECT id FROM main.report').pluck().all())
  const newId = database.prepare<[], string>('SELECT lower(hex(randomblob(16)))').pluck()
  const note = database.prepare<[Root, string, string]>('INSERT OR IGNORE INTO taken VALUES (?, ?, ?)')
  const other = members('other').filter(({ kind, id }) => only === null || only[`${kind}s`].includes(id))
  const together = new Map<string, Member[]>()
  for (const one of other) together.set(one.report, [...(together.get(one.report) ?? []), one])
  const added: { id: string; copy: boolean }[] = []
  let [reports, same] = [0, 0]
  for (const [report, all] of together) {
    // Of one report all come or none, so that they still stand together.
    if (only === null && all.every(({ kind, id, state }) => here.get(`${kind} ${id}`) === state)) {
      same += all.length
      continue
    }
    const apart = only?.asCopies ?? reportsHere.has(report)
    note.run('report', report, apart ? (newId.get() ?? report) : report)
    for (const { kind, id } of all) {
      const isCopy = only?.asCopies ?? here.has(`${kind} ${id}`)
      const own = isCopy ? (newId.get() ?? id) : id
      note.run(kind, id, own)
      if (kind === 'attachment') added.push({ id: own, copy: isCopy })
      else reports += 1
    }
  }
  return { added, reports, same }
}

interface Reference {
  readonly column: string
  readonly table: string
}

/** A table of the database by what SQLite knows of it. */
interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Its one key, where it is a number that SQLite gives, or a text; null for others. */
  readonly key: { readonly name: string; readonly isNumber: boolean } | null
  readonly references: readonly Reference[]
}

function tablesOf(database: Database): readonly Table[] {
  const names = database
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all()
  const columns = database.prepare<[string], { name: string; type: string; pk: number }>(
    "SELECT name, type, pk FROM pragma_table_info(?, 'main')",
  )
  const references = database.prepare<[string], Reference>(
    `SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(?, 'main') ORDER BY id DESC`,
  )
  return names.map((name) => {
    const all = columns.all(name)
    const [key, ...more] = all.filter(({ pk }) => pk > 0)
    return {
      name,
      columns: all.map((column) => column.name),
      key: key === undefined || more.length > 0 ? null : { name: key.name, isNumber: key.type === 'INTEGER' },
      references: references.all(name),
    }
  })
}

const isRoot = (name: string): boolean => roots.some((root) => root === name)

/** What it belongs to: the first of its references that leads to a root, by way of others if need be. */
function ownerOf(table: Table, all: readonly Table[], seen: readonly string[] = []): Reference | null {
  return (
    table.references.find(({ table: to }) => {
      if (isRoot(to)) return true
      const target = all.find(({ name }) => name === to)
      if (target === undefined || seen.includes(to) || to === table.name) return false
      return ownerOf(target, all, [...seen, table.name]) !== null
    }) ?? null
  )
}

/** How a table's lines are chosen and what becomes of their keys. */
interface Plan extends Table {
  readonly owner: Reference | null
  /** The highest number that its key has here, behind which those that come go on; null for other keys. */
  readonly offset: number | null
  readonly all: ReadonlyMap<string, Plan>
}

/** Owners come before what they own. */
function plansOf(database: Database): readonly Plan[] {
  const tables = tablesOf(database)
  const all = new Map<string, Plan>()
  for (const table of tables) {
    const { name, key } = table
    const owner = isRoot(name) ? null : ownerOf(table, tables)
    const highest = (): number =>
      Number(
        database
          .prepare(`SELECT coalesce(max(${quoted(key?.name ?? '')}), 0) FROM main.${quoted(name)}`)
          .pluck()
          .get(),
      )
    all.set(name, { ...table, owner, offset: key?.isNumber === true ? highest() : null, all })
  }
  const depth = ({ owner }: Plan): number => {
    const next = owner === null ? undefined : all.get(owner.table)
    return next === undefined ? 0 : 1 + depth(next)
  }
  return [...all.values()].sort((a, b) => depth(a) - depth(b))
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const list = (columns: readonly string[]): string => columns.map(quoted).join(', ')

/** The lines of that table and column which were chosen. */
const among = (column: string, kind: string): string =>
  `${quoted(column)} IN (SELECT old FROM taken WHERE kind = '${kind}')`

function copy(database: Database, plan: Plan, everything: boolean): void {
  const { name, owner, key, offset } = plan
  if (isRoot(name)) {
    // A report that is here already takes in what comes of it.
    const isNew = `(SELECT new FROM taken WHERE kind = '${name}' AND old = id) NOT IN (SELECT id FROM main.${name})`
    insert(database, plan, `${among('id', name)} AND ${isNew} ORDER BY rowid`)
    return
  }
  if (owner === null) {
    addOwnerless(database, plan, everything)
    return
  }
  const where = among(owner.column, owner.table)
  if (key !== null) {
    const [own, table] = [quoted(key.name), quoted(name)]
    const renamed =
      offset === null
        ? `iif(${own} IN (SELECT ${own} FROM main.${table}), lower(hex(randomblob(16))), ${own})`
        : `${own} + ${offset}`
    database.exec(`INSERT INTO taken SELECT '${name}', ${own}, ${renamed} FROM other.${table} WHERE ${where}`)
  }
  insert(database, plan, where)
}

/** Inserts those lines, their keys and what they refer to under the names that they have here. */
function insert(database: Database, { name, columns, key, references, all }: Plan, where: string): void {
  const table = quoted(name)
  const renamed = (column: string): string => {
    const to = all.get(
      column === key?.name ? name : (references.find((one) => one.column === column)?.table ?? ''),
    )
    if (to === undefined) return quoted(column)
    // Numbers are reckoned: a log and the heads of its table refer to each other, whichever comes first.
    if (to.offset !== null) return `${quoted(column)} + ${to.offset}`
    if (!isRoot(to.name) && to.owner === null) return quoted(column)
    return `(SELECT new FROM taken WHERE kind = '${to.name}' AND old = ${table}.${quoted(column)})`
  }
  database.exec(
    `INSERT INTO main.${table} (${list(columns)})
     SELECT ${columns.map(renamed).join(', ')} FROM other.${table} WHERE ${where}`,
  )
}

/** What belongs to no table or report: a file is taken where one needs it, the rest where all is wanted; ours stays. */
function addOwnerless(database: Database, { name, columns, key, all }: Plan, everything: boolean): void {
  const needed = [...all.values()].flatMap((from) =>
    isRoot(from.name)
      ? from.references.flatMap(({ column, table }) =>
          table === name
            ? [`SELECT ${quoted(column)} FROM other.${quoted(from.name)} WHERE ${among('id', from.name)}`]
            : [],
        )
      : [],
  )
  if (needed.length === 0 && !everything) return
  const table = quoted(name)
  const where =
    needed.length > 0 && key !== null
      ? `${quoted(key.name)} IN (${needed.join(' UNION ')})`
      : name === 'setting'
        ? notCarried
        : 'true'
  database.exec(
    `INSERT OR IGNORE INTO main.${table} (${list(columns)}) SELECT ${list(columns)} FROM other.${table} WHERE ${where}`,
  )
}
