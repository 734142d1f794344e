/**
 * The shape of an attachment as the host checks it, at the contract and when it is read out of the store. The types
 * are inferred from it, so that there is one definition; what each part means is said here.
 */
import { z } from 'zod'
import { INKS, MOST_INDENT, MOST_PLACES, PAINTS } from './marks.ts'
import { MARGIN_LIMITS, type PageSetup } from './page-setup.ts'
import { MOST_PARTS } from './parts.ts'
import { ROLES, type Role } from './roles.ts'
import { SET_RULES } from './rules.ts'

/** Plain data that nobody changes: every property and every element read-only, all the way down. */
export type Immutable<T> = T extends readonly unknown[] | Record<string, unknown>
  ? { readonly [K in keyof T]: Immutable<T[K]> }
  : T

/**
 * A name that rows, columns and attachments go by. None that every object has of itself (constructor), for cells are
 * kept by it; and none with half a character, for the database keeps another in its place.
 */
export const id = z
  .string()
  .min(1)
  .max(64)
  .refine((value) => !/\p{Cs}/u.test(value) && !(value in {}))
export const text = z.string().max(1_000_000)
export const short = z.string().max(1_000)

export const role = z.enum(ROLES as [Role, ...Role[]])

/** Values by key. The library passes over a key `__proto__` without a word: here it is refused. */
const keyed = <K extends z.core.$ZodRecordKey, V extends z.ZodType>(key: K, value: V) =>
  z.preprocess(
    (given, context) => {
      if (typeof given === 'object' && given !== null && Object.hasOwn(given, '__proto__'))
        context.addIssue({ code: 'custom', message: 'a key __proto__' })
      return given
    },
    z.record(key, value),
  )

/** Each has a name of its own. */
const distinct = (all: readonly { readonly id: string }[]): boolean =>
  new Set(all.map((one) => one.id)).size === all.length

const figure = z.string().regex(/^-?\d{1,20}(?:\.\d{1,10})?$/)

/** What a column takes (有效性): one of these words, or a figure within bounds. What else is typed is told, never refused. */
export const allowed = z.union([
  z.strictObject({ words: z.array(z.string().min(1).max(100)).min(1).max(500) }),
  z.strictObject({ least: figure.exactOptional(), most: figure.exactOptional() }),
])

export const column = z.strictObject({
  id,
  /** Header texts from the top level down; columns with the same leading texts share those header cells. */
  header: z.array(short).min(1).max(8),
  role,
  /** Why it has that role, as recognition says it in one sentence; absent where a person set it. */
  why: short.exactOptional(),
  /** Another role is as likely: what is judged by this column waits for a person. */
  unsure: z.literal(true).exactOptional(),
  /** Width in characters of the body font, as spreadsheets count it (one Chinese character is two). */
  width: z.number().min(1).max(255),
  hidden: z.boolean().exactOptional(),
  allowed: allowed.exactOptional(),
  /** Seen at work and neither printed nor in files of the official layout: who is to fill a row, for handing out. */
  unprinted: z.literal(true).exactOptional(),
})

export const setRule = z.enum(SET_RULES)

/**
 * What a person ruled on a row (认定) beside the word in its status cell: where it came from, who said it and why,
 * and what the row said then (a ruling turns stale when that changes).
 */
export const ruling = z.strictObject({
  source: z.enum(['来自原表', '人工认定']),
  /** Who, as the program knows them; absent where it does not. */
  by: short.exactOptional(),
  /** Why, in the person's words; empty where none was given. */
  reason: short,
  /** When, ISO 8601. */
  at: z.string().max(40),
  /** The row as it was when the person ruled; unit and name are absent in rulings of earlier programs. */
  basis: z.strictObject({
    target: text,
    actual: text,
    unit: text.exactOptional(),
    name: text.exactOptional(),
  }),
  /** The rule that judges the row, in place of the one that the program would choose. */
  rule: setRule.exactOptional(),
  /** The value to compare with where the target names none (全省平均, 上级下达任务), as typed: 6.8%. */
  reference: short.exactOptional(),
  /** A wording that the person proposes while the row still waits. */
  suggest: short.exactOptional(),
})

/** One corner of what a formula reads: a cell, or of a whole column no row; `fixed` is what $ keeps when it is copied. */
export const corner = z.strictObject({
  row: id.exactOptional(),
  column: id,
  fixed: z.enum(['row', 'column', 'both']).exactOptional(),
})

/** A cell, or with `to` a rectangle, that a formula reads. By ids: it follows rows and columns wherever they go. */
export const reference = z.strictObject({
  /** Another attachment of the report; absent for the table that the formula stands in. */
  table: id.exactOptional(),
  from: corner,
  to: corner.exactOptional(),
})

/** How a cell's text is computed. What it comes to is the cell's text, like any other. */
export const formula = z.strictObject({
  /** As it was typed behind =, with {0}, {1} … in place of its references. */
  source: z.string().min(1).max(8_192),
  references: z.array(reference).max(1_000),
  /** Decimals that a person, or the workbook that it came from, has set; absent where they follow from its figures. */
  places: z.int().min(0).max(MOST_PLACES).exactOptional(),
  /** Thousands are set apart: 1,234.5. */
  grouped: z.literal(true).exactOptional(),
})

