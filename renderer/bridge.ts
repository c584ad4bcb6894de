/** What the shell puts into the window: one JSON string each way, and progress of long jobs. */
export interface Bridge {
  call(request: string): Promise<string>;
  onProgress(listener: (json: string) => void): () => void;
}

declare global {
  interface Window {
    readonly hudang: Bridge;
  }
}
