import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSchema } from '../../web/explorer/node_modules/graphql/index.mjs';
import { changesBetween } from './changes.mjs';
import { declarations, faultsOf } from './changelog.mjs';
import { deprecationFaults } from './deprecated.mjs';

const changes = (before, after) => changesBetween(buildSchema(before), buildSchema(after));
const changelog = (...items) => `# Changelog

## Unreleased

### Breaking

${items.map((item) => `- ${item}`).join('\n')}

### Else

- \`A.b\` was removed. Not declared here.

## 0.1.0

### Breaking

- \`A.old\` was removed. Long ago.
`;

const before = `
  directive @d(x: Int) repeatable on QUERY | FIELD
  interface I { i: Int }
  type Query implements I { i: Int a: A u: U e(one: E, n: Int, d: Int! = 1, m: Int = 1): E s: S f: Float }
  type A { b: Int c: Int }
  type B { b: Int }
  union U = A | B
  enum E { ONE TWO }
  scalar S
  input In { x: Int y: Int d: Int! = 1 m: Int = 1 }
  input By { x: Int y: Int }
`;

// Each entry edits the schema above, and has the expected changes.
const cases = [
  { edit: ['A { b: Int c: Int }', 'A { c: Int }'], breaking: ['A.b was removed.'] },
  { edit: ['c: Int }', 'c: Int! }'] }, // never null is safe to read
  { edit: ['A { b: Int', 'A { b: [Int]'], breaking: ['A.b changed type from Int to [Int].'] },
  { edit: ['f: Float', 'f: Float!'] },
  { edit: ['i: Int a: A', 'i: Int! a: A'] },
  { edit: ['type A { b: Int', 'type A { z: Int b: Int'] }, // a new field
  { edit: ['scalar S', 'enum S { X }'], breaking: ['S changed from a Scalar type to an Enum type.'] },
  { edit: ['U = A | B', 'U = A'], breaking: ['B was removed from union type U.'] },
  { edit: ['{ ONE TWO }', '{ ONE }'], breaking: ['TWO was removed from enum type E.'] },
  { edit: ['{ ONE TWO }', '{ ONE TWO SIX }'], dangerous: ['SIX was added to enum type E.'] },
  { edit: ['n: Int,', ''], breaking: ['Query.e arg n was removed.'] },
  { edit: ['n: Int,', 'n: Int!,'], breaking: ['Query.e arg n has changed type from Int to Int!.'] },
  { edit: ['n: Int,', 'n: Int, o: Int!,'], breaking: ['A required arg o on Query.e was added.'] },
  { edit: ['n: Int,', 'n: Int, o: Int,'], dangerous: ['An optional arg o on Query.e was added.'] },
  { edit: ['d: Int! = 1, m', 'd: Int! = 2, m'], dangerous: ['Query.e arg d has changed defaultValue from 1 to 2.'] },
  {
    edit: ['d: Int! = 1, m', 'd: Int!, m'],
    breaking: ['Query.e arg d became required.'], dangerous: ['Query.e arg d defaultValue was removed.'],
  },
  { edit: ['input In { x: Int', 'input In {'], breaking: ['In.x was removed.'] },
  { edit: ['input In { x: Int', 'input In { x: Int!'], breaking: ['In.x changed type from Int to Int!.'] },
  { edit: ['input In { x: Int', 'input In { x: Int z: Int!'], breaking: ['A required field z on input type In was added.'] },
  { edit: ['input In { x: Int', 'input In { x: Int z: Int'], dangerous: ['An optional field z on input type In was added.'] },
  {
    edit: ['d: Int! = 1 m', 'd: Int! m'],
    breaking: ['In.d became required.'], dangerous: ['In.d has changed defaultValue from 1 to none.'],
  },
  { edit: ['m: Int = 1 }', 'm: Int = 2 }'], dangerous: ['In.m has changed defaultValue from 1 to 2.'] },
  { edit: ['input By {', 'input By @oneOf {'], breaking: ['By became a @oneOf input type.'] },
  {
    edit: ['Query implements I', 'Query'],
    breaking: ['Query no longer implements interface I.'],
  },
  { edit: ['d(x: Int)', 'd'], breaking: ['x was removed from d.'] },
  { edit: ['d(x: Int)', 'd(x: Int y: Int!)'], breaking: ['A required arg y on directive d was added.'] },
  { edit: ['repeatable on', 'on'], breaking: ['Repeatable flag was removed from d.'] },
  { edit: ['QUERY | FIELD', 'FIELD'], breaking: ['QUERY was removed from d.'] },
  { edit: ['directive @d(x: Int) repeatable on QUERY | FIELD', ''], breaking: ['d was removed.'] },
  { edit: ['input By { x: Int y: Int }', ''], breaking: ['By was removed.'] },
];

