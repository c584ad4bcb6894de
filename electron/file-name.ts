const MAX_BYTES = 200;

// \p{Cf} holds the bidi controls, which can make one name look like another.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const forbidden = /[\\/:*?"<>|]/;
const windowsDevice = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Why a name cannot be a file or folder on every system we run on, as a clerk's sentence; null when it can. */
export function fileNameProblem(name: string): string | null {
  if (name.trim() === '') return '名称不能为空';
  if (forbidden.test(name)) return '名称中不能有 \\ / : * ? " < > | 这些符号';
  if (unprintable.test(name)) return '名称中有看不见的控制字符，请重新输入';
  if (/^[.\s]|[.\s]$/u.test(name)) return '名称的开头和结尾不能是句点或空格';
  if (windowsDevice.test(name)) return '这个名称是系统保留的，请换一个';
  if (Buffer.byteLength(name) > MAX_BYTES) return '名称太长，请缩短';
  return null;
}

/** The nearest name that is allowed everywhere; what is a name already stays as it is. */
export function safeFileName(name: string): string {
  if (fileNameProblem(name) === null) return name;
  const cleaned = name
    .replace(new RegExp(unprintable, 'gu'), '')
    .replace(new RegExp(forbidden, 'g'), '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const free = windowsDevice.test(cleaned) ? `_${cleaned}` : cleaned;
  return shorten(free === '' ? '未命名' : free);
}

function shorten(name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] =
    dot > 0 && name.length - dot <= 10 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const letters = [...stem];
  while (Buffer.byteLength(letters.join('') + extension) > MAX_BYTES) letters.pop();
  return letters.join('') + extension;
}
