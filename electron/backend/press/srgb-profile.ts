/** XYZ of the primaries of sRGB as seen under D50, and D50 itself. */
const colorants = {
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
  wtpt: [0.9642, 1, 0.8249],
} as const;

/**
 * An ICC profile of sRGB (IEC 61966-2-1), version 2.1: PDF/A wants the meaning of its colours in the file. Only what
 * the format asks for: description, copyright, white, primaries and one curve for all three.
 */
export function srgbProfile(): Buffer {
  const curve = curveTag();
  const tags: [string, Buffer][] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', typed('text', Buffer.from('No copyright, use freely\0', 'latin1'))],
    ...Object.entries(colorants).map(([name, xyz]): [string, Buffer] => [name, typed('XYZ ', fixed(xyz))]),
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, curve]),
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const data: Buffer[] = [];
  const placed = new Map<Buffer, number>();
  let end = 128 + table.length;
  tags.forEach(([name, tag], at) => {
    const start = placed.get(tag) ?? end;
    table.write(name, 4 + at * 12, 'latin1');
    table.writeUInt32BE(start, 8 + at * 12);
    table.writeUInt32BE(tag.length, 12 + at * 12);
    if (placed.has(tag)) return;
    placed.set(tag, start);
    const padded = Buffer.concat([tag, Buffer.alloc((4 - (tag.length % 4)) % 4)]);
    data.push(padded);
    end += padded.length;
  });
  return Buffer.concat([header(end), table, ...data]);
}

function header(size: number): Buffer {
  const head = Buffer.alloc(128);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  // The day of the standard; a profile has to have one.
  [1999, 10, 18, 0, 0, 0].forEach((part, at) => head.writeUInt16BE(part, 24 + at * 2));
  head.write('acsp', 36, 'latin1');
  fixed(colorants.wtpt).copy(head, 68);
  return head;
}

const typed = (type: string, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), content]);

/** s15Fixed16 */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeInt32BE(Math.round(value * 65536), at * 4));
  return bytes;
}

function descriptionTag(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(ascii.length);
  // No Unicode and no Macintosh description.
  return typed('desc', Buffer.concat([length, ascii, Buffer.alloc(8 + 3 + 67)]));
}

function curveTag(): Buffer {
  const steps = 1024;
  const bytes = Buffer.alloc(4 + steps * 2);
  bytes.writeUInt32BE(steps, 0);
  for (let at = 0; at < steps; at += 1) {
    const value = at / (steps - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65535), 4 + at * 2);
  }
  return typed('curv', bytes);
}
