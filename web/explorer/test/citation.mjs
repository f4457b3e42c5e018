// Reads dataset/testdata/citation/CITATION.cff, which a test holds against what exports write, as YAML 1.2 and 1.1: every
// text must come back as it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const read = (name) => readFileSync(new URL(`../../../dataset/testdata/citation/${name}`, import.meta.url), "utf8");
const texts = JSON.parse(read("texts.json"));
for (const version of ["1.2", "1.1"]) {
  const c = parse(read("CITATION.cff"), { version });
  assert.equal(c.title, texts[0]);
  assert.deepEqual(c.references.map((r) => r.title), texts);
  assert.deepEqual(c.references.map((r) => r.authors[0].name), texts);
  assert.deepEqual(c.authors.filter((a) => a.name !== undefined).map((a) => a.name), texts);
}
