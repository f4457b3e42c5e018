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

// faultsOf compares declarations with changes. Dangerous changes may be declared, breaking ones must be.
export function faultsOf({ breaking, dangerous }, declared) {
  const faults = [];
  const known = [...breaking.map((c) => c.text), ...dangerous];
  const said = new Map();
  for (const item of declared) {
    const change = known.find((c) => item.startsWith(c));
    if (!change) {
      faults.push(`CHANGELOG.md declares what did not happen: "${item}"\n`
        + '  Delete it, or begin it with the very words of the change.');
    } else if (said.has(change)) {
      faults.push(`CHANGELOG.md declares twice: "${change}"\n  Keep one of them.`);
    } else if (item.length === change.length) {
      faults.push(`CHANGELOG.md declares "${change}" and no more\n  Say in the same item what clients do instead.`);
    }
    said.set(change, item);
  }
  for (const { text, whom } of breaking.filter((c) => !said.has(c.text))) {
    faults.push(`${text} This breaks ${whom}.\n`
      + '  Undo it and keep what was there, with @deprecated; or declare it in CHANGELOG.md under "### Breaking" of "## Unreleased":\n'
      + `  - ${text} <what clients do instead>`);
  }
  return faults;
}
