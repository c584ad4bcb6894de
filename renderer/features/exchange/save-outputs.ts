import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';

/** Hands finished files to the shell, one after the other. */
export async function saveOutputs(files: readonly { outputId: string; name: string }[]): Promise<void> {
  for (const { outputId, name } of files) saveFile(name, await readOutput(outputId));
}
