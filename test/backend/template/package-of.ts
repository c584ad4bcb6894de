import { withZip } from '#backend/template/open-template.ts';

/** The parts of a package as text, by name. */
export const packageOf = (bytes: Uint8Array): Promise<Map<string, string>> =>
  withZip(Buffer.from(bytes), async (zip) => {
    const parts = new Map<string, string>();
    for (const name of zip.names)
      parts.set(name, Buffer.concat(await Array.fromAsync(zip.read(name))).toString('latin1'));
    return parts;
  });

/** A part as its characters. */
export const partOf = async (bytes: Uint8Array, name: string): Promise<string> =>
  Buffer.from((await packageOf(bytes)).get(name) ?? '', 'latin1').toString();
