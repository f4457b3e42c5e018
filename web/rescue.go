package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
)

// rescue turns a panic into a plain 500. The stack goes to the log, never into the answer.
func rescue(logger *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec := record(w)
			defer func() {
				p := recover()
				if p == nil {
					return
				}
				if p == http.ErrAbortHandler {
					panic(p)
				}
				logPanic(r.Context(), logger, p)
				if rec.status != 0 { // too late for a status: break the connection, so that nobody takes half an answer for a whole
					panic(http.ErrAbortHandler)
				}
				fail(rec, r, http.StatusInternalServerError, errorcode.Internal, internalMessage)
			}()
			next.ServeHTTP(rec, r)
		})
	}
}

const internalMessage = "internal error; the log of the hub has it under this request identifier"

// recovered is what gqlgen calls for a panic in a resolver: the field fails, the rest of the answer stands.
func recovered(logger *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, p any) error {
		if _, first := Failed(ctx, graphql.GetPath(ctx)); first {
			logPanic(ctx, logger, p)
		}
		return coded(errorcode.Internal, internalMessage)
	}
}

func logPanic(ctx context.Context, logger *slog.Logger, p any) {
	logger.LogAttrs(ctx, slog.LevelError, "panic",
		slog.String("request", RequestID(ctx)),
		slog.String("panic", fmt.Sprint(p)),
		slog.String("stack", string(debug.Stack())),
	)
}

func coded(code errorcode.Code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": string(code)}}
}
