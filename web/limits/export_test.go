package limits

// Sizes are those of lists without arguments.
var Sizes = sizes
