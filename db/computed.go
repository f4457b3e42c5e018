package db

// computed derives a value from a text. It returns nil for no text, and for an empty value.
func computed[V ~string](text *string, of func(string) V) *V {
	if text == nil {
		return nil
	}
	value := of(*text)
	if value == "" {
		return nil
	}
	return &value
}
