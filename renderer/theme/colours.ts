/** The colours of colours.css for what needs real ones and knows no variables. */

export function colour(name: `--${string}`): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  if (value === '') throw new Error(`colours.css has no ${name}`)
  return value
}

/** Of the picture of progress as it goes into files and onto paper: the same in every look. */
export const pictureColours = () => ({
  paper: colour('--paper'),
  ink: colour('--paper-ink'),
  muted: colour('--picture-muted'),
  line: colour('--picture-line'),
  hairline: colour('--picture-hairline'),
  schedule: colour('--black'),
  done: { bar: colour('--picture-done'), edge: colour('--picture-done-edge'), word: colour('--green') },
  missed: { bar: colour('--picture-missed'), edge: colour('--red'), word: colour('--red') },
  pending: { bar: colour('--paper'), edge: colour('--brown'), word: colour('--brown') },
})
/** Of the picture as a dark window shows it. */
export const darkPictureColours = (): PictureColours => ({
  paper: colour('--card'),
  ink: colour('--ink'),
  muted: colour('--muted'),
  line: colour('--line'),
  hairline: colour('--hover'),
  schedule: colour('--ink'),
  done: { bar: colour('--picture-dark-done'), edge: colour('--done'), word: colour('--done') },
  missed: { bar: colour('--picture-dark-missed'), edge: colour('--missed'), word: colour('--missed') },
  pending: { bar: colour('--card'), edge: colour('--pending'), word: colour('--pending') },
})
export type PictureColours = ReturnType<typeof pictureColours>