/** How a cell is shown, as a person set it. Its text is never changed by it. */
export const mark = z.strictObject({
  bold: z.literal(true).exactOptional(),
  ink: z.enum(INKS).exactOptional(),
  fill: z.enum(PAINTS).exactOptional(),
  /** Absent where it follows from what the column holds. */
  align: z.enum(['left', 'center', 'right']).exactOptional(),
  /** Characters that the text is moved in; of a name it says whose part the row is. */
  indent: z.int().min(1).max(MOST_INDENT).exactOptional(),
  /** Decimals that a figure is shown with, rounded half up; absent for those that were typed. */
  places: z.int().min(0).max(MOST_PLACES).exactOptional(),
  /** Thousands apart: 12,345.6. */
  grouped: z.literal(true).exactOptional(),
})

/** ISO 8601. */
const moment = z.string().min(1).max(40)

/** A note on a cell (批注) with what was answered to it, in the order in which it was said. */
export const note = z.strictObject({
  said: z
    .array(
      z.strictObject({
        /** Who; '' where nobody was named. */
        by: short,
        /** Absent where the file that it came from did not tell. */
        at: moment.exactOptional(),
        text: z.string().min(1).max(32_767),
      }),
    )
    .min(1)
    .max(500),
  /** By whom and when it was settled (已解决); absent while it is open. */
  settled: z.strictObject({ by: short, at: moment }).exactOptional(),
})

export const formulas = keyed(id, formula)
export const marks = keyed(id, mark)
export const notes = keyed(id, note)

export const row = z.strictObject({
  id,
  /**
   * Text of each cell by column id, as typed; a missing key is an empty cell. A text in the status column is a
   * person's ruling and stands above the verdict; an empty one shows the verdict (see shared/verdict/shown.ts).
   */
  cells: keyed(id, text),
  ruling: ruling.exactOptional(),
  /** Of cells that are computed: how, by column id. */
  formulas: formulas.exactOptional(),
  /** How cells are shown, by column id. */
  marks: marks.exactOptional(),
  /** What was noted on cells (批注), by column id. */
  notes: notes.exactOptional(),
})

/** A merged rectangle of the body, by the ids of its corners. The text is that of its top left cell. */
export const merge = z.strictObject({ top: id, bottom: id, left: id, right: id })

const word = z.string().min(1).max(50)

/** How a district words each status (已过半, 达序时 …); the verdict below stays the same. */
export const wording = z.strictObject({
  /** 完成: on schedule, or at a rate's target; and whatever below has no word of its own. */
  done: word,
  /** A 完成 that is ahead of the schedule, where it is worded by itself (超序时). */
  ahead: word.exactOptional(),
  /** A 完成 that has reached the whole year's target (已完成 beside 达到时间进度). */
  reached: word.exactOptional(),
  /** A 完成 beyond the whole year's target (超额完成). */
  exceeded: word.exactOptional(),
  missed: word,
})

/** A person's answer to a finding of the audit (审核说明), and the finding that it answers, word for word. */
export const explanation = z.strictObject({ text: short, finding: z.string().max(2_000) })

/** What was written into the cell, another text there being a person's own; and when, ISO 8601. */
const written = { text, at: z.string().max(40) }

/** Where a cell's text came from (出处): a report's words, or a department's return (返回表). */
export const cellSource = z.union([
  z.strictObject({
    /** The report's id in the library, and what it was called then. */
    document: id,
    report: short,
    /** Its words in one line, and where they stand in its text. */
    quote: short,
    offset: z.int().min(0),
    ...written,
  }),
  z.strictObject({
    /** The return's id: a digest of its bytes. */
    returned: id,
    /** What the file was called, whose it is ('' where nothing told), and the cell of it: 附件1!E7. */
    file: short,
    department: short,
    cell: short,
    /** What the department said of it when it was asked (说明); absent where it said nothing. */
    answer: z.string().max(32_767).exactOptional(),
    /** What was typed there, where another unit was converted into the table's; absent where it is the text. */
    typed: z.string().max(32_767).exactOptional(),
    /** What was offered, where the table writes the same figure otherwise (12.3% for 12.3); absent where it is the text. */
    offered: z.string().max(32_767).exactOptional(),
    /** What it adds up, where it is a sum of departments' parts, the return above being the first; itself where it was taken for all of them; absent for what is one department's. */
    parts: z
      .array(z.strictObject({ returned: id, file: short, department: short, cell: short, text }))
      .max(MOST_PARTS)
      .exactOptional(),
    ...written,
  }),
])

const fontName = z.string().min(1).max(60)
const points = z.number().min(5).max(72)
const margin = z.number().min(MARGIN_LIMITS.least).max(MARGIN_LIMITS.most)

