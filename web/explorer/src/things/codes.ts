import { useAnswer } from '../app/answer';
import { CodesDocument } from '../gql/graphql';

/** Returns what writes a code of a closed set, such as a kind or status, in the language of the page. */
export function useCodes(): (set: string, code: string) => string {
  const { data } = useAnswer(CodesDocument, {});
  return (set, code) => data?.codeLists?.find(({ name }) => name === set)?.codes.find((one) => one.code === code)?.label ?? code;
}
