/** Whose sheets came in and whose were unticked, between what is on record and what is ticked now. */
export const sheetChanges = (
  held: ReadonlySet<number>,
  ticked: ReadonlySet<number>,
): { readonly came: number[]; readonly went: number[] } => ({
  came: [...ticked].filter((id) => !held.has(id)),
  went: [...held].filter((id) => !ticked.has(id)),
});
