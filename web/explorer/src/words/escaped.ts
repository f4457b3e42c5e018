const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Writes a text for XML and HTML, in elements and attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]!);
