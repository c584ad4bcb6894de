/** Who came, by name: a visit keeps them in one text. */
export const visitorsOf = (visitors: string | null): string[] =>
  (visitors ?? '').split(/[、，,;；\s]+/u).filter((name) => name !== '');
