import { rebuildDerived } from '../derived.ts';
import type { Migration } from '../migrate.ts';

/**
 * Rows made from other rows so that finding and listing stay quick in a large township: the full-text index of
 * households and people, and what a list shows of a household, now and by year. None of them is logged; `write`
 * keeps them up to date, `verify` compares. A later migration that changes what they are made of takes `fill` over.
 */
export const search: Migration = {
  version: 3,
  name: 'search',
  sql: `
DROP TABLE search_entry;

CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE household_summary (
  household_id INTEGER PRIMARY KEY,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  household_no TEXT,
  village_id INTEGER,
  group_name TEXT,
  place TEXT,
  household_type TEXT,
  head_name TEXT,
  head_sort TEXT,
  people INTEGER NOT NULL,
  monitored INTEGER NOT NULL CHECK (monitored IN (0, 1)),
  category TEXT,
  search_digest INTEGER NOT NULL
) STRICT;
CREATE INDEX household_summary_no ON household_summary (closed, household_no, household_id);
CREATE INDEX household_summary_village ON household_summary (closed, village_id, household_no, household_id);
CREATE INDEX household_summary_group ON household_summary (closed, village_id, group_name, household_no, household_id, people);
CREATE INDEX household_summary_head ON household_summary (closed, head_sort, household_no, household_id);
CREATE INDEX household_summary_monitored ON household_summary (closed, monitored, category, people);

CREATE TABLE household_year_summary (
  year INTEGER NOT NULL,
  household_id INTEGER NOT NULL,
  per_capita REAL,
  category TEXT,
  PRIMARY KEY (year, household_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_year_summary_household ON household_year_summary (household_id, year);
`,
  fill: rebuildDerived,
};
