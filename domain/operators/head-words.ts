/** The newest entry of a log: its number and its hash. */
export interface LogHead {
  readonly id: number;
  readonly hash: string | null;
}

// No letters that are taken for digits or for each other when somebody writes them down by hand.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const GROUPS = 3;

/** Twelve letters of a hash: 54 bits, more than anybody can try out. */
export function lettersOf(hash: string): string {
  let rest = BigInt(`0x${hash.slice(0, 32)}`);
  const base = BigInt(LETTERS.length);
  const groups: string[] = [];
  for (let group = 0; group < GROUPS; group += 1) {
    let letters = '';
    for (let at = 0; at < 4; at += 1) {
      letters += LETTERS.charAt(Number(rest % base));
      rest /= base;
    }
    groups.push(letters);
  }
  return groups.join('-');
}

const side = ({ id, hash }: LogHead): string => (hash === null ? '0' : `${id}·${lettersOf(hash)}`);

/** Where both logs stand, short enough for a piece of paper: “操作 1234·abcd-efgh-jkmn 查看 567·pqrs-tuvw-xyza”. */
export const headWords = (changes: LogHead, entries: LogHead): string =>
  `操作 ${side(changes)} 查看 ${side(entries)}`;

/** Number and letters of one log as they were written down; letters are null where there was nothing yet. */
export interface WrittenHead {
  readonly id: number;
  readonly letters: string | null;
}

/** Reads what was written down, with whatever stands between the letters; null when it is none. */
export function readHeadWords(
  text: string,
): { readonly changes: WrittenHead; readonly entries: WrittenHead } | null {
  const solid = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\da-z操作查看]/gu, '');
  const parts = /^操作(\d{1,15})([a-z]{12})?查看(\d{1,15})([a-z]{12})?$/u.exec(solid);
  if (parts === null) return null;
  const written = (id: string | undefined, letters: string | undefined): WrittenHead => ({
    id: Number(id),
    letters: letters === undefined ? null : (letters.match(/.{4}/gu) ?? []).join('-'),
  });
  const changes = written(parts[1], parts[2]);
  const entries = written(parts[3], parts[4]);
  const whole = [changes, entries].every(({ id, letters }) => (id === 0) === (letters === null));
  return whole ? { changes, entries } : null;
}
