package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// content returns the content of an answer without the parts that differ between systems: extensions and opaque cursors. Aliases
// in the queries make names equal, and values need no conversion: both systems send exact decimals and dates as text, and enums
// and texts have the same letters.
func content(answer []byte) (map[string]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(answer))
	decoder.UseNumber()
	var form struct {
		Errors []struct {
			Message string `json:"message"`
		} `json:"errors"`
		Data map[string]any `json:"data"`
	}
	if err := decoder.Decode(&form); err != nil {
		return nil, fmt.Errorf("answer is not JSON: %w: %.200s", err, answer)
	}
	if len(form.Errors) > 0 {
		return nil, errors.New(form.Errors[0].Message)
	}
	if form.Data == nil {
		return nil, fmt.Errorf("answer without data: %.200s", answer)
	}
	dropCursors(form.Data)
	return form.Data, nil
}

func dropCursors(value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range []string{"cursor", "startCursor", "endCursor"} {
			delete(value, name)
		}
		for _, member := range value {
			dropCursors(member)
		}
	case []any:
		for _, item := range value {
			dropCursors(item)
		}
	}
}

// hasEmptyRoot reports whether a root field has no content: null, or a list without rows. Comparing or timing such answers would show
// little.
func hasEmptyRoot(data map[string]any) (field string, empty bool) {
	for name, root := range data {
		list, isList := root.([]any)
		if object, isObject := root.(map[string]any); isObject {
			list, isList = object["nodes"].([]any)
		}
		if root == nil || isList && len(list) == 0 {
			return name, true
		}
	}
	return "", false
}

// nextPage returns the end cursor of the only root field, and whether another page follows.
func nextPage(answer []byte) (after string, more bool, err error) {
	var form struct {
		Data map[string]struct {
			PageInfo struct {
				HasNextPage bool   `json:"hasNextPage"`
				EndCursor   string `json:"endCursor"`
			} `json:"pageInfo"`
		} `json:"data"`
	}
	if err := json.Unmarshal(answer, &form); err != nil {
		return "", false, err
	}
	if len(form.Data) != 1 {
		return "", false, fmt.Errorf("%d root fields, want one: %.200s", len(form.Data), answer)
	}
	for _, root := range form.Data {
		after, more = root.PageInfo.EndCursor, root.PageInfo.HasNextPage
	}
	return after, more, nil
}
