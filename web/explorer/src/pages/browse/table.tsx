export function Table() {
  return <h1>Table</h1>;
}
