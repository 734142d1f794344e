/** So many departments' parts the source of a sum names; of more the sum is typed by hand. */
export const MOST_PARTS = 300
