import { hub } from './hub';

const below = `${hub.prefix}/embed/`;

/** What a frame of another page shows: the address of the page that it is from, and which of its figures. Undefined on pages themselves. */
export const embedded = location.pathname.startsWith(below) ? readAddress() : undefined;

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const [figure, theme] = ['figure', 'theme'].map((name) => parameters.get(name) ?? undefined);
  parameters.delete('figure');
  parameters.delete('theme');
  return { page: `${hub.prefix}/${location.pathname.slice(below.length)}?${parameters}`, figure, theme };
}
