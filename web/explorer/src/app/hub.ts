// What the hub writes into the page: where it is, and which release is its newest.
const { prefix = '', release = '0' } = document.documentElement.dataset;

export const hub = {
  prefix,
  /** The newest release when the page was loaded: without another one in the address, everything shown is of it. */
  newest: Number(release),
};

/** Returns the address of a file of the API, such as `/releases/3/package.zip`. */
export const fileAddress = (path: string): string => hub.prefix + path;
