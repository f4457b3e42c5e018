type Attributes = Readonly<Record<string, string | number>>;

/** Makes an element of a drawing. */
export function element<N extends keyof SVGElementTagNameMap>(document: Document, name: N, attributes: Attributes, ...children: readonly (Node | string)[]): SVGElementTagNameMap[N] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}
