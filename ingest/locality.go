package ingest

import "strings"

// LocalityName returns the name of a locality without the type that may stand before it: Алейск of "г Алейск". The hub has
// names of centres without types, since publishers differ in whether and how they write them. A text that begins with no
// known type is returned as it is.
func LocalityName(text string) string {
	types := [...]string{"г", "г.", "пгт", "рп", "кп", "дп", "п", "с", "д", "сл", "х", "ж/д ст", "ст", "ст-ца", "аул", "нп"}
	for _, t := range types {
		if name, ok := strings.CutPrefix(text, t+" "); ok {
			return strings.TrimSpace(name)
		}
	}
	return text
}
