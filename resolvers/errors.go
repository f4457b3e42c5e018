package resolvers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/db"
	"govhub/db/control"
	"govhub/db/session"
	"govhub/errorcode"
	"govhub/network"
	"govhub/page"
)

// codes are the errors that a client learns, with advice. All others are INTERNAL.
var codes = []struct {
	err     error
	code    errorcode.Code
	message string
}{
	{control.ErrReleasePruned, errorcode.ReleasePruned, "the release was pruned while it was read: releases lists those that can be read"},
	{control.ErrReleaseForeign, errorcode.ReleaseNotFound, "a newer version of the hub has changed the release while it was read: ask again"},
	{network.ErrOff, errorcode.NetworkOff, "the hub keeps no network of this release: its operator can allow one with more links by --network-links"},
	{session.ErrTimeout, errorcode.Timeout, "the answer took too long: ask for less at once"},
	{context.DeadlineExceeded, errorcode.Timeout, "the answer took too long: ask for less at once"},
	{context.Canceled, errorcode.Timeout, "the request was cancelled"},
	{session.ErrBusy, errorcode.Overloaded, "the hub is busy: try again later"},
	{session.ErrUnavailable, errorcode.Unavailable, "the data cannot be reached at the moment: try again later"},
	{db.ErrNoRelease, errorcode.Unavailable, "no data has been published yet: try again later"},
}

// PresentError converts an error of a resolver for the client: a message and a documented code, never SQL. Hidden errors are
// logged, once per field of a request: failed reports the first, with the request's identifier.
func PresentError(logger *slog.Logger, failed func(ctx context.Context, path ast.Path) (request string, first bool)) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		code, message := classify(err)
		presented := graphql.DefaultErrorPresenter(ctx, err)
		if code == "" {
			return presented // an error of the document has its code already
		}
		if code == errorcode.Internal || code == errorcode.Unavailable {
			request, first := failed(ctx, presented.Path)
			if first && !errors.Is(ctx.Err(), context.Canceled) { // cancellation by the client is not a fault
				logger.ErrorContext(ctx, "resolve field",
					slog.String("request", request), slog.String("path", presented.Path.String()), slog.Any("error", err))
			}
		}
		path, argument := split(ctx, presented.Path)
		if argument != "" {
			message = "argument " + argument + ": " + message
		}
		return &gqlerror.Error{
			Message:    message,
			Path:       path,
			Locations:  presented.Locations,
			Extensions: extensions(code, err),
		}
	}
}

// extensions returns the code of an error and further data for programs.
func extensions(code errorcode.Code, err error) map[string]any {
	members := map[string]any{"code": string(code)}
	var ambiguous *db.AmbiguousError
	if errors.As(err, &ambiguous) {
		members["candidates"] = ambiguous.Candidates
	}
	return members
}

// split separates the path of an error in the answer from its path in the arguments of the field, which gqlgen appends if a
// scalar rejects a value.
func split(ctx context.Context, path ast.Path) (answer ast.Path, argument string) {
	field := graphql.GetFieldContext(ctx)
	if field == nil {
		return path, ""
	}
	answer = field.Path()
	if len(path) <= len(answer) {
		return path, ""
	}
	return answer, path[len(answer):].String()
}

func classify(err error) (errorcode.Code, string) {
	var (
		input     *errorcode.InputError
		release   *db.ReleaseError
		ambiguous *db.AmbiguousError
		argument  *page.ArgumentError
		document  *gqlerror.Error
	)
	switch {
	case errors.As(err, &input):
		return input.Code, input.Reason
	case errors.As(err, &release) && errors.Is(release, control.ErrReleaseForeign):
		return errorcode.ReleaseNotFound, fmt.Sprintf(
			"release %d was published by a newer version of the hub, and only that can read it", release.Number)
	case errors.As(err, &release) && errors.Is(release, control.ErrReleaseStale):
		return errorcode.ReleaseNotFound, fmt.Sprintf(
			"release %d was published by an older version of the hub, and its operator has not upgraded it yet", release.Number)
	case errors.As(err, &release) && errors.Is(release, control.ErrReleasePruned):
		return errorcode.ReleasePruned, fmt.Sprintf("release %d was pruned: releases lists those that can be read", release.Number)
	case errors.As(err, &release) && errors.Is(release, db.ErrReleaseNotFound):
		return errorcode.ReleaseNotFound, fmt.Sprintf(
			"no release has the number %d: releases lists those that can be read", release.Number)
	case errors.As(err, &ambiguous):
		return errorcode.AmbiguousMunicipality, fmt.Sprintf(
			"the code %s led to %d municipalities on %s: choose one of extensions.candidates",
			ambiguous.OKTMO, len(ambiguous.Candidates), ambiguous.On)
	case errors.As(err, &argument) && argument.TooLarge:
		return errorcode.PageTooLarge, argument.Error()
	case errors.As(err, &argument):
		return errorcode.BadPage, argument.Error()
	}
	for _, known := range codes {
		if errors.Is(err, known.err) {
			return known.code, known.message
		}
	}
	if errors.As(err, &document) && document.Unwrap() == nil {
		return "", ""
	}
	return errorcode.Internal, "the hub failed to answer: its log names the request"
}
