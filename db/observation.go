package db

import "govhub/page"

// Observation is a row of resource observation. Its fields are described by the Table Schema.
type Observation struct {
	IndicatorKey Ref               `db:"indicator"`
	Place        string            `db:"place"`
	Period       string            `db:"period"`
	Breakdown    string            `db:"breakdown"`
	Value        Decimal           `db:"value"`
	Status       ObservationStatus `db:"status"`
	Provenance
	KeyText string `db:"key"`
}

// Key returns the natural key of the row.
func (o *Observation) Key() string { return o.KeyText }

// ID returns the global identifier.
func (o *Observation) ID() string { return globalID("observation", o.Key()) }

// IsNode marks the row as a node.
func (*Observation) IsNode() {}

// ObservationStatus: quality of an observed value, after the SDMX code list CL_OBS_STATUS.
type ObservationStatus string

// Observations is the table of resource observation.
var Observations = newTable("observation", "key",
	by("PERIOD", "period", func(o *Observation) string { return o.Period }),
	by("VALUE", "value", func(o *Observation) Decimal { return o.Value }),
	by("PLACE", "place", func(o *Observation) string { return o.Place }),
)

// Relations that lead to observations.
var (
	ObservationsOfRegion       = having(Observations, "region.observations", "place")
	ObservationsOfMunicipality = having(Observations, "municipality.observations", "place")
	ObservationsOfIndicator    = having(Observations, "indicator.observations", "indicator")
)

// ObservationFilter restricts a list of observations.
type ObservationFilter struct {
	And          []*ObservationFilter
	Or           []*ObservationFilter
	Not          *ObservationFilter
	Indicator    *IndicatorFilter
	Place        *StringFilter
	Region       *RegionFilter
	Municipality *MunicipalityFilter
	Period       *PeriodFilter
	Breakdown    *StringFilter
	Value        *DecimalFilter
	Status       *ObservationStatusFilter
	Source       *SourceFilter
}

func (f *ObservationFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	one(w, "indicator", Indicators, f.Indicator)
	w.text("place", f.Place)
	one(w, "place", Regions, f.Region)
	one(w, "place", Municipalities, f.Municipality)
	value(w, "period", f.Period)
	w.text("breakdown", f.Breakdown)
	value(w, "value", f.Value)
	enum(w, "status", f.Status)
	one(w, "source", Sources, f.Source)
}

// Names that the GraphQL schema knows these types by.
type (
	ObservationConnection   = page.Connection[Observation]
	ObservationEdge         = page.Edge[Observation]
	ObservationListFilter   = ListFilter[ObservationFilter]
	ObservationOrder        = Order
	ObservationOrderField   = OrderField
	ObservationStatusFilter = EnumFilter[ObservationStatus]
)

// ObservationKey returns the natural key of an observation.
func ObservationKey(indicator, place, period, breakdown string) string {
	return indicator + "/" + place + "/" + period + "/" + breakdown
}
