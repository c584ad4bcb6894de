import { ok, refuse, type Result } from '#contract/result.ts';
import type { Output, Request } from '#contract/channels.ts';
import type { Terminal } from './cli-terminal.ts';

/** Finds what a person names on the command line; a name that fits nothing is answered with those that would. */
export async function findVillage(terminal: Terminal, name: string): Promise<Result<number>> {
  const answer = await terminal.ask('village.list', {});
  if (!answer.ok) return answer;
  const { villages } = answer.value;
  const fitting = villages.filter((v) => v.name === name || v.code === name);
  if (fitting.length > 1)
    return refuse('ambiguous-village', `有 ${fitting.length} 个村叫“${name}”，请改用村的代码。`);
  const [village] = fitting;
  return village === undefined
    ? refuse('unknown-village', `没有“${name}”这个村。${available(villages.map((v) => v.name))}`)
    : ok(village.id);
}

type DocumentEntry = Output<'document.catalogue'>['documents'][number];

export async function findDocument(terminal: Terminal, name: string): Promise<Result<DocumentEntry>> {
  const answer = await terminal.ask('document.catalogue', {});
  if (!answer.ok) return answer;
  const { documents } = answer.value;
  const found = documents.find((d) => d.id === name) ?? documents.find((d) => d.title === bare(name));
  return found === undefined
    ? refuse(
        'unknown-document',
        `没有“${name}”这种文书。${available(documents.map((d) => `${d.title}（${d.id}）`))}`,
      )
    : ok(found);
}

/** The one kind of a number (`3.5`) or title; for `all` those that have something to tell. */
export async function findExportKinds(
  terminal: Terminal,
  name: string,
  span: Request<'export.kinds'>,
): Promise<Result<string[]>> {
  const answer = await terminal.ask('export.kinds', span);
  if (!answer.ok) return answer;
  const { kinds } = answer.value;
  if (name === 'all') {
    const empty = kinds.filter((k) => k.rows === 0).map((k) => `${k.kind} ${k.title}`);
    if (empty.length === kinds.length) return refuse('export-empty', '没有要导出的内容。');
    if (empty.length > 0) terminal.note(`没有内容、不必导出的表：${empty.join('、')}。`);
    return ok(kinds.filter((k) => k.rows > 0).map((k) => k.kind));
  }
  const found = kinds.find((k) => k.kind === name) ?? kinds.find((k) => k.title === bare(name));
  return found === undefined
    ? refuse('unknown-export', `没有“${name}”这种表。${available(kinds.map((k) => `${k.kind} ${k.title}`))}`)
    : ok([found.kind]);
}

const bare = (title: string): string => title.trim().replace(/^《(.*)》$/u, '$1');

const available = (names: string[]): string =>
  names.length === 0 ? '档案库里还没有。' : `可用的有：${names.join('、')}。`;
