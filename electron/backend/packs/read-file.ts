import { checkProblems } from '#domain/policy/check-problems.ts';
import { findPack, basePack, newestPack, resolvePack } from '#domain/policy/resolve-pack.ts';
import { problemsOf } from '#domain/policy/pack-problems.ts';
import { type PackFile, packFileSchema } from '#domain/policy/pack-schema.ts';

/** A pack's file that can be loaded, or sentences that say why not. */
export type FileReading =
  | { readonly file: PackFile; readonly problems: readonly [] }
  | { readonly file: null; readonly problems: readonly string[] };

const refused = (...problems: string[]): FileReading => ({ file: null, problems });

/**
 * Reads a pack as a person wrote it. What it rests on is written into it with its version, so that one version of a
 * pack means the same for ever.
 */
export function readPackFile(text: string, library: readonly PackFile[]): FileReading {
  const json = parsed(text);
  if (typeof json === 'string') return refused(json);
  const result = packFileSchema.safeParse(json.value);
  if (!result.success) return refused(...problemsOf(result.error.issues));
  const problem = refusalOf(result.data, library);
  if (problem !== null) return refused(problem);
  const file = withBaseVersion(result.data, library);
  const { pack, problems } = resolvePack(file, [...library, file]);
  if (pack === null) return { file: null, problems };
  const wrong = checkProblems(file.checks, pack.checks);
  return wrong.length === 0 ? { file, problems: [] } : refused(...wrong);
}

function parsed(text: string): { value: unknown } | string {
  if (text.includes('\uFFFD')) return '文件不是 UTF-8 编码，请用记事本打开，另存为 UTF-8 编码后再选。';
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown };
  } catch (error) {
    const place = /line (\d+) column (\d+)/u.exec(error instanceof Error ? error.message : '');
    const where = place === null ? '' : `第 ${place[1]} 行第 ${place[2]} 个字附近`;
    return `这不是政策包文件（JSON 格式不对）。${where}请检查引号、逗号和括号是否成对。`;
  }
}

/** The version that a pack rests on, as it is written or as the library has it now. */
function withBaseVersion(file: PackFile, library: readonly PackFile[]): PackFile {
  const base = file.extends === null ? undefined : basePack(file.extends, library);
  return base === undefined ? file : { ...file, extends: `${base.id}@${base.version}` };
}

/** The same but for the version that the loading wrote into it. */
function isSame(a: PackFile, b: PackFile): boolean {
  const plain = ({ extends: base, ...rest }: PackFile) =>
    canonical({ ...rest, extends: base?.split('@')[0] ?? null });
  return plain(a) === plain(b);
}

/** JSON with the keys in order: what two people wrote in different order is the same. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

function refusalOf(file: PackFile, library: readonly PackFile[]): string | null {
  const { id, version, title } = file;
  const known = findPack(library, file);
  if (known !== undefined) {
    if (isSame(known, file)) return `“${title}”第 ${version} 版已经有了，不用再载入。`;
    return `已经有“${id}”第 ${version} 版，内容和这个文件不同。请把文件里的 version 改成 ${version + 1} 再载入。`;
  }
  const newest = newestPack(id, library);
  if (newest !== undefined && newest.version > version)
    return `已经有“${id}”第 ${newest.version} 版，比这个文件（第 ${version} 版）新，不能载入旧版。`;
  if (file.extends !== null && basePack(file.extends, library) === undefined)
    return `找不到本政策包所依据的政策包“${file.extends}”，请先载入它。`;
  return null;
}
