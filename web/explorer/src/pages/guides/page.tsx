export function Guides() {
  return <h1>Guides</h1>;
}
