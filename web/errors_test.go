package web_test

import (
	"os"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"govhub/web"
)

func TestCodesAreInTheSchema(t *testing.T) {
	t.Parallel()
	const file = "../graph/schema/error.graphqls"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parser.ParseSchema(&ast.Source{Name: file, Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	enum := doc.Definitions.ForName("ErrorCode")
	for _, code := range web.Codes() {
		if enum.EnumValues.ForName(code) == nil {
			t.Errorf("enum ErrorCode lacks %s", code)
		}
	}
}
