import type { ReadStream } from 'node:tty';

/** Asks on the terminal without showing what is typed. Null when the person gives up (Ctrl+C, Ctrl+D). */
export function askHidden(
  label: string,
  input: ReadStream,
  show: (text: string) => void,
): Promise<string | null> {
  show(label);
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  const letters: string[] = [];
  return new Promise((resolve) => {
    const finish = (answer: string | null): void => {
      input.off('data', onData);
      input.setRawMode(false);
      input.pause();
      show('\n');
      resolve(answer);
    };
    const onData = (data: string): void => {
      for (const letter of data) {
        if (letter === '\r' || letter === '\n') return finish(letters.join(''));
        if (letter === '\u0003' || letter === '\u0004') return finish(null);
        if (letter === '\u007f' || letter === '\b') letters.pop();
        else if (letter >= ' ') letters.push(letter);
      }
    };
    input.on('data', onData);
  });
}
