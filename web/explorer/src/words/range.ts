/** Writes a label such as 5-6 with the dash of ranges. */
export const ranged = (label: string): string => label.replace(/(\d)-(?=\d)/g, '$1–');
