/**
 * Reads one page of an encrypted database file by itself. SQLite gives up a whole table when one page on the way to
 * its rows is damaged; salvage takes every page that still proves itself. The cipher is that of the database library
 * (ChaCha20 with Poly1305, a nonce for every page): test/db/salvage/page-cipher.test.ts compares the two page by page.
 */
export const PAGE_SIZE = 4096;
const NONCE = 16;
const TAG = 16;
/** Bytes of a page that SQLite itself uses; after them come nonce and tag. */
export const USABLE = PAGE_SIZE - NONCE - TAG;
/** Of the first page these stay plain: the salt in the place of the file's magic, and the page size. */
const PLAIN_HEAD = 24;
const MAGIC = Buffer.from('SQLite format 3\0');

/** The plain page, or null when the tag says that this is not what was written there. */
export function decipherPage(bytes: Buffer, page: number, key: Buffer): Buffer | null {
  if (bytes.length !== PAGE_SIZE) return null;
  const nonce = bytes.subarray(USABLE, USABLE + NONCE);
  const counter = (nonce.readUInt32LE(12) ^ page) >>> 0;
  const once = Buffer.alloc(64);
  xorChaCha20(once, key, nonce, counter);
  if (!poly1305(bytes.subarray(0, USABLE + NONCE), once).equals(bytes.subarray(USABLE + NONCE))) return null;
  const plain = Buffer.from(bytes);
  xorChaCha20(
    plain.subarray(page === 1 ? PLAIN_HEAD : 0, USABLE),
    once.subarray(32),
    nonce,
    (counter + 1) >>> 0,
  );
  if (page === 1) MAGIC.copy(plain);
  return plain;
}

const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const;

/** RFC 8439 ChaCha20 over the bytes in place; of the nonce the first twelve bytes count. */
function xorChaCha20(data: Buffer, key: Buffer, nonce: Buffer, counter: number): void {
  const start = new Uint32Array(16);
  start.set(CONSTANTS);
  for (let i = 0; i < 8; i += 1) start[4 + i] = key.readUInt32LE(4 * i);
  for (let i = 0; i < 3; i += 1) start[13 + i] = nonce.readUInt32LE(4 * i);
  const block = new Uint32Array(16);
  const stream = Buffer.from(block.buffer);
  for (let from = 0; from < data.length; from += 64, counter += 1) {
    start[12] = counter;
    block.set(start);
    for (let round = 0; round < 10; round += 1) doubleRound(block);
    for (let i = 0; i < 16; i += 1) block[i] = at(block, i) + at(start, i);
    const end = Math.min(64, data.length - from);
    for (let i = 0; i < end; i += 1) data[from + i] = (data[from + i] ?? 0) ^ (stream[i] ?? 0);
  }
}

const at = (words: Uint32Array, i: number): number => words[i] ?? 0;

function doubleRound(x: Uint32Array): void {
  quarter(x, 0, 4, 8, 12);
  quarter(x, 1, 5, 9, 13);
  quarter(x, 2, 6, 10, 14);
  quarter(x, 3, 7, 11, 15);
  quarter(x, 0, 5, 10, 15);
  quarter(x, 1, 6, 11, 12);
  quarter(x, 2, 7, 8, 13);
  quarter(x, 3, 4, 9, 14);
}

function quarter(x: Uint32Array, a: number, b: number, c: number, d: number): void {
  let [p, q, r, s] = [at(x, a) | 0, at(x, b) | 0, at(x, c) | 0, at(x, d) | 0];
  p = (p + q) | 0;
  s ^= p;
  s = (s << 16) | (s >>> 16);
  r = (r + s) | 0;
  q ^= r;
  q = (q << 12) | (q >>> 20);
  p = (p + q) | 0;
  s ^= p;
  s = (s << 8) | (s >>> 24);
  r = (r + s) | 0;
  q ^= r;
  q = (q << 7) | (q >>> 25);
  x[a] = p;
  x[b] = q;
  x[c] = r;
  x[d] = s;
}

/** Numbers of 132 bits as six limbs of 22: their products and sums stay exact in a double. */
const LIMBS = 6;
const BASE = 2 ** 22;
/** 2^132 modulo 2^130 − 5. */
const FOLD = 20;

const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;
const PRIME = 2n ** 130n - 5n;

/** RFC 8439 Poly1305 of the message under the first 32 bytes of `key`. */
function poly1305(message: Buffer, key: Buffer): Buffer {
  const r = limbsOf(numberOf(key.subarray(0, 16)) & CLAMP);
  const sum = new Float64Array(LIMBS);
  const block = Buffer.alloc(17);
  for (let from = 0; from < message.length; from += 16) {
    const length = Math.min(16, message.length - from);
    block.fill(0);
    message.copy(block, 0, from, from + length);
    block[length] = 1;
    addBlock(sum, block);
    multiply(sum, r);
  }
  let whole = 0n;
  for (let i = LIMBS - 1; i >= 0; i -= 1) whole = (whole << 22n) + BigInt(sum[i] ?? 0);
  const tag = ((whole % PRIME) + numberOf(key.subarray(16, 32))) & (2n ** 128n - 1n);
  return Buffer.from(tag.toString(16).padStart(32, '0'), 'hex').reverse();
}

const numberOf = (little: Buffer): bigint => BigInt(`0x${Buffer.from(little).reverse().toString('hex')}`);

function limbsOf(number: bigint): Float64Array {
  const limbs = new Float64Array(LIMBS);
  for (let i = 0; i < LIMBS; i += 1) limbs[i] = Number((number >> BigInt(22 * i)) & 0x3fffffn);
  return limbs;
}

/** Adds 17 bytes, little end first: each limb begins `22 i` bits in. */
function addBlock(sum: Float64Array, block: Buffer): void {
  for (let i = 0; i < LIMBS; i += 1) {
    const bit = 22 * i;
    const byte = bit >> 3;
    let word = 0;
    for (let k = 3; k >= 0; k -= 1) word = word * 256 + (block[byte + k] ?? 0);
    sum[i] = (sum[i] ?? 0) + (Math.floor(word / 2 ** (bit & 7)) % BASE);
  }
}

const product = new Float64Array(LIMBS);

function multiply(sum: Float64Array, r: Float64Array): void {
  product.fill(0);
  for (let i = 0; i < LIMBS; i += 1) {
    const factor = sum[i] ?? 0;
    for (let k = 0; k < LIMBS; k += 1) {
      const place = i + k;
      const part = factor * (r[k] ?? 0);
      if (place < LIMBS) product[place] = (product[place] ?? 0) + part;
      else product[place - LIMBS] = (product[place - LIMBS] ?? 0) + part * FOLD;
    }
  }
  let carry = 0;
  for (let i = 0; i < LIMBS; i += 1) {
    const value = (product[i] ?? 0) + carry;
    carry = Math.floor(value / BASE);
    sum[i] = value - carry * BASE;
  }
  sum[0] = (sum[0] ?? 0) + carry * FOLD;
}
