package store

import (
	"context"
	"errors"
	"fmt"

	"zhiban/store/migration"
)

// schemaDiff names the first object of the schema that is not as this version
// makes it: a trigger that was dropped, a table that was added.
func (v *verifier) schemaDiff(ctx context.Context) string {
	live, err := schemaOf(ctx, v.s.reader)
	if err != nil {
		return err.Error()
	}
	want, err := freshSchema(ctx)
	if err != nil {
		return err.Error()
	}
	for name, sql := range want {
		if live[name] != sql {
			return name
		}
	}
	for name := range live {
		if _, ok := want[name]; !ok {
			return name
		}
	}
	return ""
}

func freshSchema(ctx context.Context) (map[string]string, error) {
	mem, err := dial(":memory:", 1)
	if err != nil {
		return nil, err
	}
	db, err := mem.begin(ctx)
	if err != nil {
		return nil, errors.Join(err, mem.close())
	}
	_, err = migration.Apply(ctx, db, 0)
	if err := errors.Join(err, db.tx.Commit()); err != nil {
		return nil, errors.Join(err, mem.close())
	}
	out, err := schemaOf(ctx, mem)
	return out, errors.Join(err, mem.close())
}

func schemaOf(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.query(ctx, "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
	if err != nil {
		return nil, fmt.Errorf("read schema: %w", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var name, sql string
		if err := rows.Scan(&name, &sql); err != nil {
			return nil, fmt.Errorf("read schema: %w", err)
		}
		out[name] = sql
	}
	return out, rows.Err()
}
