package db

// computed works a value out from a text, nil where there is no text or the value is empty.
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
