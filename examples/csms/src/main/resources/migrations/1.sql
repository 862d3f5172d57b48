-- Everything that is known, as JSON: "kind" says what it is, "parent" and "id" which one of the station.
CREATE TABLE document (
    number   BIGINT GENERATED ALWAYS AS IDENTITY,
    kind     VARCHAR(30) NOT NULL,
    identity VARCHAR_IGNORECASE(255) NOT NULL,
    parent   VARCHAR_IGNORECASE(255) NOT NULL,
    id       VARCHAR_IGNORECASE(1000) NOT NULL,
    body     CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (kind, identity, parent, id)
);
CREATE INDEX document_in_order ON document (kind, identity, parent, number);
INSERT INTO document (kind, identity, parent, id, body) VALUES
    ('token', '', '', '04E4A2B1', '{"idToken":"04E4A2B1","type":"ISO14443","status":"Accepted"}'),
    ('token', '', '', 'DEMO-TOKEN', '{"idToken":"DEMO-TOKEN","type":"Central","status":"Accepted"}'),
    ('token', '', '', '0000BLOCKED', '{"idToken":"0000BLOCKED","type":"ISO14443","status":"Blocked"}'),
    ('token', '', '', '0000EXPIRED', '{"idToken":"0000EXPIRED","type":"ISO14443","status":"Expired"}');
