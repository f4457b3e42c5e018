// Long addresses are shown by their site alone.
function shown(address: string): string {
  const short = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return short.length > 32 ? short.split('/')[0]! : short;
}

/** Leads to a page of the web, if its address is one. */
export function WebLink({ to }: { to: string }) {
  return /^https?:\/\//.test(to) ? (
    <a href={to} rel="noreferrer">
      {shown(to)}
    </a>
  ) : (
    to
  );
}
