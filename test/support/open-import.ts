import type { Output } from '#contract/channels.ts';
import type { BuiltArchive } from './archive-builder.ts';
import { uploadFiles } from './import-files.ts';
import type { SampleFile } from './make-township.ts';

export type Source = Output<'import.open'>['sources'][number];

/** Opens files for import as the window does. */
export async function openImport(
  built: BuiltArchive,
  files: readonly SampleFile[],
): Promise<Output<'import.open'>> {
  return built.must('import.open', { fileIds: await uploadFiles(built, files) });
}

/** What each header of a sheet was taken for. */
export const targetsByHeader = ({ columns }: Source): Record<string, string | null> =>
  Object.fromEntries(columns.map(({ header, target }) => [header, target]));
