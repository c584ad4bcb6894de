// Writes db/schema.sql, the schema that the migrations give, for review; test/db/schema.test.ts fails when it is stale.
import { writeFileSync } from 'node:fs';
import { emptySchemaText } from '#db/migrate.ts';

writeFileSync(new URL('../../db/schema.sql', import.meta.url), emptySchemaText());
