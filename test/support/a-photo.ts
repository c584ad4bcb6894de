/** Sixteen by sixteen dots. */
const DOTS = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wEEEAAoACgAKAAoACsAKAAtADIAMgAtAD8ARAA8AEQAPwBdAFUATgBOAFUAXQCMAGQAbABkAGwAZACMANUAhQCb',
    'AIUAhQCbAIUA1QC8AOQAuQCtALkA5AC8AVIBCQDrAOsBCQFSAYYBSAE2AUgBhgHZAacBpwHZAlMCNQJTAwoDCgQVEQAoACgAKAAoACsAKAAtADIAMgAt',
    'AD8ARAA8AEQAPwBdAFUATgBOAFUAXQCMAGQAbABkAGwAZACMANUAhQCbAIUAhQCbAIUA1QC8AOQAuQCtALkA5AC8AVIBCQDrAOsBCQFSAYYBSAE2AUgB',
    'hgHZAacBpwHZAlMCNQJTAwoDCgQV/8IAEQgAEAAQAwEiAAIRAQMRAf/EACcAAQEAAAAAAAAAAAAAAAAAAAADAQEAAAAAAAAAAAAAAAAAAAAA/9oADAMB',
    'AAIQAxAAAACIP//EAB4QAAICAAcAAAAAAAAAAAAAAAExAGICIjJSorLB/9oACAEBAAE/ANOVDaGZXhh9ir3MqqBz/8QAFBEBAAAAAAAAAAAAAAAAAAAA',
    'AP/aAAgBAgEBPwB//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPwB//9k=',
  ].join(''),
  'base64',
);
const LONGEST = 60_000;

/** A photo that opens, of about so many bytes; what is said in its comments makes it one of its own. */
export function aPhoto(comment: string, bytes = 30_000): Buffer {
  const said = Buffer.alloc(bytes, comment);
  const pieces = Array.from({ length: Math.ceil(bytes / LONGEST) }, (_, at) => {
    const piece = said.subarray(at * LONGEST, (at + 1) * LONGEST);
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(piece.length + 2, 2);
    return Buffer.concat([head, piece]);
  });
  return Buffer.concat([DOTS.subarray(0, 2), ...pieces, DOTS.subarray(2)]);
}
