import { logHead } from '#db/verify-logs.ts';
import { headWords, readHeadWords } from '#domain/operators/head-words.ts';
import { findHousehold } from '#db/households.ts';
import { reader } from '#db/write.ts';
import { notFound, ok, refuse } from '#contract/result.ts';
import { headProblem, UNREADABLE_WORDS } from '../access/head-problem.ts';
import { listEntries } from '../access/list-entries.ts';
import { logWorkbook } from '../access/log-workbook.ts';
import { flushAccess } from '../access/note-access.ts';
import type { Handlers } from '../dispatch.ts';
import { openArchiveOf } from '../session.ts';

export const accessHandlers = {
  'access.list': listEntries,
  'access.workbook': logWorkbook,
  'access.unmask': async (session, { householdId }) => {
    const found = await findHousehold(reader(openArchiveOf(session)), { id: householdId });
    return found === undefined ? notFound('这一户') : ok({});
  },
  'access.head': async (session) => {
    const archive = openArchiveOf(session);
    await flushAccess(archive);
    const changes = logHead(archive.rawReading, 'change');
    const entries = logHead(archive.rawReading, 'access_entry');
    return ok({ changes, entries, words: headWords(changes, entries) });
  },
  'access.proveHead': (session, { words }) => {
    const db = openArchiveOf(session).rawReading;
    const written = readHeadWords(words);
    if (written === null) return refuse('head-words', UNREADABLE_WORDS);
    const problem = headProblem(db, written);
    return ok({ ok: problem === null, problem });
  },
} satisfies Partial<Handlers>;
