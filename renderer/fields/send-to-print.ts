import { handOver } from '../memory.ts';
import { go } from '../route.ts';

/** Leads to the documents with one of them chosen, and for whom. */
export function sendToPrint(
  document: string,
  target:
    | { readonly villageId: number }
    | { readonly township: true }
    | { readonly procedureId: number }
    | { readonly households: readonly number[] },
): void {
  handOver('documents.sent', { document, ...target });
  go({ page: 'documents', tab: 'print' });
}
