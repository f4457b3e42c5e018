package assist_test

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"govhub/assist"
	"govhub/prominence"
)

// mostBytes bounds what the index keeps of a place beside its identifiers.
const mostBytes = 200

// TestMemoryOfDocuments compares what an index of many texts counts with what the heap holds.
func TestMemoryOfDocuments(t *testing.T) {
	words := strings.Fields("дорога школа бюджет парк вода мост тариф налог земля фонд спорт музей театр врач автобус отходы освещение двор ремонт субсидия")
	var documents []assist.Document
	before := heapBytes()
	for i := range 5000 {
		var text strings.Builder
		for k := range 60 {
			fmt.Fprintf(&text, "%s%d ", words[(i*7+k*k)%len(words)], (i+k)%50)
		}
		documents = append(documents, assist.Document{ID: fmt.Sprintf("practice:%06d", i), Kind: assist.Practices, Fields: []assist.Field{
			{Name: "title", Weight: 3, Text: fmt.Sprintf("%s %d", words[i%len(words)], i)}, {Name: "summary", Weight: 1, Text: text.String()},
		}})
	}
	x, err := assist.NewIndex(t.Context(), documents, nil)
	if err != nil {
		t.Fatal(err)
	}
	documents = nil
	checkSize(t, x, heapBytes()-before)
}

// checkSize compares what an index counts with what the heap holds.
func checkSize(t *testing.T, x *assist.Index, kept int64) {
	t.Helper()
	t.Logf("%d bytes are counted, %d in use", x.Size(), kept)
	if math.Abs(float64(x.Size()-kept)) > .15*float64(kept) {
		t.Errorf("%d bytes are counted, %d in use: more than 15 %% apart", x.Size(), kept)
	}
	runtime.KeepAlive(x)
}

func heapBytes() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestMemoryOfPlaces makes an index of as many places as there are, in both languages and with their centres.
func TestMemoryOfPlaces(t *testing.T) {
	const count = 25_000
	starts := strings.Fields("Александр Андре Берез Вишн Высок Георги Дмитри Завод Зелен Ильин Камен Ключ Красн Лесн Михайл Никол Озер Октябр Павл Петр Сад Север Совет Троиц")
	ends := strings.Fields("овск евск инск ушинск енск ярск огорск оградск одольск опольск овичи ово")
	before := heapBytes()
	places := make([]assist.Place, count)
	for i := range places {
		name := starts[i%len(starts)] + ends[i/len(starts)%len(ends)]
		places[i] = assist.Place{
			ID: fmt.Sprintf("municipality:%08d", i), Region: fmt.Sprintf("region:%08d", i%89),
			Names: []string{"сельское поселение " + name, fmt.Sprintf("Rural settlement %s %d", name, i/300), name},
			Known: prominence.Place{Kind: "RURAL_SETTLEMENT", People: int32(i)},
		}
	}
	x, err := assist.NewIndex(t.Context(), nil, places)
	if err != nil {
		t.Fatal(err)
	}
	places = nil
	kept := heapBytes() - before
	t.Logf("%d bytes a place", kept/count)
	if kept > mostBytes*count {
		t.Errorf("a place takes %d bytes, more than %d", kept/count, mostBytes)
	}
	checkSize(t, x, kept)
}