/** What of the page set-up differs from the official one (see PageSetup in page-setup.ts). */
export const page = z.strictObject({
  orientation: z.enum(['auto', 'portrait', 'landscape']).exactOptional(),
  labelFont: fontName.exactOptional(),
  titleFont: fontName.exactOptional(),
  headerFont: fontName.exactOptional(),
  bodyFont: fontName.exactOptional(),
  titleSize: points.exactOptional(),
  headerSize: points.exactOptional(),
  bodySize: points.exactOptional(),
  rowHeight: z.number().min(0).max(100).exactOptional(),
  onePage: z.boolean().exactOptional(),
  floor: points.exactOptional(),
  numbered: z.boolean().exactOptional(),
  firstNumber: z.int().min(1).max(9_999).exactOptional(),
  checkCode: z.boolean().exactOptional(),
  notes: z.boolean().exactOptional(),
  coloured: z.boolean().exactOptional(),
  marginTop: margin.exactOptional(),
  marginLeft: margin.exactOptional(),
  marginRight: margin.exactOptional(),
  marginBottom: margin.exactOptional(),
} satisfies Record<keyof PageSetup, z.ZodType>)

/** Months elapsed, 1 to 12; null where the period is not known: it is never assumed. */
export const months = z.int().min(1).max(12).nullable()

/** What tells a table's period, the surest first; 人工 is a person's own word. */
export const TELLERS = [
  '标题',
  '表头',
  '表上方的文字',
  '工作表名',
  '文件名',
  '其他附件',
  '封面',
  '人工',
] as const
export type Teller = (typeof TELLERS)[number]

/** What stands around the table, the period it speaks of, and what is set for the table as a whole. */
export const heading = z.strictObject({
  /** 附件 or 附件1; empty where the sheet has none. */
  label: short,
  /** Title lines. */
  title: z.array(short).max(20),
  /** 备注: the person's own word for this state of the table (送审稿), which tells it from others; not printed. */
  remark: z.string().min(1).max(50).exactOptional(),
  /** Lines between title and table (填报单位：…, 单位：…). */
  above: z.array(short).max(50),
  /** Lines below the table (注：…). */
  below: z.array(z.string().max(10_000)).max(200),
  /** 年份; null where no title or header tells. */
  year: z.int().min(1900).max(2200).nullable(),
  /** Months elapsed: 6 for 上半年. */
  months,
  /** What told the months when the file was read, or that a person did; absent where they came with a template. */
  told: z.enum(TELLERS).exactOptional(),
  /**
   * The one indicator that all rows speak of, where they are districts or offices (城镇新增就业(人)); absent where each
   * row names its own.
   */
  indicator: short.exactOptional(),
  /** The series of periods that it belongs to: the id of the first table of it, whether that is still there or not. */
  series: id.exactOptional(),
  /** The name of the table that it was made of as the next period (做下一期); absent where it was not. */
  madeOf: short.exactOptional(),
  /** Absent for 完成 and 未完成. */
  wording: wording.exactOptional(),
  /** How much 左右 leaves open, in 百分点, as a decimal text; absent for 0.5. */
  tolerance: z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,6})?$/)
    .exactOptional(),
  /** How the attachment stands on paper, where that differs from the official page. */
  page: page.exactOptional(),
  /** Points that rows are high at least, as a person drew them, by the row's id: no text is ever cut by it. */
  heights: keyed(id, z.number().min(1).max(409)).exactOptional(),
  /** Where the texts of cells came from, by row and column id. */
  sources: keyed(id, keyed(id, cellSource)).exactOptional(),
  /** Answers to the audit's findings, by the finding's key. */
  explanations: keyed(z.string().max(200), explanation).exactOptional(),
})

export const rows = z.array(row).max(200_000).refine(distinct)
export const columns = z.array(column).max(1_000).refine(distinct)
export const merges = z.array(merge).max(100_000)

/** An attachment (附件): columns and rows of text, what is merged in them, and what stands around them. */
export const attachment = z.strictObject({
  id,
  heading,
  columns,
  rows,
  merges,
  /** The sheet it was read from; empty where it was made here. */
  sheet: z.string(),
})

export type Column = Immutable<z.infer<typeof column>>
export type Ruling = Immutable<z.infer<typeof ruling>>
export type Corner = Immutable<z.infer<typeof corner>>
export type Reference = Immutable<z.infer<typeof reference>>
export type Formula = Immutable<z.infer<typeof formula>>
export type Allowed = Immutable<z.infer<typeof allowed>>
export type Mark = Immutable<z.infer<typeof mark>>
export type Note = Immutable<z.infer<typeof note>>
export type Row = Immutable<z.infer<typeof row>>
export type Merge = Immutable<z.infer<typeof merge>>
export type Wording = Immutable<z.infer<typeof wording>>
export type Explanation = Immutable<z.infer<typeof explanation>>
export type CellSource = Immutable<z.infer<typeof cellSource>>
export type Heading = Immutable<z.infer<typeof heading>>
export type Attachment = Immutable<z.infer<typeof attachment>>
