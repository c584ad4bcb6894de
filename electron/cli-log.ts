import { ACCESS_KINDS, type AccessKind, isAccessKind } from '#domain/operators/access-kinds.ts';
import type { Output } from '#contract/channels.ts';
import { done, refused, wrongUse } from './cli-outcome.ts';
import { shortTable } from './cli-table.ts';
import { withArchive, type Command } from './cli-terminal.ts';

type Entry = Output<'access.list'>['entries'][number];

const PAGE = 500;
const HEAD = ['编号', '时间', '操作员', '做了什么', '内容', '户编号', '数量'];

/** Who had to do with whom, newest first: all of it for programs, the newest for people. */
export const log: Command = withArchive(async (terminal, { kind: asked, from, to }) => {
  const kind = asked === undefined ? undefined : kindOf(asked);
  if (kind === null) {
    const known = Object.values(ACCESS_KINDS).map(({ label }) => label);
    return wrongUse(`没有“${asked}”这种查看记录。可用的有：${known.join('、')}。`);
  }
  const entries: Entry[] = [];
  for (let more = true; more;) {
    const before = entries.at(-1)?.id;
    const answer = await terminal.ask('access.list', { kind, from, to, before, limit: PAGE });
    if (!answer.ok) return refused(answer.error);
    entries.push(...answer.value.entries);
    more = answer.value.more && answer.value.entries.length > 0;
  }
  const head = await terminal.ask('access.head', {});
  if (!head.ok) return refused(head.error);
  const { words } = head.value;
  const lines = entries.map(({ id, at, operator, kind: of, subject, householdNo, count }) => [
    ...[String(id), at.slice(0, 16).replace('T', ' '), operator, ACCESS_KINDS[of].label],
    ...[subject, householdNo ?? '', String(count)],
  ]);
  const list = lines.length === 0 ? '没有这样的查看记录。' : shortTable(HEAD, lines);
  return done({ entries, words }, `${list}\n抄下备查（以后用 verify --head 核对）：${words}`);
});

/** By its name or as the window says it. */
function kindOf(word: string): AccessKind | null {
  if (isAccessKind(word)) return word;
  const found = Object.entries(ACCESS_KINDS).find(([, { label }]) => label === word)?.[0];
  return found !== undefined && isAccessKind(found) ? found : null;
}
