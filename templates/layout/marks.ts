/** A box to tick by hand or by print. ☑ is in no face of ours; ■ is told from □ on the worst printer. */
export const box = (isTicked: boolean): string => (isTicked ? '■' : '□');

/** `□口头 ■书面`: the choices in their order, those that hold ticked. */
export const choices = (all: readonly string[], chosen: readonly string[] = []): string =>
  all.map((choice) => `${box(chosen.includes(choice))}${choice}`).join('  ');

/** A date for the pen. */
export const penDate = '      年    月    日';

/** What does not apply, in a row that will be signed: an empty cell would be taken for forgotten. */
export const notApplicable = '/';

/** What is left for the pen in a sentence, so many characters wide. */
export const pen = (characters: number): string => '＿'.repeat(characters);

/** A box is never torn from its word at the end of a line, and stands apart from the word before it. */
export const boundBoxes = (text: string): string =>
  text.replaceAll(/(?<=\p{Script=Han})□/gu, ' □').replaceAll('□', '□\u00A0');
