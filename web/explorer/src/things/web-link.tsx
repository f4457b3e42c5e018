// Long addresses are shown by their site alone.
function shown(address: string): string {
  const short = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return short.length > 32 ? short.split(/[/?#]/)[0]! : short;
}

/** Leads to a page of the web; an address of any other kind stays text. */
export function WebLink({ to }: { to: string }) {
  return /^https?:\/\/\S+$/.test(to) ? (
    <a href={to} rel="noreferrer" title={to}>
      {shown(to)}
    </a>
  ) : (
    <bdi>{to}</bdi>
  );
}
