/** What an attachment may be, told by its first bytes whatever its name says. */
const SIGNATURES = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
] as const;

export type MediaType = (typeof SIGNATURES)[number]['type'];

/** The largest attachment, in bytes: 20 MB. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

export const mediaTypeOf = (content: Uint8Array): MediaType | null =>
  SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => content[at] === byte))?.type ?? null;
