// Package snapshot builds the parts that a release keeps in memory, one at a time and outside of requests, shares each among all
// releases with the same content, and keeps them within a budget of bytes. It knows neither releases nor tables.
package snapshot
