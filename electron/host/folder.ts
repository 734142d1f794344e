/** Where the program keeps what people typed. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The product's name as folders carry it. */
export const productName = '双过半'

/** The data folder: SGB_DATA where it is set, else the place where this platform keeps application data. */
export function dataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (environment.SGB_DATA) return resolve(environment.SGB_DATA)
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), productName)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', productName)
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), productName)
}

/** The database in a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'sgb.sqlite')

/** A day as file names have it, and people write it. */
export const dayOf = (at: Date): string => at.toLocaleDateString('sv-SE')
