const longest = 30;

/** Breaks a name into at most two lines; what does not fit is left out. */
export function twoLines(text: string): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!;
    const longer = line === '' ? word : `${line} ${word}`;
    if ([...longer].length <= longest || line === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const [first, ...rest] = lines.map((line) => ([...line].length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line));
  if (rest.length === 0) return [first!];
  return [first!, rest.length > 1 ? `${rest[0]!.replace(/…$/, '')}…` : rest[0]!];
}
