import { useAnswer } from '../app/answer';
import { CodesDocument } from '../gql/graphql';

/** Returns the closed sets, with their codes and what people call them in the language of the page. */
export function useCodeLists() {
  const { data } = useAnswer(CodesDocument, {});
  return data?.codeLists ?? [];
}

/** Returns what writes a code of a closed set, such as a kind or status, in the language of the page. */
export function useCodes(): (set: string, code: string) => string {
  const lists = useCodeLists();
  return (set, code) => lists.find(({ name }) => name === set)?.codes.find((one) => one.code === code)?.label ?? code;
}
