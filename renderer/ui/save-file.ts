const types: Record<string, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
};

/** Chromium takes ten downloads at a time and drops what comes beside them without a word. */
const AT_A_TIME = 8;
const SPAN_MS = 1500;
let handedOver: readonly number[] = [];
let queue: Promise<void> = Promise.resolve();

/** Hands bytes to the shell as a download; where it lands is the clerk's choice, not the window's. */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  queue = queue.then(async () => {
    const wait = (handedOver.at(-AT_A_TIME) ?? 0) + SPAN_MS - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    handedOver = [...handedOver.slice(1 - AT_A_TIME), Date.now()];
    download(name, bytes);
  });
}

function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const type = types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
