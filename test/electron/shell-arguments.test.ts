import { expect, it } from 'vitest';
import { readShellArguments } from '#electron/shell-arguments.ts';

const npm = { npm_package_name: 'hudang', npm_lifecycle_event: 'start', INIT_CWD: '/home/clerk' };

it('reads the archive among switches that are not ours', () => {
  expect(readShellArguments(['.', '--no-sandbox', '--archive', 'a/b', '--lang=zh'], {}, '/cwd')).toEqual({
    archive: '/cwd/a/b',
  });
  expect(readShellArguments(['--archive=/data/甲镇'], {}, '/cwd')).toEqual({ archive: '/data/甲镇' });
  expect(readShellArguments([], {}, '/cwd')).toEqual({});
  expect(readShellArguments(['--archive'], {}, '/cwd')).toEqual({});
  expect(readShellArguments(['--archive', '/'], {}, '/cwd')).toEqual({});
});

it('means a relative path from where npm was called, if npm started this very program', () => {
  expect(readShellArguments(['--archive', 'a'], npm, '/cwd')).toEqual({ archive: '/home/clerk/a' });
  expect(readShellArguments(['--archive', 'a'], { ...npm, npm_lifecycle_event: 'test' }, '/cwd')).toEqual({
    archive: '/cwd/a',
  });
  expect(readShellArguments(['--archive', 'a'], { ...npm, npm_package_name: 'other' }, '/cwd')).toEqual({
    archive: '/cwd/a',
  });
});
