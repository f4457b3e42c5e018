import type { ComponentType } from 'react';
import { Answer, useAnswer } from '../app/answer';
import type { TypedDocumentString } from '../gql/graphql';
import { Absent } from './absent';
import type { Asked } from './asked';

/** What a page of a thing gets: the thing, and how it was asked for. */
export interface PageOf<T> {
  of: NonNullable<T>;
  asked: Asked;
}

/** Makes the page of things that a query finds by slug, which is also their key in addresses. */
export function pageOf<Q extends object, F extends keyof Q & string>(query: TypedDocumentString<Q, { slug: string }>, field: F, View: ComponentType<PageOf<Q[F]>>) {
  return function Page({ of: slug }: { of: string }) {
    const variables = { slug };
    const answer = useAnswer(query, variables);
    return (
      <Answer of={answer}>
        {({ [field]: found }) =>
          found ? (
            <article>
              <View of={found} asked={{ query, variables }} />
            </article>
          ) : (
            <Absent />
          )
        }
      </Answer>
    );
  };
}
