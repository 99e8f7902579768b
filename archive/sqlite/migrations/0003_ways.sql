-- Indexes for views by period and by recorded time.

CREATE INDEX claims_date ON claims(date_start, date_end) WHERE date_start <> '';
CREATE INDEX readings_recorded ON readings(recorded_at);
CREATE INDEX presence_recorded ON presence(recorded_at);
CREATE INDEX decisions_verdict ON decisions(verdict, claim);
