import type { LibraryEntry } from '../../../shared/contract/contract.ts'

/** A table as the library lists it, of which a test tells only what it is about. */
export const entry = (
  id: string,
  told: Partial<Omit<LibraryEntry, 'damaged' | 'summary'>> = {},
): LibraryEntry => ({
  id,
  label: '附件',
  title: [id],
  remark: '',
  indicator: '',
  sheet: '',
  updatedAt: '',
  createdAt: '',
  by: '',
  year: null,
  months: null,
  district: '',
  changed: false,
  archived: false,
  reportId: id,
  reportTitle: '',
  source: '',
  madeOf: '',
  hasSource: false,
  damaged: false,
  summary: null,
  ...told,
})
