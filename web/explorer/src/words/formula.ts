/** Whether spreadsheets would compute a text. */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);