for (const { edit, breaking = [], dangerous = [] } of cases) {
  test(`changes: ${edit.join(' -> ')}`, () => {
    const after = before.replace(...edit);
    assert.notEqual(after, before);
    const found = changes(before, after);
    assert.deepEqual(found.breaking.map((c) => c.text), breaking);
    assert.deepEqual(found.dangerous, dangerous);
    assert.ok(found.breaking.every((c) => c.whom), 'it is said whom each breaks');
    const faults = faultsOf(found, []);
    assert.equal(faults.length, breaking.length);
    assert.ok(breaking.every((text, i) => faults[i].startsWith(text)), faults.join('\n'));
    assert.deepEqual(faultsOf(found, [...breaking, ...dangerous].map((text) => `${text} Do this.`)), []);
  });
}

test('a removed field is declared', () => {
  const removed = changes(before, before.replace('b: Int c: Int', 'c: Int'));
  const faults = (...items) => faultsOf(removed, declarations(changelog(...items)));
  assert.deepEqual(faults('`A.b` was removed. Use\n  `A.c`.'), []);
  assert.match(faults()[0], /^A\.b was removed\. This breaks queries that name it\.\n.*Undo it.*\n {2}- A\.b was removed\. </s);
  assert.match(faults('`A.b` was removed.')[0], /no more/);
  assert.match(faults('`A.b` was removed. Use `A.c`.', '`A.b` was removed. Use `A.d`.')[0], /twice/);
  const stale = faults('`A.b` was removed. Use `A.c`.', '`A.c` was removed. Use `A.d`.');
  assert.equal(stale.length, 1);
  assert.match(stale[0], /did not happen: "A\.c was removed/);
});

test('one declaration covers all changes of a form', () => {
  const faults = (item) => faultsOf(changes('type Query { a: Int! b: Int! c: Int }', 'type Query { a: Int b: Int }'), declarations(changelog(item)));
  assert.equal(faults('`Query.*` changed type from `*!` to `*`. Test for null.').length, 1); // c is another
  assert.match(faults('`A.*` changed type from `*!` to `*`. Test for null.')[0], /did not happen/);
  assert.match(faults('`Query.*` changed type from `*!` to `*`.')[0], /no more/);
});

test('nothing changed, and the changelog declares nothing', () => {
  assert.deepEqual(faultsOf(changes(before, before), declarations('# Changelog\n\n## Unreleased\n\n- New.\n')), []);
});

test('deprecated members say what to use and since when', () => {
  const schema = (reason) => buildSchema(`
    directive @d(x: Int @deprecated(reason: "${reason}") y: Int) on FIELD
    interface I { old: Int @deprecated(reason: "${reason}") y: Int }
    type Query { old(x: Int @deprecated(reason: "${reason}"), y: Int): E @deprecated(reason: "${reason}") y: Int }
    enum E { OLD @deprecated(reason: "${reason}") y }
    input In { old: Int @deprecated(reason: "${reason}") y: Int }
  `);
  const names = ['E.OLD', 'I.old', 'In.old', 'Query.old', 'Query.old(x:)', '@d(x:)'].sort();
  for (const good of ['Use `y` instead. Deprecated since 0.2.0.', 'Use `Query.old(y:)` instead. Deprecated since 2026-11-29.', 'Use `@d(y:)` instead. Deprecated since 1.0.0.']) {
    assert.deepEqual(deprecationFaults(schema(good)), []);
  }
  for (const bad of ['No longer supported', 'Use `y` instead.', 'Use y instead. Deprecated since 0.2.0.', 'Use `y` instead. Deprecated since spring.', 'Use `z` instead. Deprecated since 0.2.0.', '']) {
    assert.deepEqual(deprecationFaults(schema(bad)).map((fault) => fault.split(': @deprecated')[0]).sort(), names, bad);
  }
  assert.deepEqual(deprecationFaults(buildSchema('type Query { y: Int }')), []);
  assert.equal(deprecationFaults(buildSchema('type Query { y: Int @deprecated z: Int }')).length, 1);
});
