import { randomUUID } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { mountedDrives } from './backup-places.ts';

interface Folder {
  readonly id: string;
  readonly name: string;
}

export interface Looked {
  readonly here: Folder | null;
  readonly up: string | null;
  readonly folders: readonly Folder[];
  readonly pictures: number;
}

/** Folders of this computer by ids that mean nothing to anybody else. */
export interface IntakeFolders {
  /** Null for an id that was not given, or a folder that cannot be read any more. */
  readonly look: (id: string | null) => Promise<Looked | null>;
  readonly pathOf: (id: string) => string | null;
}

interface Root {
  readonly name: string;
  readonly path: string;
}

/** More than anybody reads through. */
const MOST_FOLDERS = 1000;
const PICTURE = /\.(jpe?g|png|pdf)$/iu;

export function createIntakeFolders(roots: () => Promise<readonly Root[]> = usualPlaces): IntakeFolders {
  const paths = new Map<string, string>();
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  const idOf = (path: string, name: string): string => {
    const id = ids.get(path) ?? randomUUID();
    ids.set(path, id);
    paths.set(id, path);
    if (!names.has(id)) names.set(id, name);
    return id;
  };
  const folder = (path: string, name = nameOf(path)): Folder => ({ id: idOf(path, name), name });

  const begin = async (): Promise<Looked> => {
    const found = await Promise.all(
      (await roots()).map(async (root) => ((await isFolder(root.path)) ? root : null)),
    );
    const folders = found.filter((root) => root !== null).map(({ path, name }) => folder(path, name));
    return { here: null, up: null, folders, pictures: 0 };
  };

  return {
    pathOf: (id) => paths.get(id) ?? null,
    look: async (id) => {
      if (id === null) return await begin();
      const path = paths.get(id);
      if (path === undefined || !(await isFolder(path))) return null;
      const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
      if (entries === null) return null;
      const below = entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.startsWith('$'))
        .map(({ name }) => name)
        .sort((a, b) => a.localeCompare(b, 'zh-CN'))
        .slice(0, MOST_FOLDERS);
      const above = dirname(path);
      return {
        here: { id, name: names.get(id) ?? nameOf(path) },
        up: above === path || !ids.has(above) ? null : idOf(above, nameOf(above)),
        folders: below.map((name) => folder(join(path, name), name)),
        pictures: entries.filter((entry) => entry.isFile() && PICTURE.test(entry.name)).length,
      };
    },
  };
}

const nameOf = (path: string): string => basename(path) || path.slice(0, 2);

/** A link is none: it may lead anywhere. */
async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Where such programs put their pictures: the user’s own folders, and drives. */
async function usualPlaces(): Promise<Root[]> {
  const home = homedir();
  const own = [
    { name: '图片', path: join(home, 'Pictures') },
    { name: '图片', path: join(home, '图片') },
    { name: '桌面', path: join(home, 'Desktop') },
    { name: '桌面', path: join(home, '桌面') },
    { name: '文档', path: join(home, 'Documents') },
    { name: '我的文件夹', path: home },
  ];
  const drives = process.platform === 'win32' ? ['C:\\', ...(await mountedDrives())] : await mountedDrives();
  return [...own, ...drives.map((path) => ({ name: nameOf(path), path }))];
}
