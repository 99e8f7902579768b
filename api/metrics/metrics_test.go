package metrics

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

func filled() *Registry {
	r := &Registry{Gauges: func() ([]Gauge, error) {
		return []Gauge{{"entente_documents", "Documents in view.\nAll of them \\ now.", 100000}}, nil
	}}
	for i := range 20 {
		r.Request("/documents", 200, time.Duration(i)*10*time.Millisecond)
	}
	r.Request("/claims", 404, time.Minute)
	r.Request(`odd "route" \ here`, 200, 0)
	return r
}

// TestPrometheusReadsWhatIsWritten reads the metrics with Prometheus' own
// reader of the text format.
func TestPrometheusReadsWhatIsWritten(t *testing.T) {
	var b bytes.Buffer
	if err := filled().Write(&b); err != nil {
		t.Fatal(err)
	}
	p := expfmt.NewTextParser(model.LegacyValidation)
	families, err := p.TextToMetricFamilies(&b)
	if err != nil {
		t.Fatal(err)
	}
	if len(families) != 3 {
		t.Errorf("%d families", len(families))
	}
	if got := families["entente_documents"].GetMetric()[0].GetGauge().GetValue(); got != 100000 {
		t.Errorf("documents %v", got)
	}
	for _, m := range families["entente_request_seconds"].GetMetric() {
		h := m.GetHistogram()
		last := uint64(0)
		for _, bucket := range h.GetBucket() {
			if bucket.GetCumulativeCount() < last {
				t.Error("buckets do not add up")
			}
			last = bucket.GetCumulativeCount()
		}
		if last != h.GetSampleCount() {
			t.Errorf("the last bucket has %d of %d", last, h.GetSampleCount())
		}
		if m.GetLabel()[0].GetValue() == "/documents" && (h.GetSampleCount() != 20 || h.GetSampleSum() < 1.89 || h.GetSampleSum() > 1.91) {
			t.Errorf("documents: %d, %v", h.GetSampleCount(), h.GetSampleSum())
		}
	}
	if n := len(families["entente_requests_total"].GetMetric()); n != 3 {
		t.Errorf("%d counters", n)
	}
}

func TestMetricsAreWrittenWithoutTheArchive(t *testing.T) {
	r := filled()
	r.Gauges = func() ([]Gauge, error) { return nil, errors.New("locked") }
	var b bytes.Buffer
	if err := r.Write(&b); err != nil || strings.Contains(b.String(), "entente_documents") || !strings.Contains(b.String(), "entente_requests_total") {
		t.Errorf("%v %s", err, b.String())
	}
}

func TestMetricsAreWrittenInOneOrder(t *testing.T) {
	var a, b bytes.Buffer
	if filled().Write(&a) != nil || filled().Write(&b) != nil || a.String() != b.String() {
		t.Error("two writings differ")
	}
}

func TestPagesAreCountedByTheirPatternNotTheirAddress(t *testing.T) {
	r := &Registry{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /document/{id}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	h := r.Count(mux)
	for i := range 100 {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, fmt.Sprint("/document/secret", i), nil))
	}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "secret") || !strings.Contains(b.String(), `entente_requests_total{route="GET /document/{id}",status="418"} 100`) {
		t.Error(b.String())
	}
}
