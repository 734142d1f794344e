/** The colours of colours.css for what needs real ones and knows no variables. */

export function colour(name: `--${string}`): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  if (value === '') throw new Error(`colours.css has no ${name}`)
  return value
}

/** Of the picture of progress: it goes into files and onto paper, so they are the same in every look. */
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
export type PictureColours = ReturnType<typeof pictureColours>
