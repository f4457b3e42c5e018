import type { SourceLineFragment } from '../../gql/graphql';
import type { Edge } from './network';

/** Numbers sources in the order in which they are first cited. */
export class Cited {
  readonly sources: SourceLineFragment[] = [];

  cite = ({ source }: Edge): number => {
    const found = this.sources.findIndex(({ id }) => id === source.id);
    return found >= 0 ? found + 1 : this.sources.push(source);
  };
}
