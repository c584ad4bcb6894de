/** Two-byte codes from 0x8140, four-byte codes of the basic plane from 0x81308130; 0 where there is none. */
let table: Uint32Array | undefined;

const FOUR_BYTE_BASIC = 39_420;
const SUPPLEMENTARY = 189_000;

/** Text as GB18030, which Node can decode but not encode. */
export function encodeGb18030(text: string): Buffer {
  table ??= makeTable();
  const out = Buffer.alloc(text.length * 4);
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point < 0x10000 ? (table[point] ?? 0) : fourBytes(SUPPLEMENTARY + point - 0x10000);
    if (code < 0x80) at = out.writeUInt8(point < 0x80 ? point : 0x3f, at);
    else if (code < 0x10000) at = out.writeUInt16BE(code, at);
    else at = out.writeUInt32BE(code, at);
  }
  return out.subarray(0, at);
}

/** The four-byte code with the given linear number. */
function fourBytes(linear: number): number {
  const last = 0x30 + (linear % 10);
  const third = 0x81 + (Math.floor(linear / 10) % 126);
  const second = 0x30 + (Math.floor(linear / 1260) % 10);
  const first = 0x81 + Math.floor(linear / 12_600);
  return ((first << 24) | (second << 16) | (third << 8) | last) >>> 0;
}

function makeTable(): Uint32Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Uint32Array(0x10000);
  const put = (code: number, bytes: Uint8Array) => {
    const text = decoder.decode(bytes);
    if (text.length === 1 && text !== '\ufffd') codes[text.charCodeAt(0)] = code;
  };
  for (let linear = 0; linear < FOUR_BYTE_BASIC; linear += 1) {
    const code = fourBytes(linear);
    put(code, Uint8Array.of(code >>> 24, (code >>> 16) & 0xff, (code >>> 8) & 0xff, code & 0xff));
  }
  codes[0xfffd] = 0x8431a437;
  for (let first = 0xfe; first >= 0x81; first -= 1) {
    for (let second = 0xfe; second >= 0x40; second -= 1) {
      if (second !== 0x7f) put((first << 8) | second, Uint8Array.of(first, second));
    }
  }
  return codes;
}
