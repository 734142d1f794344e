/** Rules that a person may set for a row by hand, in the order in which they are offered. */
export const SET_RULES = ['growth', 'amount', 'at least', 'at most', 'qualitative', 'annual'] as const
