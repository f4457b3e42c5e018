/** How a value is known, if not exactly: about, or not less. */
export type Sign = '≈' | '≥';

export const withSign = (sign: Sign | undefined, written: string): string => (sign ? `${sign}\u202f${written}` : written);

/** The sign that is true of all of several values. */
export const signOfAll = (of: readonly { sign?: Sign | undefined }[]): Sign | undefined => (of.some(({ sign }) => sign === '≥') ? '≥' : of.find(({ sign }) => sign)?.sign);
