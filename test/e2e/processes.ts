// What the operating system says of a process and its children. Linux only: elsewhere nothing is found.
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

const isProcess = (name: string): boolean => /^\d+$/.test(name);

/** A process that has just ended is none. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function parents(): Map<number, number> {
  const found = readdirSync('/proc')
    .filter(isProcess)
    .map((name) => {
      const stat = attempt(() => readFileSync(`/proc/${name}/stat`, 'utf8'), '');
      return [
        Number(name),
        Number(
          stat
            .slice(stat.lastIndexOf(')') + 1)
            .trim()
            .split(' ')[1] ?? 0,
        ),
      ] as const;
    });
  return new Map(found);
}

function treeOf(root: number): number[] {
  const above = parents();
  const tree = [root];
  for (const process of tree) {
    for (const [child, parent] of above) if (parent === process) tree.push(child);
  }
  return tree;
}

const socketsOf = (process: number): string[] =>
  attempt(() => readdirSync(`/proc/${process}/fd`), []).flatMap((fd) => {
    const link = attempt(() => readlinkSync(`/proc/${process}/fd/${fd}`), '');
    return /^socket:\[(\d+)\]$/.exec(link)?.slice(1) ?? [];
  });

/** The TCP ports on which a process or one of its children waits for somebody. */
export function listeningPortsOf(root: number): number[] {
  if (!existsSync('/proc/net/tcp')) return [];
  const own = new Set(treeOf(root).flatMap(socketsOf));
  const lines = ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(1));
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells[3] === '0A' && own.has(cells[9] ?? ''))
    .map((cells) => Number.parseInt(cells[1]?.split(':')[1] ?? '', 16));
}

/** How a process's children were started, and theirs. */
export const commandLinesOf = (root: number): string[] =>
  treeOf(root)
    .slice(1)
    .map((process) =>
      attempt(() => readFileSync(`/proc/${process}/cmdline`, 'utf8'), '').replaceAll('\0', ' '),
    );

/** The folders in which the browsers among a process's children keep what they keep. */
export function profilesOf(root: number): string[] {
  const found = treeOf(root).flatMap((process) => {
    const words = attempt(() => readFileSync(`/proc/${process}/cmdline`, 'utf8'), '').split('\0');
    return words.flatMap((word) => /^--user-data-dir=(.+)$/.exec(word)?.slice(1) ?? []);
  });
  return [...new Set(found)];
}
