/** The words of a text or of a query, whose names are of several: awardEntries, FEDERAL_DISTRICT. */
export function words(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const small =
  'a an the of in on by to is are was were and or for with per from which what who how where it as at do does have has any ' +
  'в во на по и или из о об от с со у к для за до как какой какая какие какое каких что кто где чем это ли';
const asides = new Set(small.split(' '));

/** Whether a word tells what a question is about. */
export const tells = (word: string): boolean => !asides.has(word);

const endings = /(?:иями|ями|ами|иях|ях|ах|иям|ям|ам|ого|его|ому|ему|ыми|ими|ией|ей|ой|ов|ев|ия|ию|ии|ие|ые|ый|ий|ая|яя|ое|ее|ую|юю|ых|их|ом|ем|[аяоеиыуюьй]|ies|es|s|y|e)$/u;

/** What all forms of a word begin with: the word without its ending in either language. */
export function beginning(word: string): string {
  const rest = word.replace(endings, '');
  return rest.length < 3 ? word : rest;
}
