package english

// openAccurate opens the accurate setting.
func openAccurate() (*English, error) { return openFast() }
