package limits

import (
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/lexer"

	"govhub/errorcode"
)

// Text checks the text of a query. It reads malformed text as far as it can, and the parser reports the error.
func (g *Guard) Text(query string) *Violation {
	lex := lexer.New(&ast.Source{Input: query})
	tokens := 0
	var first *Violation
	for {
		tok, err := lex.ReadToken()
		if err != nil || tok.Kind == lexer.EOF {
			break
		}
		tokens++
		if first != nil {
			continue
		}
		switch tok.Kind {
		case lexer.Name:
			first = name("a name has", tok.Value, &tok.Pos)
		case lexer.Int, lexer.Float:
			first = text("a number has", tok.Value, g.limits.StringLength, &tok.Pos)
		case lexer.String, lexer.BlockString:
			first = text("a string has", tok.Value, g.longest, &tok.Pos)
		}
	}
	if tokens > g.limits.Tokens {
		return &Violation{
			Code: errorcode.QueryTooLarge, Subject: "the query has", Actual: tokens, Unit: "tokens", Limit: g.limits.Tokens,
			Hint: "ask for less at once, or move values to variables",
		}
	}
	return first
}

func name(subject, s string, at *ast.Position) *Violation {
	if len(s) <= nameLength {
		return nil
	}
	return &Violation{
		Code: errorcode.ValueTooLong, Subject: subject, Actual: len(s), Unit: "characters", Limit: nameLength,
		Hint: "no name of the schema is that long", At: at,
	}
}

func text(subject, s string, limit int, at *ast.Position) *Violation {
	if strings.IndexByte(s, 0) >= 0 {
		return &Violation{
			Code: errorcode.ValidationFailed, Subject: subject, Unit: "the character U+0000 in it", Hint: "remove it, PostgreSQL cannot store it", At: at,
		}
	}
	if len(s) <= limit { // there are at least as many bytes as characters
		return nil
	}
	n := utf8.RuneCountInString(s)
	if n <= limit {
		return nil
	}
	return &Violation{
		Code: errorcode.ValueTooLong, Subject: subject, Actual: n, Unit: "characters", Limit: limit,
		Hint: "shorten it", At: at,
	}
}

func (g *Guard) items(subject string, n int, at *ast.Position) *Violation {
	if n <= g.limits.ListLength {
		return nil
	}
	return &Violation{
		Code: errorcode.ListTooLong, Subject: subject, Actual: n, Unit: "items", Limit: g.limits.ListLength,
		Hint: "send the items in several requests", At: at,
	}
}
