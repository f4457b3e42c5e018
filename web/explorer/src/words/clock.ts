/** Writes an offset of local time: +03:00 is UTC+3. */
export const clock = (offset: string): string => (offset.startsWith('UTC') ? offset : `UTC${offset.replace(/^([+-])0?(\d+):00$/, '$1$2')}`);
