import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, refuse, type Result } from '#contract/result.ts';
import type { Terminal } from './cli-terminal.ts';
import { safeFileName } from './file-name.ts';

const CHUNK = 1_000_000;

interface WaitingOutput {
  readonly outputId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Takes the bytes that wait in the backend and puts them under `folder`. The file appears whole or not at all: a
 * part file beside it, flushed, then renamed over whatever had the name. Answers the path.
 */
export async function writeOutput(
  terminal: Terminal,
  output: WaitingOutput,
  folder: string,
): Promise<Result<string>> {
  const path = join(folder, safeFileName(output.name));
  const part = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const written = await writePart(terminal, output, part);
    if (!written.ok) return written;
    await rename(part, path);
    return ok(path);
  } catch (error) {
    return refuse('file-write', `无法写入 ${path}：${writeProblem(error)}。`);
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
    await terminal.ask('output.drop', { outputId: output.outputId });
  }
}

async function writePart(terminal: Terminal, output: WaitingOutput, part: string): Promise<Result<null>> {
  const file = await open(part, 'wx', 0o600);
  try {
    return await copyBytes(terminal, output, file);
  } finally {
    await file.close();
  }
}

async function copyBytes(terminal: Terminal, output: WaitingOutput, file: FileHandle): Promise<Result<null>> {
  const hash = createHash('sha256');
  for (let offset = 0, isDone = false; !isDone;) {
    const answer = await terminal.ask('output.read', { outputId: output.outputId, offset, length: CHUNK });
    if (!answer.ok) return answer;
    const bytes = Buffer.from(answer.value.base64, 'base64');
    await file.writeFile(bytes);
    hash.update(bytes);
    offset += bytes.length;
    isDone = answer.value.done || bytes.length === 0;
  }
  await file.sync();
  const whole = hash.digest('hex') === output.sha256;
  return whole ? ok(null) : fail({ code: 'unexpected', reference: 'output-incomplete' });
}

function writeProblem(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
      return '没有写入权限';
    case 'EROFS':
      return '磁盘是只读的';
    case 'ENOSPC':
    case 'EDQUOT':
      return '磁盘已满';
    case 'EEXIST':
    case 'ENOTDIR':
      return '存放的位置不是文件夹';
    case 'EISDIR':
      return '已有同名的文件夹';
    case 'EBUSY':
      return '文件正被别的程序打开';
    default:
      return '磁盘出错';
  }
}
