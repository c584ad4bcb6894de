import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import type { BackendClient } from './backend-client.ts';
import { createIntake, type Intake, type TakenFile } from './intake.ts';
import { createIntakeFolders, type IntakeFolders } from './intake-folders.ts';

/** The watched folder of this computer; who looks for one; what was handed over and is not in the archive yet. */
export interface IntakeDesk {
  readonly intake: Intake;
  readonly folders: IntakeFolders;
  readonly handed: Map<string, TakenFile>;
}

interface Context {
  readonly backend: Pick<BackendClient, 'call'>;
  /** Null where the shell watches no folder. */
  readonly intake: IntakeDesk | null;
  readonly opened: { readonly name: string };
}

type IntakeChannel = 'intake.state' | 'intake.browse' | 'intake.choose' | 'intake.take' | 'intake.done';
type Answer<N extends IntakeChannel> = Promise<Result<Output<N>>>;

/** Nobody who may not write, or stands before the lock, looks into the folders of this computer. */
const permitted =
  <N extends IntakeChannel>(
    work: (context: Context & { intake: IntakeDesk }, input: Input<N>) => Answer<N>,
  ) =>
  async (context: Context, input: Input<N>): Answer<N> => {
    const asked = await context.backend.call('intake.permitted', {});
    if (!asked.ok) return asked;
    const { intake } = context;
    if (intake === null) return refuse('no-intake', '这里不能用收件文件夹，请在户档的窗口里用。');
    return await work({ ...context, intake }, input);
  };

export const intakeCalls = {
  'intake.state': permitted<'intake.state'>(async ({ intake, opened }) => {
    const { name, isThere, waiting } = await intake.intake.state(opened.name);
    return ok({ folder: name === null ? null : { name }, isThere, waiting });
  }),
  'intake.browse': permitted<'intake.browse'>(async ({ intake }, { id }) => {
    const looked = await intake.folders.look(id);
    return looked === null ? notFound('这个文件夹') : ok({ ...looked, folders: [...looked.folders] });
  }),
  'intake.choose': permitted<'intake.choose'>(async ({ intake }, { id }) => {
    const path = id === null ? null : intake.folders.pathOf(id);
    if (id !== null && (path === null || (await intake.folders.look(id)) === null))
      return notFound('这个文件夹');
    await intake.intake.choose(path);
    return ok({});
  }),
  'intake.take': permitted<'intake.take'>(async ({ intake, opened, backend }) => {
    const { files, refused, more } = await intake.intake.take(opened.name);
    const handedOver = [];
    for (const file of files) {
      const given = await backend.call('file.openPath', { path: file.path });
      if (!given.ok) continue; // gone in the meantime
      const { fileId } = given.value as Output<'file.openPath'>;
      intake.handed.set(fileId, file);
      handedOver.push({ fileId, name: file.name, size: file.size });
    }
    return ok({ files: handedOver, refused: [...refused], more });
  }),
  'intake.done': permitted<'intake.done'>(async ({ intake, opened }, { fileIds }) => {
    const files = fileIds.map((id) => intake.handed.get(id)).filter((file) => file !== undefined);
    await intake.intake.done(opened.name, files);
    for (const id of fileIds) intake.handed.delete(id);
    return ok({});
  }),
};

/** What a shell with a window has. */
export const createIntakeDesk = (home: string): IntakeDesk => ({
  intake: createIntake({ home }),
  folders: createIntakeFolders(),
  handed: new Map(),
});
