package limits

// Sizes are the sizes of lists without arguments.
var Sizes = sizes
