package db

// ObservationKey returns the natural key of an observation.
func ObservationKey(indicator, place, period, breakdown string) string {
	return indicator + "/" + place + "/" + period + "/" + breakdown
}
