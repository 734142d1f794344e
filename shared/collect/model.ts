/**
 * Collecting (汇总): a table's cells handed out to departments (下发), their returns (返回表) taken back (回收), and what
 * each cell is offered by them. Everything is plain data; a cell goes by the ids of its row and column in the table
 * that is collected for.
 */

/** What one department is to fill in one table: those rows crossed with those columns, by id. */
export interface Task {
  readonly department: string
  readonly table: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
}

/** What was handed out of one table, and to whom the answer goes. One handing out has the same id in each of its tables. */
export interface Handout {
  readonly id: string
  readonly table: string
  /** To fill in cells (下发), or to answer for doubtful ones (查询函): then each task is one row's cells. */
  readonly kind: 'fill' | 'ask'
  readonly tasks: readonly Task[]
  /** By when, as typed: 2026年7月5日; '' where nobody said. */
  readonly due: string
  readonly contact: string
  readonly phone: string
  /** Who handed it out; null where nobody was named. */
  readonly person: string | null
  /** When, ISO 8601. */
  readonly at: string
}

/** How a row or column of a return was known as one of the table's, the surest first. */
export type Known = 'identity' | 'name' | 'neighbours' | 'place'

/** What makes a candidate doubtful: each kind has its sentence, and none of them is ever passed over. */
export type DoubtKind =
  /** A text where a figure belongs. */
  | 'text'
  /** A figure under another unit than the table's, or of another order: 2000万 under 亿元. */
  | 'unit'
  | 'sign'
  /** Far from the last value. */
  | 'far'
  /** The row or column is known, but not surely: renamed, by its place alone. */
  | 'known'
  /** This department was not asked for it. */
  | 'unasked'
  /** Something that was not to be filled is another there: a target, a unit, a name. */
  | 'changed'
  /** Several returns say different things. */
  | 'disagrees'
  /** A return of another period. */
  | 'period'
  /** About, expected, preliminary: in its words or in what is remarked beside it. */
  | 'about'
  /** A return that names another place: 白石市 for the table of 青岚市. */
  | 'elsewhere'
  /** What a person sees there is not what stands there: struck out, hidden, rounded by its format. */
  | 'hidden'
  /** A part that is greater than its whole. */
  | 'part'

export interface Doubt {
  readonly kind: DoubtKind
  /** One Chinese sentence with the figures that it is about. */
  readonly message: string
}

/** A figure that stands in the return in another unit than the table's. */
export interface Converted {
  /** As it was typed there. */
  readonly typed: string
  /** One Chinese sentence with both: 按68.5亿元，原文“685000万元”。 */
  readonly message: string
}

/**
 * What one return offers for one cell. Its text is as it was typed there: 0 is never put in a text's place. Only a figure
 * in another unit is converted into the table's, exactly, and says so.
 */
export interface Candidate {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly text: string
  readonly department: string
  /** The return it is from (Return.id), and the cell of its sheet: 附件1!E7. */
  readonly from: string
  readonly cell: string
  readonly known: Known
  readonly doubts: readonly Doubt[]
  /** What the department says of it in its answer to a letter (说明), as typed; absent where it says nothing. */
  readonly answer?: string
  /** Absent where the text is as it was typed. */
  readonly converted?: Converted
  /** What is remarked beside it in the return (备注, 批注), as typed; absent where nothing is. */
  readonly remark?: string
}

/** Something of a return that no cell is offered: where, as typed, and one Chinese sentence. */
export interface Aside {
  readonly cell: string
  readonly text: string
  readonly message: string
}

/** What became of a file that came back. */
export interface Return {
  /** A digest of its bytes: the same file twice is one return. */
  readonly id: string
  readonly file: string
  /** When it was last written, ISO 8601. */
  readonly at: string
  /** Whose it is, by its identity, its name or its rows; '' where nothing tells. */
  readonly department: string
  /** The handing out, or letter, whose marks its sheets carry; absent where they carry none of these tables'. */
  readonly handout?: string
  /** Cells it was asked for, and how many of them it fills. */
  readonly asked: number
  readonly filled: number
  /** Why it could not be read, one Chinese sentence; null where it was. */
  readonly error: string | null
  /** What was seen in it and belongs to no cell of the table; nothing is left out in silence. */
  readonly aside: readonly Aside[]
  readonly candidates: readonly Candidate[]
}

/** A person's decision on one candidate; another text from the same department is asked anew. */
export interface Decision {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly from: string
  readonly text: string
  readonly taken: boolean
  /** Why, in the person's words or the department's answer (说明); empty where none was given. */
  readonly note: string
  /** Who and when (ISO 8601). */
  readonly by: string
  readonly at: string
}
