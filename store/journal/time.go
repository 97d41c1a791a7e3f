package journal

import "time"

// Time is an instant in milliseconds since 1970-01-01 UTC; 0 means «none».
// It is the one type in which instants are stored, compared and hashed.
type Time int64

// At converts a time.Time; the zero time becomes the zero Time.
func At(t time.Time) Time {
	if t.IsZero() {
		return 0
	}
	return Time(t.UnixMilli())
}

// In shows the instant in a zone (the plan's, never the laptop's).
func (t Time) In(loc *time.Location) time.Time {
	if t == 0 {
		return time.Time{}
	}
	return time.UnixMilli(int64(t)).In(loc)
}

// IsZero reports whether there is no instant.
func (t Time) IsZero() bool { return t == 0 }

// Add returns t+d, to the millisecond.
func (t Time) Add(d time.Duration) Time { return t + Time(d.Milliseconds()) }

// Sub returns the duration from u to t.
func (t Time) Sub(u Time) time.Duration { return time.Duration(t-u) * time.Millisecond }
