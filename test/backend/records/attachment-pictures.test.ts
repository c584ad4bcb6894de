import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodePicture } from '#backend/pictures/decode.ts';
import { encodeJpeg } from '#backend/pictures/encode.ts';
import { errorText } from '#contract/app-error.ts';
import { gpsExif, halves, withExif } from '#test/backend/pictures/make-pictures.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';

let built: BuiltArchive;
let household: BuiltHousehold;
let linkId: number;

async function add(bytes: Uint8Array, place: Record<string, unknown>) {
  const { fileId } = await built.must('file.begin', { name: '住房.jpg', size: bytes.length });
  await built.must('file.append', { fileId, base64: Buffer.from(bytes).toString('base64') });
  return await built.must('attachment.add', { fileId, ...place });
}

beforeAll(async () => {
  built = await anArchive();
  household = await aHousehold(built);
  const photo = withExif(Buffer.from(await encodeJpeg(halves(400, 200), 90)), gpsExif(1));
  const added = await add(photo, {
    householdId: household.id,
    memberId: household.memberIds[0],
    item: 'house',
  });
  expect(added).toMatchObject({ location: true, pages: null });
  ({ linkId } = added);
});
afterAll(() => built.close());

const list = async () => (await built.must('attachment.list', { householdId: household.id })).attachments;

async function shown() {
  const { outputId, bytes } = await built.must('attachment.picture', { linkId, size: 'screen' });
  const { base64 } = await built.must('output.read', { outputId, offset: 0, length: bytes });
  const { width, height, data } = await decodePicture(Buffer.from(base64, 'base64'));
  const isDark = (x: number, y: number): boolean =>
    (data[(Math.floor(y * height) * width + Math.floor(x * width)) * 4] ?? 0) < 100;
  const corners = [isDark(0.1, 0.1), isDark(0.9, 0.1), isDark(0.1, 0.9), isDark(0.9, 0.9)];
  return { size: [width, height], corners };
}

test('is listed with whose and what it is, and with the day of the camera', async () => {
  expect(await list()).toMatchObject([
    {
      linkId,
      memberId: household.memberIds[0],
      item: 'house',
      takenOn: '2025-03-18',
      location: true,
      turn: 0,
    },
  ]);
});

test('turned and cropped it is shown so, its part turns with it, and undo takes each back', async () => {
  expect(await shown()).toEqual({ size: [400, 200], corners: [true, false, true, false] });
  await built.must('attachment.turn', { linkId, turn: 90 });
  expect(await shown()).toEqual({ size: [200, 400], corners: [true, true, false, false] });
  await built.must('attachment.crop', { linkId, crop: [0, 0.5, 1, 0.5] });
  expect(await shown()).toEqual({ size: [200, 200], corners: [false, false, false, false] });
  await built.must('attachment.turn', { linkId, turn: 180 });
  expect((await list())[0]).toMatchObject({ turn: 180, crop: [0, 0, 0.5, 1] });
  expect((await shown()).corners).toEqual([false, false, false, false]);
  for (let at = 0; at < 3; at += 1) await built.must('change.undo', {});
  expect((await list())[0]).toMatchObject({ turn: 0, crop: null });
});

test('its small picture is kept, encrypted, and made again when somebody wrote into it', async () => {
  const ask = async () => (await built.must('attachment.thumbs', { linkIds: [linkId, 999] })).thumbs;
  const [first] = await ask();
  expect(first?.dataUrl).toMatch(/^data:image\/jpeg;base64,/);
  expect(await ask()).toEqual([first]);
});

test('goes in front of another, gets a title, and loses its place', async () => {
  const other = await add(await encodeJpeg(halves(), 50), { householdId: household.id });
  await built.must('attachment.order', { linkIds: [other.linkId, linkId] });
  expect((await list()).map((each) => each.linkId)).toEqual([other.linkId, linkId]);
  await built.must('attachment.title', { linkId, title: '住房正面' });
  await built.must('attachment.withoutPlace', { linkId });
  expect((await list())[1]).toMatchObject({ title: '住房正面', location: false, item: 'house' });
  await built.must('change.undo', {});
  expect((await list())[1]).toMatchObject({ location: true });
});

test('a village has its own, and no order together with a household’s', async () => {
  const villageId = built.villages['云溪村'] ?? 0;
  const own = await add(await encodeJpeg(halves(30, 30), 50), { villageId });
  expect((await built.must('attachment.list', { villageId })).attachments).toMatchObject([
    { linkId: own.linkId },
  ]);
  const mixed = await built.call('attachment.order', { linkIds: [own.linkId, linkId] });
  expect(mixed).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  const stranger = await aHousehold(built);
  const wrong = { householdId: household.id, memberId: stranger.memberIds[0] ?? 0 };
  expect(await built.call('attachment.link', { attachmentId: own.attachmentId, ...wrong })).toMatchObject({
    ok: false,
  });
});

test('light copies stay under the limit, or the least is said', async () => {
  const noise = halves(700, 500);
  for (let at = 0; at < noise.data.length; at += 1) if (at % 4 < 3) noise.data[at] = (at * 7919) % 251;
  const { linkId: heavy } = await add(await encodeJpeg(noise, 90), { householdId: household.id });
  const one = await built.must('attachment.light', { linkIds: [heavy], maxKilobytes: 200 });
  expect(one).toMatchObject({ name: '照片01.jpg', rows: 1 });
  expect(one.bytes).toBeLessThanOrEqual(200 * 1024);
  const two = await built.must('attachment.light', { linkIds: [heavy, linkId], maxKilobytes: 200 });
  expect(two).toMatchObject({ name: '照片.zip', rows: 2, mediaType: 'application/zip' });
  const refused = await built.call('attachment.light', { linkIds: [heavy], maxKilobytes: 10 });
  expect(refused.ok ? '' : errorText(refused.error)).toMatch(/最小是 \d+ KB/);
});

test('files that no row speaks of are told by the check and put aside, but not those of today', async () => {
  const folder = join(built.session.archive!.folder, 'attachments', 'ab');
  mkdirSync(folder, { recursive: true });
  for (const name of ['ab'.repeat(32), `ab${'cd'.repeat(31)}`])
    writeFileSync(join(folder, name), 'x'.repeat(2000));
  utimesSync(join(folder, 'ab'.repeat(32)), new Date(2020, 1, 1), new Date(2020, 1, 1));
  const found = await built.must('archive.verify', {});
  expect(found).toMatchObject({ ok: true, notes: [expect.stringContaining('2 个没有登记的文件')] });
  expect(await built.must('attachment.clearOrphans', {})).toEqual({ files: 1, bytes: 2000 });
  expect(await built.must('attachment.clearOrphans', {})).toEqual({ files: 0, bytes: 0 });
});
