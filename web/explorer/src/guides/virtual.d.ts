declare module 'virtual:guides' {
  export const contents: import('./built').Contents;
  /** Loads a document by its path: how-to/cite. */
  export const guides: Record<string, (() => Promise<{ default: import('./built').Guide }>) | undefined>;
}

declare module 'virtual:guides/search' {
  const index: string;
  export default index;
}
