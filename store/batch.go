package store

// Batch runs several commands in one transaction: all of them are recorded, or
// none. A command sees what those before it did.
type Batch []Command

func (b Batch) plan(tx *Tx) error {
	for _, c := range b {
		if err := c.plan(tx); err != nil {
			return err
		}
	}
	return nil
}
