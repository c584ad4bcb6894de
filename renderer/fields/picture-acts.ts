import type { Output, Request } from '#contract/channels.ts';
import { call } from '../client.ts';
import { runJob } from '../jobs.ts';
import { announceChange } from '../last-change.ts';
import { refreshAll } from '../queries.ts';
import { sendFile } from '../ui/send-file.ts';

/** A household, a visit to it or one of its people; a step of a procedure; a problem; a village. */
export type PictureOwner = Omit<Request<'attachment.add'>, 'fileId' | 'title' | 'takenOn' | 'item'>;
export type Picture = Output<'attachment.list'>['attachments'][number];

/** Hands over photos one by one; each is an act of its own, so that one that is refused takes no other with it. */
export async function addPictures(owner: PictureOwner, files: readonly File[]): Promise<void> {
  const refused: unknown[] = [];
  await runJob('添加照片', async (job) => {
    try {
      for (const file of files) {
        try {
          const fileId = await sendFile(file, job);
          announceChange(await call('attachment.add', { fileId, ...owner }));
        } catch (thrown) {
          refused.push(thrown);
        }
      }
    } finally {
      await refreshAll();
    }
  });
  if (refused.length > 0) throw refused[0];
}

export const pictureName = ({ title, name }: Picture): string => title ?? name;

export const isPdf = ({ mediaType }: Picture): boolean => mediaType === 'application/pdf';

/** The links of a list with one of them moved by so many places; null where it stands at the end already. */
export function reordered(linkIds: readonly number[], linkId: number, by: number): number[] | null {
  const from = linkIds.indexOf(linkId);
  const to = from + by;
  if (from < 0 || to < 0 || to >= linkIds.length || by === 0) return null;
  const rest = linkIds.filter((id) => id !== linkId);
  return [...rest.slice(0, to), linkId, ...rest.slice(to)];
}
