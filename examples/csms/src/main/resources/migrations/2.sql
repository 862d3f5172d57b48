-- The newest messages of a station, of all actions.
CREATE INDEX document_of_station ON document (kind, identity, number);
