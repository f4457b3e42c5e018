// Opens files of a running hub with readers that are not the hub's: usage: node readers.mjs URL
import assert from "node:assert/strict";
import { MultiDirectedGraph } from "graphology";
import { parse } from "graphology-gexf";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { readSheet } from "read-excel-file/node";

const hub = process.argv[2];

async function get(address) {
  const response = await fetch(hub + address);
  assert.equal(response.status, 200, `${address}: ${response.status}`);
  return response;
}
const bytes = async (address) => (await get(address)).arrayBuffer();
const rows = (await (await get("/releases/1/region.jsonl")).text()).trim().split("\n").map(JSON.parse);

// XLSX: codes are texts, numbers numbers, days dates.
const [header, ...cells] = await readSheet(Buffer.from(await bytes("/releases/1/region.xlsx")), "rows");
assert.deepEqual(header, Object.keys(rows[0]));
rows.forEach((row, i) => {
  header.forEach((name, j) => {
    const cell = cells[i][j];
    assert.equal(cell instanceof Date ? cell.toISOString().slice(0, 10) : cell, row[name], `row ${i}, ${name}`);
  });
});
const query = "{ municipalities { nodes { oktmo name } } }";
const [, ...places] = await readSheet(Buffer.from(await bytes(`/graphql.xlsx?query=${encodeURIComponent(query)}`)), "rows");
assert.ok(places.length > 100 && places.every(([code]) => /^\d{8}(\d{3})?$/.test(code)), "codes with their zeros");

// Parquet.
const read = await parquetReadObjects({ file: await bytes("/releases/1/region.parquet"), compressors });
assert.deepEqual(read.map((row) => row.oktmo), rows.map((row) => row.oktmo));
const wide = `{ table(places: {regions: {}}, indicators: [{indicator: "service-applications", period: "2025"}, {indicator: "region-population"}]) {
  columns { name } nodes { place name population lat region { disputed } values } } }`;
const { columns, nodes } = (await (await get(`/graphql?query=${encodeURIComponent(wide.replace(") {", ", first: 100) {"))}`)).json()).data.table;
const asked = await parquetReadObjects({ file: await bytes(`/graphql.parquet?query=${encodeURIComponent(wide)}`), compressors });
assert.deepEqual(asked, nodes.map(({ values, region, ...row }) => ({
  ...row, "region.disputed": region.disputed, ...Object.fromEntries(columns.map(({ name }, i) => [name, values[i]])),
})), "a table of places as in JSON");

// GEXF of both versions.
const network = await (await get("/network/graph.json")).json();
for (const version of ["1.2", "1.3"]) {
  const graph = parse(MultiDirectedGraph, await (await get(`/network/graph.gexf?version=${version}`)).text());
  assert.deepEqual([graph.order, graph.size], [network.nodes.length, network.links.length], version);
}
console.log("XLSX, Parquet and GEXF open in other readers");
