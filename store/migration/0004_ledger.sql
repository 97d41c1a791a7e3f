-- Ways into the ledger beside the open matters: what ended last, what was
-- merged into what, what else came from a household, who was spoken of. The
-- expressions are the words that store/matter_list.go and its neighbours ask by.
CREATE INDEX IF NOT EXISTS matter_ended ON matter (json_extract(doc, '$.closed')) WHERE open = 0;
CREATE INDEX IF NOT EXISTS matter_into ON matter (json_extract(doc, '$.into')) WHERE open = 0 AND json_extract(doc, '$.into') <> '';
CREATE INDEX IF NOT EXISTS matter_house ON matter (grid, json_extract(doc, '$.household')) WHERE json_extract(doc, '$.household') <> '';
CREATE INDEX IF NOT EXISTS matter_person ON matter (json_extract(doc, '$.person')) WHERE json_extract(doc, '$.person') <> '';
