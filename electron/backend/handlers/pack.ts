import { createHash } from 'node:crypto';
import type { WriteHandle } from '#db/handle.ts';
import { countCampaignsOf } from '#db/campaigns.ts';
import { deletePack, findPackRow, insertPack, packHeads, packUses } from '#db/policy-packs.ts';
import { reader } from '#db/write.ts';
import type { PackFile } from '#domain/policy/pack-schema.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { fileWord } from '../documents/file-word.ts';
import { packLibrary } from '../packs/library.ts';
import { previewPack } from '../packs/preview.ts';
import { readPackFile } from '../packs/read-file.ts';
import { listPacks, packFile, showPack } from '../packs/show.ts';
import { act, inTurn, openArchiveOf, type Session, today } from '../session.ts';

const read = (session: Session) => reader(openArchiveOf(session));

async function load(
  session: Session,
  { text, fileName }: Input<'pack.load'>,
): Promise<Result<Output<'pack.load'>>> {
  const { file, problems } = readPackFile(text, await packLibrary(read(session)));
  if (file === null) return refuse('pack-file', `没有载入：${problems.join('')}`);
  const { id, version, title } = file;
  const head = { command: 'pack.load', title: `载入政策包：${title}（第 ${version} 版）` };
  const { value: rowId, change } = await act(session, head, async ({ trx }) =>
    insertPack(trx, {
      ...{ pack_id: id, version, file_name: fileName ?? null, loaded_on: today(session) },
      ...contentOf(file),
      base_pack_id: await baseRowOf(trx, file),
    }),
  );
  return ok({ id, version, rowId, change });
}

function contentOf(file: PackFile): { body: string; sha256: string } {
  const body = JSON.stringify(file);
  return { body, sha256: createHash('sha256').update(body).digest('hex') };
}

/** The row of the pack that it rests on, so that neither that nor its loading can be taken away from under it. */
async function baseRowOf(trx: WriteHandle, { extends: base }: PackFile): Promise<number | null> {
  const [id = '', version] = base?.split('@') ?? [];
  return (await findPackRow(trx, { id, version: Number(version) }))?.id ?? null;
}

async function remove(
  session: Session,
  version: Input<'pack.remove'>,
): Promise<Result<Output<'pack.remove'>>> {
  const db = read(session);
  const { title } = await packFile(db, version);
  const heads = await packHeads(db);
  const own = heads.find((head) => head.pack_id === version.id && head.version === version.version);
  if (own === undefined) return refuse('pack-shipped', `“${title}”是程序自带的政策包，不能移除。`);
  const above = heads.filter(({ base_pack_id }) => base_pack_id === own.id);
  if (above.length > 0)
    return refuse('pack-base', `不能移除“${title}”：政策包“${above[0]?.pack_id}”以它为依据，请先移除那个。`);
  const uses = await packUses(db);
  const begun = uses.find((use) => use.pack_id === own.pack_id && use.pack_version === own.version)?.all ?? 0;
  if (begun > 0)
    return refuse('pack-used', `不能移除“${title}”：已有 ${begun} 个程序按它发起，这些程序要按它留档。`);
  const campaigns = await countCampaignsOf(db, own.id);
  if (campaigns > 0)
    return refuse('pack-used', `不能移除“${title}”：已有 ${campaigns} 次排查按它开展，要按它留档。`);
  const head = { command: 'pack.remove', title: `移除政策包：${title}（第 ${own.version} 版）` };
  const { change } = await act(session, head, ({ trx }) => deletePack(trx, own.id));
  return ok({ change });
}

export const packHandlers = {
  'pack.list': async (session) => ok({ packs: await listPacks(read(session)) }),
  'pack.get': async (session, version) => ok(await showPack(read(session), version)),
  'pack.file': async (session, version) => {
    const file = await packFile(read(session), version);
    const name = `政策包_${fileWord(file.title)}_第${file.version}版.json`;
    return ok({ name, text: `${JSON.stringify(file, null, 2)}\n` });
  },
  'pack.preview': async (session, { text }) => ok(await previewPack(read(session), text)),
  'pack.load': inTurn(load),
  'pack.remove': inTurn(remove),
} satisfies Partial<Handlers>;
