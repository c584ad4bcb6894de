import { householdsBehind } from '#db/access-subjects.ts';
import type { Archive } from '#db/open-archive.ts';
import { documents, isDocumentId } from '#templates/catalogue.ts';
import { type BackendChannel, channels, type Input, type Output } from '#contract/channels.ts';
import { UNMASKED } from '#contract/access.ts';
import type { Note } from './note-access.ts';

type About = Partial<Pick<Note, 'subject' | 'householdIds' | 'memberId' | 'count'>>;
type Tell<N extends BackendChannel> = (of: {
  readonly input: Input<N>;
  readonly output: Output<N>;
  readonly raw: Archive['rawReading'];
}) => About;

const one = (id: number | undefined): About => (id === undefined ? {} : { householdIds: [id] });

const titlesOf = ({ document, with: more }: Pick<Input<'document.print'>, 'document' | 'with'>): string =>
  [document, ...more].map((id) => (isDocumentId(id) ? `《${documents[id].title}》` : id)).join('');

const sum = (files: readonly { readonly rows: number }[]): number =>
  files.reduce((all, { rows }) => all + rows, 0);

const DRAFT = '（草稿）';

/**
 * What an entry says of a call beside its kind: only what differs from the title of the channel, the household in the
 * input, and the households that the handler named by `involve`. Words of the program, never of the archive.
 */
const TELL: { readonly [N in BackendChannel]?: Tell<N> } = {
  'household.get': ({ output }) => one(output.id),
  'household.years': ({ input }) => one(input.id),
  'household.ties': ({ input }) => one(input.id),
  'household.timeline': ({ input }) => one(input.id),
  'household.asOn': ({ input, output }) => ({ ...one(output.page.id), subject: `${input.on} 的户情` }),
  'household.inPast': ({ input }) => ({ ...one(input.householdId), subject: `${input.on} 的户情` }),
  'change.ofField': ({ input, raw }) => {
    if (!('key' in input)) return {};
    if (input.memberId !== undefined)
      return { householdIds: householdsBehind(raw, 'member', input.memberId) };
    return one(input.householdId);
  },
  'statement.get': ({ output }) => one(output.householdId),
  'record.list': ({ input, raw }) => {
    if (input.owner === 'member') return { householdIds: householdsBehind(raw, 'member', input.id) };
    return input.owner === 'household' ? one(input.id) : {};
  },
  'attachment.thumbs': ({ input, raw }) => ({
    householdIds: input.linkIds.flatMap((id) => householdsBehind(raw, 'link', id)),
  }),
  'attachment.picture': ({ input, raw }) => ({
    subject: `照片 ${input.linkId}`,
    householdIds: householdsBehind(raw, 'link', input.linkId),
  }),
  'attachment.light': ({ input, raw, output }) => ({
    subject: '照片的小图',
    householdIds: input.linkIds.flatMap((id) => householdsBehind(raw, 'link', id)),
    count: output.rows,
  }),
  'attachment.list': ({ input, raw }) =>
    input.issueId === undefined
      ? one(input.householdId)
      : { householdIds: householdsBehind(raw, 'issue', input.issueId) },
  'filing.volume': ({ output }) => one(output.householdId ?? undefined),
  'issue.get': ({ input, raw }) => ({ householdIds: householdsBehind(raw, 'issue', input.id) }),
  'duplicates.compare': ({ output }) => ({
    householdIds: output.people.map(({ householdId }) => householdId),
  }),
  'sample.sheet': ({ input, raw }) => ({ householdIds: householdsBehind(raw, 'sampled', input.id) }),
  'attachment.read': ({ input, raw }) => ({
    subject: `第 ${input.id} 号`,
    householdIds: householdsBehind(raw, 'attachment', input.id),
  }),
  'scan.picture': ({ input, raw }) => ({ householdIds: householdsBehind(raw, 'scanned', input.pageId) }),
  'scan.thumbs': ({ input, raw }) => ({
    householdIds: input.pageIds.flatMap((id) => householdsBehind(raw, 'scanned', id)),
    count: input.pageIds.length,
  }),
  'scan.take': ({ output }) => ({ count: output.pages.total }),
  'access.unmask': ({ input }) => ({
    subject: UNMASKED[input.what],
    householdIds: [input.householdId],
    memberId: input.memberId,
  }),
  'document.preview': ({ input }) => ({
    subject: `${titlesOf(input)}${input.draft ? DRAFT : ''}第 ${input.at + 1} 份`,
    count: 1,
  }),
  'document.print': ({ input, output, raw }) => ({
    subject: `${titlesOf(input)}${input.draft ? DRAFT : ''}`,
    householdIds: householdsBehind(raw, 'run', output.documentId),
    count: output.papers,
  }),
  'document.reprint': ({ input, raw }) => ({
    subject: '照原样再印',
    householdIds: householdsBehind(raw, input.alone ? 'document' : 'run', input.id),
    count: input.copies,
  }),
  'export.write': ({ input, output }) => ({ subject: `表 ${input.kind}`, count: sum(output.files) }),
  'export.preview': ({ input, output }) => ({
    subject: `表 ${input.kind} 的预览`,
    count: output.rows.length,
  }),
  'export.forms': ({ output }) => ({ subject: '采集表数据', count: sum(output.files) }),
  'export.again': ({ input }) => ({ subject: `第 ${input.id} 次导出，再存一份`, count: 1 }),
  'import.commit': ({ output }) => ({ count: sum(output.files.map(({ rowsAccepted: rows }) => ({ rows }))) }),
  'archive.verify': ({ output }) => ({
    subject: output.ok ? '没有发现问题' : `发现 ${output.problems.length} 个问题`,
  }),
  'access.proveHead': ({ output }) => ({ subject: output.ok ? '抄下的字对得上' : '抄下的字对不上' }),
};

/** What is written down of a call that was answered; null for what is about no household although it might be. */
export function noteOf(
  name: BackendChannel,
  call: {
    readonly input: unknown;
    readonly output: unknown;
    readonly raw: Archive['rawReading'];
    readonly involved: ReadonlySet<number>;
  },
): Note | null {
  const { logs: kind, title } = channels[name];
  if (kind === undefined) return null;
  // The table pairs each channel with its own input and output, which the lookup by name cannot show.
  const tell = TELL[name] as ((of: typeof call) => About) | undefined;
  const told = tell?.(call) ?? {};
  const named = told.householdIds ?? [];
  const householdIds = named.length > 0 ? named : [...householdsIn(call.input), ...call.involved];
  if (kind === 'saw' && householdIds.length === 0) return null;
  const count = told.count ?? rowsIn(call.output);
  return { kind, subject: told.subject ?? title, householdIds, memberId: told.memberId ?? null, count };
}

function householdsIn(input: unknown): number[] {
  const { householdId } = input as { householdId?: unknown };
  return typeof householdId === 'number' ? [householdId] : [];
}

function rowsIn(output: unknown): number | undefined {
  const { rows, files } = output as { rows?: unknown; files?: unknown };
  if (typeof rows === 'number') return rows;
  const all = Array.isArray(files) ? files.map((file: { rows?: unknown }) => file.rows) : [];
  const counted = all.filter((each) => typeof each === 'number');
  return counted.length === 0 ? undefined : counted.reduce((whole, each) => whole + each, 0);
}
