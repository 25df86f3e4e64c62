import { test } from 'node:test'
test.skip('a closed shop takes no visits', () => undefined)
test('an open one does', { only: true }, () => undefined)
