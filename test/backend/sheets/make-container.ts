import { CFB } from '@e965/xlsx';

interface ContainerTools {
  utils: { cfb_new(): unknown; cfb_add(container: unknown, path: string, content: Buffer): void };
  write(container: unknown, options: { type: 'buffer' }): Buffer;
}

/** A compound file with the given streams. */
export function makeContainer(streams: Readonly<Record<string, Buffer>>): Buffer {
  const tools = CFB as unknown as ContainerTools;
  const container = tools.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) tools.utils.cfb_add(container, path, content);
  return Buffer.from(tools.write(container, { type: 'buffer' }));
}

/** A BIFF record from its type and the numbers and bytes of its data. */
export function record(type: number, ...data: (Buffer | number)[]): Buffer {
  const body = Buffer.concat(data.map((item) => (typeof item === 'number' ? short(item) : item)));
  return Buffer.concat([short(type), short(body.length), body]);
}

export function short(value: number): Buffer {
  return Buffer.from([value & 0xff, (value >> 8) & 0xff]);
}
