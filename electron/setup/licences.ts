// Writes docs/licences.md anew; test/security/dependencies.test.ts fails when it is stale.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAllowed, licencesText, shippedPackages } from './licence-list.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packages = shippedPackages(root);
const refused = packages.filter((each) => !isAllowed(each));
for (const { name, version, licence } of refused)
  console.error(`${name}@${version}: ${licence || 'no licence'}`);
writeFileSync(`${root}docs/licences.md`, licencesText(packages));
process.exitCode = refused.length > 0 ? 1 : 0;
