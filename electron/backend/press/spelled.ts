/** A character that cannot be shown, as it can be told: “𬭎”（U+2CB4E）. */
export function spelled(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `“${character.isWellFormed() ? character : '？'}”（U+${code}）`;
}
