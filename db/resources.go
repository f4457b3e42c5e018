package db

// IsResource reports whether identifiers of nodes begin with the name.
func IsResource(name string) bool { return resources[name] != nil }
