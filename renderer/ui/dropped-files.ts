/** More than any folder of scans; what lies beyond is left where it is. */
const MOST = 5000;

/** The files that were dropped, those inside dropped folders too, by their names as a clerk counts them. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  // The list is empty once anything is awaited.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = [...data.files];
  if (!entries.some(({ isDirectory }) => isDirectory)) return files;
  const found: File[] = [];
  for (const entry of entries) await collect(entry, found);
  return found.sort((one, other) => one.name.localeCompare(other.name, 'zh-CN', { numeric: true }));
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST || entry.name.startsWith('.')) return;
  if (entry.isFile) {
    found.push(await new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A folder is told in pieces until an empty one.
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (piece.length === 0) return;
    for (const each of piece) await collect(each, found);
  }
}
