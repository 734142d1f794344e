let last = 0

/** An id that no row and no column has yet. */
export const newId = (): string => {
  last += 1
  return `id${last}`
}
