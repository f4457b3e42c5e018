package endpoint

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/db/session"
	"govhub/errorcode"
	"govhub/graph/plan"
	"govhub/warning"
	"govhub/web/limits"
	"govhub/web/request"
)

// outcome is the result of an operation: one of body, partial and failure, or none of them if execution was cancelled. Requests
// may share it; they must not change it.
type outcome struct {
	body       [][]byte          // pieces of an answer without errors
	encoding   encoding          // of the body
	partial    *graphql.Response // with errors, in order
	failure    *gqlerror.Error   // instead of an answer
	extensions extensions
	statements int
}

func (e *Endpoint) execute(ctx context.Context, op *graphql.OperationContext, release int32) outcome {
	done, err := e.schema.take(ctx, e.guard.Introspected(op.Doc, op.Operation) > largeSchema)
	if err != nil {
		return outcome{failure: e.config.Present(ctx, err)}
	}
	defer done()
	ctx, statements := session.WithStatements(ctx)
	ctx, warnings := warning.Collect(ctx, plan.PathOf)
	resp := e.run(ctx, op)
	out := outcome{statements: len(statements.Names()), extensions: extensions{Release: release, Warnings: warnings.List()}}
	most := e.config.Limits.Response
	switch {
	case resp == nil: // too late
	case len(resp.Data) > most:
		out.failure = request.Coded(errorcode.ResponseTooLarge,
			"the answer has "+limits.Number(len(resp.Data))+" bytes; the limit is "+limits.Number(most)+": ask for fewer fields or smaller pages")
	case len(resp.Errors) > 0:
		slices.SortStableFunc(resp.Errors, byPath)
		out.partial = resp
	default:
		out.body = assemble(nil, resp, out.extensions)
	}
	return out
}

// run executes an operation, unless its deadline has passed.
func (e *Endpoint) run(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	if ctx.Err() != nil {
		return nil
	}
	ctx = graphql.WithResponseContext(graphql.WithOperationContext(ctx, op), e.config.Present, e.recovered)
	resp := e.config.Schema.Exec(ctx)(ctx)
	if resp != nil {
		resp.Errors = append(resp.Errors, graphql.GetErrors(ctx)...)
	}
	return resp
}

// extensions are what an answer tells besides the data.
type extensions struct {
	ErrorsOmitted int               `json:"errorsOmitted,omitempty"`
	Release       int32             `json:"release"`
	Warnings      []warning.Warning `json:"warnings,omitempty"`
}

// dataPiece is the index of the data in the pieces of an answer without errors.
const dataPiece = 1

// assemble returns an answer in pieces. The data is not encoded again, which would cost more than the rest of the answer.
func assemble(errs gqlerror.List, resp *graphql.Response, about extensions) [][]byte {
	head := append(make([]byte, 0, 16), '{')
	if len(errs) > 0 {
		head = append(append(append(head, `"errors":`...), encode(errs)...), ',')
	}
	data := resp.Data
	if len(data) == 0 {
		data = json.RawMessage("null")
	}
	head = append(head, `"data":`...)
	tail := append(append(append(make([]byte, 0, 64), `,"extensions":`...), encode(about)...), '}')
	return [][]byte{head, data, tail}
}

// byPath sorts errors, which concurrent fields report in any order.
func byPath(a, b *gqlerror.Error) int {
	for i := range min(len(a.Path), len(b.Path)) {
		if order := compareSteps(a.Path[i], b.Path[i]); order != 0 {
			return order
		}
	}
	return cmp.Or(cmp.Compare(len(a.Path), len(b.Path)), cmp.Compare(a.Message, b.Message))
}

func compareSteps(a, b ast.PathElement) int {
	i, ok := a.(ast.PathIndex)
	if j, same := b.(ast.PathIndex); ok && same {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
}
