import type { Random } from '#test/support/township/random.ts';

const TELLING = [0x00, 0xff, 0x7f, 0x80, 0x0a, 0x22, 0x2c, 0x3c, 0x28, 0x50];

type Change = (bytes: Buffer, random: Random) => Buffer;

const placeIn = (bytes: Uint8Array, random: Random): number => random.int(0, Math.max(bytes.length - 1, 0));

/** Where a field of a header lies as often as in the middle of the text. */
function changeByte(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  for (let count = random.int(1, 4); count > 0 && changed.length > 0; count -= 1) {
    const at =
      random.int(0, 3) === 0 ? random.int(0, Math.min(changed.length - 1, 63)) : placeIn(changed, random);
    changed[at] =
      random.int(0, 1) === 0 ? random.pick(TELLING) : (changed[at] ?? 0) ^ (1 << random.int(0, 7));
  }
  return changed;
}

const CHANGES: readonly Change[] = [
  changeByte,
  changeByte,
  (bytes, random) => bytes.subarray(0, placeIn(bytes, random)),
  (bytes, random) => bytes.subarray(Math.min(placeIn(bytes, random), 200)),
  function insert(bytes, random) {
    const at = placeIn(bytes, random);
    const more = Buffer.alloc(random.pick([1, 3, 64, 5000]), random.pick(TELLING));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  function drop(bytes, random) {
    const at = placeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.int(1, 600))]);
  },
  function repeat(bytes, random) {
    const at = placeIn(bytes, random);
    const piece = bytes.subarray(at, at + random.int(1, 600));
    const copies = Array.from({ length: random.pick([1, 2, 100]) }, () => piece);
    return Buffer.concat([bytes.subarray(0, at), ...copies, bytes.subarray(at)]);
  },
  function swap(bytes, random) {
    const [a = 0, b = 0] = [placeIn(bytes, random), placeIn(bytes, random)].sort((x, y) => x - y);
    const length = Math.min(random.int(1, 300), b - a);
    const end = Math.min(b + length, bytes.length);
    return Buffer.concat([
      bytes.subarray(0, a),
      bytes.subarray(b, end),
      bytes.subarray(a + length, b),
      bytes.subarray(a, a + length),
      bytes.subarray(end),
    ]);
  },
  /** A length or a number of the format itself: the largest, the smallest, one too many. */
  function setNumber(bytes, random) {
    const changed = Buffer.from(bytes);
    if (changed.length < 8) return changed;
    const at = random.int(0, changed.length - 4);
    changed.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0xffffffff, 0x80000000, changed.length]), at);
    return changed;
  },
];

/** The file with one to three changes anywhere. */
export function mutateBytes(good: Uint8Array, random: Random): Buffer {
  let bytes = Buffer.from(good);
  for (let count = random.int(1, 3); count > 0; count -= 1)
    bytes = Buffer.from(random.pick(CHANGES)(bytes, random));
  return bytes;
}
