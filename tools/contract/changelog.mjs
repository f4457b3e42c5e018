// The changes that the changelog declares under "### Breaking" of "## Unreleased": a list whose items begin with the
// change in the words of the check, followed by what clients do instead.
export function declarations(changelog) {
  const items = [];
  for (const line of section(section(changelog.split('\n'), '## ', 'Unreleased'), '### ', 'Breaking')) {
    if (line.startsWith('- ')) items.push(line.slice(2));
    else if (items.length > 0) items.push(`${items.pop()} ${line}`);
  }
  return items.map((item) => item.replaceAll('`', '').replace(/\s+/g, ' ').trim());
}

// section returns the lines below a heading, up to the next of its level.
function section(lines, level, title) {
  const start = lines.indexOf(level + title);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith(level));
  return end < 0 ? rest : rest.slice(0, end);
}

// covers reports whether a declaration begins with the words of a change. A * stands for any words: the declaration covers all
// changes of the form.
function covers(item, change) {
  const words = item.split('. ', 1)[0].replace(/\.?$/, '.');
  const parts = words.split('*').map((part) => part.replace(/[^\w\s]/g, '\\$&'));
  return parts.length > 1 ? RegExp(`^${parts.join('.+')}$`).test(change) : item.startsWith(change);
}

// faultsOf compares declarations with changes. Dangerous changes may be declared, breaking ones must be.
export function faultsOf({ breaking, dangerous }, declared) {
  const faults = [];
  const known = [...breaking.map((c) => c.text), ...dangerous];
  const said = new Map();
  for (const item of declared) {
    const changes = known.filter((c) => covers(item, c));
    if (changes.length === 0) {
      faults.push(`CHANGELOG.md declares what did not happen: "${item}"\n`
        + '  Delete it, or begin it with the very words of the change.');
    } else if (changes.some((c) => said.has(c))) {
      faults.push(`CHANGELOG.md declares twice: "${changes.find((c) => said.has(c))}"\n  Keep one of them.`);
    } else if (!item.includes('. ')) {
      faults.push(`CHANGELOG.md declares "${item}" and no more\n  Say in the same item what clients do instead.`);
    }
    for (const change of changes) said.set(change, item);
  }
  for (const { text, whom } of breaking.filter((c) => !said.has(c.text))) {
    faults.push(`${text} This breaks ${whom}.\n`
      + '  Undo it and keep what was there, with @deprecated; or declare it in CHANGELOG.md under "### Breaking" of "## Unreleased":\n'
      + `  - ${text} <what clients do instead>`);
  }
  return faults;
}
