/**
 * The database's history: step n takes it from version n to n + 1. Only ever add to the end; a step that has left
 * this machine once is never changed again.
 */
import { attachments } from './1-attachments.ts'
import { reports } from './2-reports.ts'
import { settings } from './3-settings.ts'
import { digests } from './4-digests.ts'
import { documents } from './5-documents.ts'
import { people } from './6-people.ts'
import { snapshots } from './7-snapshots.ts'
import { versions } from './8-versions.ts'
import { library } from './9-library.ts'
import { joined } from './10-joined.ts'
import { archive } from './11-archive.ts'
import { handouts } from './12-handouts.ts'
import { collected } from './13-collected.ts'
import { formulas } from './14-formulas.ts'
import { marksAndNotes } from './15-marks-and-notes.ts'

export const migrations: readonly string[] = [
  attachments,
  reports,
  settings,
  digests,
  documents,
  people,
  snapshots,
  versions,
  library,
  joined,
  archive,
  handouts,
  collected,
  formulas,
  marksAndNotes,
]
