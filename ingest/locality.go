package ingest

import "strings"

// LocalityName returns the name of a locality without its type: Алейск for "г Алейск". The hub keeps centres without types,
// since publishers write them differently or not at all. A text without a known type is returned unchanged.
func LocalityName(text string) string {
	types := [...]string{"г", "г.", "пгт", "рп", "кп", "дп", "п", "с", "д", "сл", "х", "ж/д ст", "ст", "ст-ца", "аул", "нп"}
	for _, t := range types {
		if name, ok := strings.CutPrefix(text, t+" "); ok {
			return strings.TrimSpace(name)
		}
	}
	return text
}
